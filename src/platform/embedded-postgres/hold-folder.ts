import { readFile, rm } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import { errorCode, writeFileAtomically } from '../files.ts'
import { StartRefusal } from '../start-refusal.ts'
import { prepareDataFolder } from './data-folder.ts'

/** Exclusive use of a data folder by this process. `tell` notes the address people reach it under, for the message a second start gives. */
export type Hold = Readonly<{ tell: (address: string) => Promise<void>; release: () => Promise<void> }>

/** Who holds a folder, as it stands in `holder.json`. */
export type Holder = Readonly<{ pid: number; host: string; startedAt: string; address?: string }>

/**
 * Takes the data folder for this process alone, or refuses and says who has it. The truth is a lock of the kernel on `holder.lock`, which dies with its process
 * however that ends: no stale lock, no reused process number, and it holds between containers that share a volume. `holder.json` only says who.
 */
export async function holdFolder(folder: string): Promise<Hold> {
  await prepareDataFolder(folder)
  const lock = tryLock(folder, 100)
  if (!lock) throw new StartRefusal(describeHolder(folder, await readHolder(folder)))

  const holder: Holder = { pid: process.pid, host: hostname(), startedAt: new Date().toISOString() }
  try {
    await writeHolder(folder, holder)
  } catch (error) {
    lock.close()
    throw new StartRefusal(`${holderFile(folder)} cannot be written (${errorCode(error)}).`)
  }
  return {
    tell: (address) => writeHolder(folder, { ...holder, address }),
    release: async () => {
      if (!lock.isOpen) return
      await rm(holderFile(folder), { force: true })
      lock.close()
    },
  }
}

/** The process that holds the folder now: undefined when none does, `'unknown'` when one does and its note cannot be read. */
export async function findHolder(folder: string): Promise<Holder | 'unknown' | undefined> {
  const lock = tryLock(folder, 0)
  if (!lock) return (await readHolder(folder)) ?? 'unknown'
  lock.close()
  return undefined
}

/** Node has no file locks of its own; an open exclusive transaction of SQLite is one. Nothing else may open and close this file: with POSIX locks that would free it. */
function tryLock(folder: string, patience: number): DatabaseSync | undefined {
  let lock: DatabaseSync | undefined
  try {
    lock = new DatabaseSync(join(folder, 'holder.lock'), { timeout: patience })
    lock.exec('pragma journal_mode = memory; begin exclusive')
    return lock
  } catch (error) {
    lock?.close()
    if (error instanceof Error && 'errcode' in error && error.errcode === sqliteBusy) return undefined
    throw new StartRefusal(`The data folder ${folder} cannot be locked: ${error instanceof Error ? error.message : 'unknown error'}.`)
  }
}

const sqliteBusy = 5

const holderShape = z.object({ pid: z.number(), host: z.string(), startedAt: z.string(), address: z.string().optional() })

function holderFile(folder: string) {
  return join(folder, 'holder.json')
}

async function writeHolder(folder: string, holder: Holder) {
  await writeFileAtomically(holderFile(folder), `${JSON.stringify(holder)}\n`)
}

async function readHolder(folder: string): Promise<Holder | undefined> {
  try {
    return holderShape.parse(JSON.parse(await readFile(holderFile(folder), 'utf8')))
  } catch {
    return undefined
  }
}

function describeHolder(folder: string, holder: Holder | undefined): string {
  if (!holder)
    return `The data folder ${folder} is in use by another Partsdesk process. Stop that one first, or set PARTSDESK_DATA to another folder.`
  const where = holder.host === hostname() ? '' : ` on ${holder.host}`
  const address = holder.address ? `, at ${holder.address}` : ''
  return `The data folder ${folder} is in use by Partsdesk process ${holder.pid}${where} (since ${holder.startedAt}${address}). Stop that one first, or set PARTSDESK_DATA to another folder.`
}
