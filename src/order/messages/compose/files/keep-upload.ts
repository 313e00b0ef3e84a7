import { fileTypeFromBuffer } from 'file-type'
import { uuidv7 } from 'uuidv7'
import { hasCardNumber } from '#domain/card-number.ts'
import type { LockCode } from '#domain/mail/scan.ts'
import { cleanName, fileLimit, filesLimit, isRunnable, mostFiles } from '#domain/mail/outgoing-files.ts'
import { ok, refuse, type Result } from '#domain/result.ts'
import type { App } from '#platform/app.ts'
import { inNetwork, inStore, systemActor, type Actor } from '#platform/doors.ts'
import { sha256 } from '#platform/secrets.ts'
import { makeThumbnail } from '#platform/thumbnail.ts'
import { seeOrder } from '../../../spine.ts'
import { listStoreIds } from '../../../spine-rows.ts'
import { toFileView } from '../../harmless.ts'
import { awaitScan } from '../../scan/await-scan.ts'
import { findScan, saveVerdict } from '../../scan/queries.ts'
import type { UploadView } from '../shapes.ts'
import { deleteOld, deleteUnheld, deleteUploads, insertUpload, listUploads } from './queries.ts'

type Refused =
  | LockCode
  | 'not_found'
  | 'file_empty'
  | 'file_too_heavy'
  | 'files_too_heavy'
  | 'too_many_files'
  | 'file_runs'
  | 'file_holds_card'

/** Width and height of a preview in pixels. */
const previewSide = 480

/** Milliseconds a file waits for the mail it was put to: a week. */
const patience = 7 * 24 * 3600 * 1000

/** Milliseconds somebody waits for the virus scanner; after that their file is kept, locked, and checked by a job. */
const scanPatience = 10_000

/**
 * Keeps a file for the mail the actor writes on this order. Refused: nothing, more than a file or a mail may weigh, what a machine would run (by name or by bytes), a text
 * with a card number in it, what a virus is found in. Its name is kept, cleaned.
 */
export async function keepUpload(
  app: App,
  actor: Actor,
  number: number,
  given: { readonly name: string; readonly bytes: Buffer },
): Promise<Result<UploadView, Refused>> {
  const { person } = actor
  if (person === null) return refuse('not_found')
  const name = cleanName(given.name)
  const checked = await check(name, given.bytes)
  if (!checked.ok) return checked
  const scanned = app.scanner ? await app.scanner.scan(given.bytes, scanPatience) : null
  if (scanned?.outcome === 'infected') return refuse('file_infected', { virus: scanned.virus })
  // Drawn before the transaction: a picture takes longer than the database should wait.
  const preview = (await makeThumbnail(given.bytes, previewSide))?.bytes ?? null
  const kept = await seeOrder<Result<UploadView, Refused>>(app, actor, number, async (tx, order) => {
    const there = await listUploads(tx, order.id, person)
    if (there.length >= mostFiles) return refuse('too_many_files')
    if (there.reduce((sum, { size }) => sum + size, given.bytes.length) > filesLimit) return refuse('files_too_heavy')
    const file = { id: uuidv7(), name, size: given.bytes.length, mediaType: checked.value }
    const hash = sha256(given.bytes)
    await insertUpload(tx, {
      ...file,
      order: order.id,
      person,
      bytes: given.bytes,
      sha256: hash,
      preview,
      at: app.clock.now(),
    })
    if (scanned?.outcome === 'clean') await saveVerdict(tx, hash, null)
    else await awaitScan(app, tx, [hash])
    return ok(toFileView({ ...file, preview, ...(await findScan(tx, hash)) }))
  })
  return kept ?? refuse('not_found')
}

/** Takes a file out of the mail the actor writes; its bytes go when nothing else holds them. */
export async function dropUpload(app: App, actor: Actor, number: number, id: string): Promise<Result<object, 'not_found'>> {
  const { person } = actor
  if (person === null) return refuse('not_found')
  const dropped = await seeOrder<Result<object, 'not_found'>>(app, actor, number, async (tx, order) => {
    const gone = await deleteUploads(tx, order.id, person, [id])
    if (gone.length === 0) return refuse('not_found')
    await deleteUnheld(
      tx,
      gone.map((file) => file.sha256),
    )
    return ok({})
  })
  return dropped ?? refuse('not_found')
}

/** Forgets files that were put to a mail a week ago and never sent; answers how many. */
export async function sweepUploads(app: App): Promise<number> {
  const until = new Date(app.clock.now().getTime() - patience)
  let swept = 0
  for (const store of await inNetwork(app, listStoreIds)) {
    swept += await inStore(app, systemActor(store), async (tx) => {
      const gone = await deleteOld(tx, until)
      await deleteUnheld(tx, gone)
      return gone.length
    })
  }
  return swept
}

async function check(name: string, bytes: Buffer): Promise<Result<string, Refused>> {
  if (bytes.length === 0) return refuse('file_empty')
  if (bytes.length > fileLimit) return refuse('file_too_heavy')
  const known = await fileTypeFromBuffer(bytes).catch(() => undefined)
  if (isRunnable(name, known?.mime ?? null) || beginsAsScript(bytes)) return refuse('file_runs')
  if (hasCardNumber(name) || (!known && hasCardNumber(textOf(bytes)))) return refuse('file_holds_card')
  return ok(known?.mime ?? 'application/octet-stream')
}

/** `#!` starts a program wherever its file's name ends. */
function beginsAsScript(bytes: Buffer): boolean {
  return bytes.subarray(0, 2).toString('latin1') === '#!'
}

/** The words of a text file; empty when its bytes are no text. */
function textOf(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    // Bytes of a format nobody knows are no words.
    return ''
  }
}
