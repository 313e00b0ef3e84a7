import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Mention } from '#domain/notices/mentions.ts'
import type { Tx } from '#platform/doors.ts'

/** The order's notes, oldest first, with whom each names. */
export async function listNotes(tx: Tx, order: string) {
  return tx
    .selectFrom('notes')
    .select(['id', 'body', 'author_name', 'created_at'])
    .select((q) =>
      jsonArrayFrom(
        q
          .selectFrom('note_mentions as m')
          .select(['m.person_id as person', 'm.person_name as name'])
          .whereRef('m.store_id', '=', 'notes.store_id')
          .whereRef('m.note_id', '=', 'notes.id')
          .orderBy('m.position'),
      ).as('mentions'),
    )
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

/** Keeps whom a note names, in the order of their places. */
export async function insertMentions(tx: Tx, note: string, mentions: readonly Mention[]): Promise<void> {
  if (mentions.length === 0) return
  await tx
    .insertInto('note_mentions')
    .values(
      mentions.map(({ person, name }, position) => ({ store_id: tx.store, note_id: note, position, person_id: person, person_name: name })),
    )
    .execute()
}
