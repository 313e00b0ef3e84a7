import { randomUUID } from 'node:crypto'
import { link, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'

/** Replaces the file as a whole: a reader, or a crash at any moment, meets the old bytes or the new ones, never a part. `mode` defaults to 0600. */
export async function writeFileAtomically(path: string, bytes: string | Uint8Array, mode = 0o600): Promise<void> {
  await viaDraft(path, bytes, mode, (draft) => rename(draft, path))
}

/** Creates the file whole, or leaves the one that is already there: false then. Of several processes at once exactly one gets true. */
export async function createFileOnce(path: string, bytes: string | Uint8Array, mode = 0o600): Promise<boolean> {
  try {
    await viaDraft(path, bytes, mode, (draft) => link(draft, path))
    return true
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false
    throw error
  }
}

/** The system's code of a failed call (`ENOENT`, `ENOSPC`, ...), or '' for anything else that was thrown. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}

async function viaDraft(path: string, bytes: string | Uint8Array, mode: number, publish: (draft: string) => Promise<void>) {
  const draft = `${path}.${randomUUID()}.draft`
  try {
    const file = await open(draft, 'wx', mode)
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    await publish(draft)
  } finally {
    await rm(draft, { force: true })
  }
  await syncFolder(dirname(path))
}

/** Without this the new name itself could be lost with the power. */
async function syncFolder(folder: string) {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
