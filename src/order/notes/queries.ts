import type { Tx } from '#platform/doors.ts'

/** The order's notes, oldest first. */
export async function listNotes(tx: Tx, order: string) {
  return tx
    .selectFrom('notes')
    .select(['id', 'body', 'author_name', 'created_at'])
    .where('store_id', '=', tx.store)
    .where('order_id', '=', order)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
}

/** Puts a note in; notes are never rewritten or removed. */
export async function insertNote(
  tx: Tx,
  note: { readonly id: string; readonly order: string; readonly body: string; readonly author: string; readonly at: Date },
): Promise<void> {
  await tx
    .insertInto('notes')
    .values({
      store_id: tx.store,
      id: note.id,
      order_id: note.order,
      body: note.body,
      author_id: note.author,
      author_name: tx.actor.name,
      created_at: note.at,
    })
    .execute()
}
