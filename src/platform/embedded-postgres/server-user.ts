import { chown, readFile, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { StartRefusal } from '../start-refusal.ts'

/** The system's user PostgreSQL runs as when Partsdesk itself runs as root. */
export type ServerUser = Readonly<{ uid: number; gid: number }>

/** PostgreSQL refuses to run as root: then the owner of an existing cluster, else the system's `nobody`. Undefined when we are an ordinary user and it runs as we do. */
export async function chooseServerUser(cluster: string): Promise<ServerUser | undefined> {
  if (process.getuid?.() !== 0) return undefined
  if (process.platform !== 'linux')
    throw new StartRefusal('PostgreSQL does not run as root: start Partsdesk as an ordinary user, or set DATABASE_URL.')

  const owner = await stat(cluster).catch(() => undefined)
  return owner && owner.uid !== 0 ? { uid: owner.uid, gid: owner.gid } : nobody()
}

/** Hands the folder and all below it to the server's user. Does nothing when there is none. */
export async function giveTo(user: ServerUser | undefined, folder: string): Promise<void> {
  if (!user) return
  await chown(folder, user.uid, user.gid)
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isSymbolicLink()) await chown(join(entry.parentPath, entry.name), user.uid, user.gid)
  }
}

async function nobody(): Promise<ServerUser> {
  const line = (await readFile('/etc/passwd', 'utf8').catch(() => '')).split('\n').find((entry) => entry.startsWith('nobody:'))
  const [uid, gid] = (line ?? '').split(':').slice(2, 4).map(Number)
  return { uid: uid || 65_534, gid: gid || 65_534 }
}
