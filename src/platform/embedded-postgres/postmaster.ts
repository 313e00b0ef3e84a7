import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import { Client, DatabaseError } from 'pg'
import { errorCode } from '../files.ts'
import { port } from './settings.ts'

/** What a running server has written about itself. */
export type Postmaster = Readonly<{ pid: number; socketFolder: string; port: number; ready: boolean }>

/** Reads `postmaster.pid` of the cluster; undefined when there is none. A file still being written gives an empty socket folder. */
export async function readPostmaster(cluster: string): Promise<Postmaster | undefined> {
  const text = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return undefined
    throw error
  })
  if (text === undefined) return undefined

  // Lines as PostgreSQL's pidfile.h gives them: pid, data folder, start, port, socket folder, listen address, shared memory, status.
  const lines = text.split('\n').map((line) => line.trim())
  return { pid: Math.abs(Number(lines[0])), port: Number(lines[3] ?? 0), socketFolder: lines[4] ?? '', ready: lines[7] === 'ready' }
}

/** Is there a process of that number? One that ended and that nobody has collected does not count. */
export function isRunning(pid: number): boolean {
  if (!(pid > 0)) return false
  try {
    process.kill(pid, 0)
  } catch (error) {
    return errorCode(error) === 'EPERM'
  }
  return !isZombie(pid)
}

/** Is the process a PostgreSQL, and not another program that was given the number later? */
export async function isPostgres(pid: number): Promise<boolean> {
  const name = await readFile(`/proc/${pid}/comm`, 'utf8').catch(async () => {
    const listed = await promisify(execFile)('ps', ['-o', 'comm=', '-p', String(pid)]).catch(() => ({ stdout: '' }))
    return listed.stdout
  })
  return /(^|\/)postgres\s*$/.test(name)
}

/** Asks the server through its socket; any answer but "starting up" (or "shutting down") shows it at work. */
export async function probe(server: Pick<Postmaster, 'socketFolder' | 'port'>): Promise<'ready' | 'starting' | 'silent'> {
  if (!server.socketFolder) return 'silent'
  const client = new Client({
    host: server.socketFolder,
    port: server.port,
    user: 'postgres',
    database: 'postgres',
    connectionTimeoutMillis: 5_000,
  })
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.query('select 1')
    return 'ready'
  } catch (error) {
    if (!(error instanceof DatabaseError)) return 'silent'
    return error.code === cannotConnectNow ? 'starting' : 'ready'
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** Fast shutdown: open transactions are rolled back, everything committed is on disk. Returns when the process is gone; a server that does not obey is made to. */
export async function stopPostmaster(pid: number): Promise<void> {
  for (const [signal, patience] of [
    ['SIGINT', 30_000],
    ['SIGQUIT', 5_000],
    ['SIGKILL', 5_000],
  ] as const) {
    if (!isRunning(pid)) return
    process.kill(pid, signal)
    await gone(pid, patience)
  }
}

async function gone(pid: number, patience: number) {
  const until = Date.now() + patience
  while (isRunning(pid) && Date.now() < until) await pause(10)
}

/**
 * Removes the lock files of a server that is gone, when its number still stands for something: another program, or a dead process that nobody collected (a container
 * without an init). PostgreSQL takes either for a living server. Its orphans are still noticed: by the shared memory they are attached to.
 */
export async function clearLocks(cluster: string, socketFolder: string): Promise<void> {
  for (const lockFile of [join(cluster, 'postmaster.pid'), join(socketFolder, `.s.PGSQL.${port}.lock`)]) {
    const pid = Number.parseInt(await readFile(lockFile, 'utf8').catch(() => ''))
    if (pid && !(isRunning(pid) && (await isPostgres(pid)))) await rm(lockFile, { force: true })
  }
}

/** PostgreSQL's code for "the database system is starting up" or "shutting down". */
const cannotConnectNow = '57P03'

function isZombie(pid: number): boolean {
  try {
    return /^\d+ \(.*\) Z/s.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
  } catch {
    return false
  }
}
