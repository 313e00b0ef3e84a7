import { sql } from 'kysely'
import type { Tx } from '#platform/doors.ts'

/** A file as it is kept; `preview` is a WebP drawn anew. */
type NewUpload = {
  readonly id: string
  readonly order: string
  readonly person: string
  readonly name: string
  readonly bytes: Buffer
  readonly sha256: Buffer
  readonly mediaType: string
  readonly preview: Buffer | null
  readonly at: Date
}

/** Keeps a file for the mail a person writes. */
export async function insertUpload(tx: Tx, file: NewUpload): Promise<void> {
  const { sha256, bytes, mediaType, preview } = file
  await tx
    .insertInto('mail_files')
    .values({ store_id: tx.store, sha256, bytes, media_type: mediaType, preview })
    .onConflict((q) => q.doNothing())
    .execute()
  await tx
    .insertInto('mail_uploads')
    .values({
      store_id: tx.store,
      id: file.id,
      order_id: file.order,
      person_id: file.person,
      name: file.name,
      size: bytes.length,
      sha256,
      created_at: file.at,
    })
    .execute()
}

/** What a person has put to their mail on this order, in that order. */
export async function listUploads(tx: Tx, order: string, person: string) {
  return tx
    .selectFrom('mail_uploads as u')
    .innerJoin('mail_files as f', (j) => j.onRef('f.store_id', '=', 'u.store_id').onRef('f.sha256', '=', 'u.sha256'))
    .select(['u.id', 'u.name', 'u.size', 'u.sha256', 'f.media_type as mediaType', 'f.scan', 'f.virus'])
    .select((q) => q('f.preview', 'is not', null).as('preview'))
    .where('u.store_id', '=', tx.store)
    .where('u.order_id', '=', order)
    .where('u.person_id', '=', person)
    .orderBy('u.created_at')
    .orderBy('u.id')
    .execute()
}

/** The picture of one of these. */
export async function findUpload(tx: Tx, order: string, person: string, id: string) {
  return tx
    .selectFrom('mail_uploads as u')
    .innerJoin('mail_files as f', (j) => j.onRef('f.store_id', '=', 'u.store_id').onRef('f.sha256', '=', 'u.sha256'))
    .select(['f.preview', 'f.scan', 'f.virus'])
    .where('u.store_id', '=', tx.store)
    .where('u.order_id', '=', order)
    .where('u.person_id', '=', person)
    .where('u.id', '=', id)
    .executeTakeFirst()
}

/** Takes uploads out of a person's mail; gives back those there were. */
export async function deleteUploads(tx: Tx, order: string, person: string, ids: readonly string[]) {
  if (ids.length === 0) return []
  return tx
    .deleteFrom('mail_uploads')
    .where('store_id', '=', tx.store)
    .where('order_id', '=', order)
    .where('person_id', '=', person)
    .where('id', 'in', [...ids])
    .returning(['id', 'name', 'size', 'sha256'])
    .execute()
}

/** Takes away what lies since before `until` and was never sent; gives back the hashes. */
export async function deleteOld(tx: Tx, until: Date): Promise<readonly Buffer[]> {
  const gone = await tx
    .deleteFrom('mail_uploads')
    .where('store_id', '=', tx.store)
    .where('created_at', '<', until)
    .returning('sha256')
    .execute()
  return gone.map(({ sha256 }) => sha256)
}

/** Deletes those of these bytes that no mail holds any more. */
export async function deleteUnheld(tx: Tx, hashes: readonly Buffer[]): Promise<void> {
  if (hashes.length === 0) return
  await tx
    .deleteFrom('mail_files as f')
    .where('f.store_id', '=', tx.store)
    .where('f.sha256', 'in', [...hashes])
    .where(
      sql<boolean>`not exists (
        select from mail_uploads h where h.store_id = f.store_id and h.sha256 = f.sha256
        union all select from letter_files h where h.store_id = f.store_id and h.sha256 = f.sha256
        union all select from incoming_files h where h.store_id = f.store_id and h.sha256 = f.sha256)`,
    )
    .execute()
}

/** What a letter takes along, in this order. */
export async function insertLetterFiles(
  tx: Tx,
  letter: string,
  files: readonly { readonly name: string; readonly size: number; readonly sha256: Buffer }[],
): Promise<void> {
  if (files.length === 0) return
  const rows = files.map(({ name, size, sha256 }, position) => ({ store_id: tx.store, letter_id: letter, position, name, size, sha256 }))
  await tx.insertInto('letter_files').values(rows).execute()
}

/** A letter's attachments with their bytes. */
export async function readLetterFiles(tx: Tx, letter: string) {
  return tx
    .selectFrom('letter_files as l')
    .innerJoin('mail_files as f', (j) => j.onRef('f.store_id', '=', 'l.store_id').onRef('f.sha256', '=', 'l.sha256'))
    .select(['l.name', 'l.size', 'l.sha256', 'f.media_type', 'f.bytes', 'f.scan', 'f.virus'])
    .where('l.store_id', '=', tx.store)
    .where('l.letter_id', '=', letter)
    .orderBy('l.position')
    .execute()
}

/** One attachment of a letter of the order. */
export async function findLetterFile(tx: Tx, order: string, letter: string, position: number) {
  return tx
    .selectFrom('letter_files as l')
    .innerJoin('letters as m', (j) => j.onRef('m.store_id', '=', 'l.store_id').onRef('m.id', '=', 'l.letter_id'))
    .innerJoin('mail_files as f', (j) => j.onRef('f.store_id', '=', 'l.store_id').onRef('f.sha256', '=', 'l.sha256'))
    .select(['l.name', 'f.bytes', 'f.preview', 'f.scan', 'f.virus'])
    .where('l.store_id', '=', tx.store)
    .where('l.letter_id', '=', letter)
    .where('l.position', '=', position)
    .where('m.order_id', '=', order)
    .executeTakeFirst()
}

/** Gives the attachments of a letter that was taken back to whoever writes on with it. */
export async function putBack(tx: Tx, order: string, letter: string, person: string, at: Date, ids: () => string): Promise<void> {
  const files = await tx
    .selectFrom('letter_files')
    .select(['name', 'size', 'sha256'])
    .where('store_id', '=', tx.store)
    .where('letter_id', '=', letter)
    .orderBy('position')
    .execute()
  if (files.length === 0) return
  const rows = files.map((file) => ({ store_id: tx.store, id: ids(), order_id: order, person_id: person, ...file, created_at: at }))
  await tx.insertInto('mail_uploads').values(rows).execute()
}
