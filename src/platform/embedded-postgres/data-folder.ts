import { randomUUID } from 'node:crypto'
import { mkdir, rm, stat, statfs, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { errorCode } from '../files.ts'
import { StartRefusal } from '../start-refusal.ts'
import type { ServerUser } from './server-user.ts'

/** With less than this left (bytes) PostgreSQL may stop in the middle of a write-ahead log segment. */
export const leastFreeBytes = 200_000_000

/** Makes the data folder where it is missing; refuses when it cannot be written to, is no folder, or its disk has less than `needed` bytes left. */
export async function prepareDataFolder(folder: string, needed = leastFreeBytes): Promise<void> {
  try {
    await makeFolder(folder)
    await checkWritable(folder)
  } catch (error) {
    throw new StartRefusal(`The data folder ${folder} ${complaint(errorCode(error))}.`)
  }
  const free = await freeBytes(folder)
  if (free < needed)
    throw new StartRefusal(`The disk of ${folder} is full: ${megabytes(free)} free, at least ${megabytes(needed)} are needed.`)
}

/** Step by step, as Node's own recursive mkdir hides why it failed (and never ends below /proc). The server's own user must be able to pass when we are root. */
async function makeFolder(folder: string): Promise<void> {
  const mode = process.getuid?.() === 0 ? 0o711 : 0o700
  try {
    await mkdir(folder, { mode })
  } catch (error) {
    if (errorCode(error) === 'EEXIST' && (await stat(folder)).isDirectory()) return
    if (errorCode(error) !== 'ENOENT' || dirname(folder) === folder) throw error
    await makeFolder(dirname(folder))
    await mkdir(folder, { mode })
  }
}

/** Throws the system's error unless a file can be made in the folder. */
export async function checkWritable(folder: string): Promise<void> {
  const probe = join(folder, `.${randomUUID()}.probe`)
  try {
    await writeFile(probe, 'probe', { flag: 'wx' })
  } finally {
    await rm(probe, { force: true })
  }
}

/** What is left on the folder's disk for ordinary users, in bytes. */
export async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder)
  return bavail * bsize
}

/** `1234567890` as `1,235 MB`. */
export function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1_000_000).toLocaleString('en-US')} MB`
}

/** What a system's error code says about the folder, to stand behind its name. */
export function complaint(code: string): string {
  switch (code) {
    case 'EACCES':
    case 'EPERM':
      return `cannot be read and written by user id ${process.getuid?.()}: change its owner, or set PARTSDESK_DATA to another folder`
    case 'EROFS':
      return 'lies on a read-only disk: set PARTSDESK_DATA to another folder'
    case 'ENOSPC':
    case 'EDQUOT':
      return 'lies on a full disk: nothing can be written there'
    case 'EEXIST':
    case 'ENOTDIR':
      return 'is not a folder, a file is in its way: move that, or set PARTSDESK_DATA to another folder'
    default:
      return `cannot be used (${code || 'unknown error'})`
  }
}

/** May `user` pass through this folder and all above it? By the permission bits; access lists are not looked at. */
export async function canEnter(folder: string, user: ServerUser): Promise<boolean> {
  const { uid, gid, mode } = await stat(folder)
  const bit = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001
  if ((mode & bit) === 0) return false
  return dirname(folder) === folder || canEnter(dirname(folder), user)
}
