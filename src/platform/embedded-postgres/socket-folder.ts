import { chmod, chown, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { StartRefusal } from '../start-refusal.ts'
import { canEnter } from './data-folder.ts'
import type { ServerUser } from './server-user.ts'
import { port } from './settings.ts'

/** A folder for the socket that nobody but the server and we can enter: whoever reaches the socket is let in as superuser. In the data folder, or a new one among the temporary files when that path is too long or closed to the server. */
export async function makeSocketFolder(dataFolder: string, user: ServerUser | undefined): Promise<string> {
  const usual = join(dataFolder, 'socket')
  if (isShort(usual) && (!user || (await canEnter(dataFolder, user)))) {
    await mkdir(usual, { recursive: true })
    return closeToOthers(usual, user)
  }
  for (const parent of [tmpdir(), '/tmp']) {
    if (isShort(join(parent, `${prefix}XXXXXX`)) && (!user || (await canEnter(parent, user)))) {
      return closeToOthers(await mkdtemp(join(parent, prefix)), user)
    }
  }
  throw new StartRefusal(`The path of ${dataFolder} is too long for a socket: set PARTSDESK_DATA to a shorter one.`)
}

/** Clears away a folder made among the temporary files; the one in the data folder stays. */
export async function removeSocketFolder(socketFolder: string): Promise<void> {
  if (basename(socketFolder).startsWith(prefix)) await rm(socketFolder, { recursive: true, force: true })
}

const prefix = 'partsdesk-socket-'

/** sockaddr_un holds 104 bytes on macOS and 108 on Linux, the closing zero included. */
function isShort(folder: string) {
  return Buffer.byteLength(join(folder, `.s.PGSQL.${port}`)) <= 100
}

async function closeToOthers(folder: string, user: ServerUser | undefined) {
  await chmod(folder, 0o700)
  if (user) await chown(folder, user.uid, user.gid)
  return folder
}
