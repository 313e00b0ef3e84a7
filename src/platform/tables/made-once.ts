import { randomUUID } from 'node:crypto'
import { access, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** A file that is made from installed packages and kept: `make` writes it whole at the path it is given, `sound` tells a kept one that can be used from one that was damaged. */
export type MadeOnce = {
  readonly folder: string
  readonly file: string
  /** what the names of its other versions, and of theirs in the making, begin with */
  readonly family: string
  readonly make: (path: string) => Promise<void>
  readonly sound?: (path: string) => Promise<boolean>
}

/**
 * The path of a kept file, which is made first where it is missing or not sound. It appears by rename, so a crash or a second process at the same work leaves no half of it;
 * its other versions go.
 */
export async function madeOnce({ folder, file, family, make, sound = exists }: MadeOnce): Promise<string> {
  const path = join(folder, file)
  if (!(await exists(path)) || !(await sound(path))) {
    await mkdir(folder, { recursive: true })
    await makeAside(path, make)
  }
  await removeOthers(folder, file, family)
  return path
}

async function makeAside(path: string, make: MadeOnce['make']): Promise<void> {
  const partial = `${path}.${randomUUID()}.partial`
  try {
    await make(partial)
    await flush(partial)
    await rename(partial, path)
  } finally {
    await rm(partial, { force: true })
  }
}

/** On disk before it gets its name, or a power cut could leave a named file without content. */
async function flush(path: string): Promise<void> {
  const file = await open(path, 'r+')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}

/** Other versions go, and what a crash left behind; a partial one younger than an hour may be another process's, and one still open may refuse to go: next time then. */
async function removeOthers(folder: string, current: string, family: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (name === current || !name.startsWith(family) || !/\.(db|partial)(-journal)?$/.test(name)) continue
    const age = Date.now() - (await stat(join(folder, name)).catch(() => ({ mtimeMs: 0 }))).mtimeMs
    if (name.endsWith('.db') || age > 3_600_000) await rm(join(folder, name), { force: true }).catch(() => undefined)
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}
