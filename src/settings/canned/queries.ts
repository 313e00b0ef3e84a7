import type { Tx } from '#platform/doors.ts'
import type { CannedAsk } from './shapes.ts'

/** The store's canned messages, by name. */
export async function listCanned(tx: Tx) {
  return tx
    .selectFrom('canned_messages')
    .select(['id', 'name', 'subject_en', 'body_en', 'subject_fr', 'body_fr'])
    .where('store_id', '=', tx.store)
    .where('removed_at', 'is', null)
    .orderBy((q) => q.fn('lower', ['name']))
    .execute()
}

/** A message's row. */
export type CannedRow = Awaited<ReturnType<typeof listCanned>>[number]

/** Puts a message in. */
export async function insertCanned(tx: Tx, id: string, message: CannedAsk, at: Date): Promise<void> {
  await tx
    .insertInto('canned_messages')
    .values({ store_id: tx.store, id, ...columnsOf(message), created_at: at })
    .onConflict((c) => c.columns(['store_id', 'id']).doNothing())
    .execute()
}

/** Writes a message anew. */
export async function updateCanned(tx: Tx, id: string, message: CannedAsk): Promise<void> {
  await tx.updateTable('canned_messages').set(columnsOf(message)).where('store_id', '=', tx.store).where('id', '=', id).execute()
}

/** Takes a message out of use. */
export async function removeRow(tx: Tx, id: string, at: Date): Promise<void> {
  await tx.updateTable('canned_messages').set({ removed_at: at }).where('store_id', '=', tx.store).where('id', '=', id).execute()
}

/** The language the store keeps its own names in. */
export async function readLanguage(tx: Tx): Promise<'en' | 'fr'> {
  const row = await tx.selectFrom('store_settings').select('language').where('store_id', '=', tx.store).executeTakeFirstOrThrow()
  return row.language === 'fr' ? 'fr' : 'en'
}

function columnsOf({ name, en, fr }: CannedAsk) {
  return {
    name,
    subject_en: en.subject || null,
    body_en: en.body || null,
    subject_fr: fr.subject || null,
    body_fr: fr.body || null,
  }
}
