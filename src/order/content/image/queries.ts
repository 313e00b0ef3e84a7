import type { Tx } from '#platform/doors.ts'
import type { Thumbnail } from '#platform/thumbnail.ts'

/** A picture that still waits to be fetched; undefined when it is there, was refused, or is unknown. */
export async function findWaiting(tx: Tx, id: string) {
  return tx
    .selectFrom('images')
    .select(['id', 'source_url'])
    .where('store_id', '=', tx.store)
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .executeTakeFirst()
}

/** Keeps what was fetched. */
export async function keepImage(tx: Tx, id: string, { bytes, mediaType, width, height }: Thumbnail): Promise<void> {
  await tx
    .updateTable('images')
    .set({ state: 'ready', why: null, bytes, media_type: mediaType, width, height })
    .where('store_id', '=', tx.store)
    .where('id', '=', id)
    .execute()
}

/** Notes that a picture will not be shown, and why. */
export async function refuseImage(tx: Tx, id: string, why: string): Promise<void> {
  await tx.updateTable('images').set({ state: 'refused', why }).where('store_id', '=', tx.store).where('id', '=', id).execute()
}

/** A picture to be shown. */
export async function findImage(tx: Tx, id: string) {
  return tx
    .selectFrom('images')
    .select(['bytes', 'media_type'])
    .where('store_id', '=', tx.store)
    .where('id', '=', id)
    .where('state', '=', 'ready')
    .executeTakeFirst()
}
