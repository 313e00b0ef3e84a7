import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { NoteEdits } from '#domain/notes/editing.ts'
import type { Mention } from '#domain/notices/mentions.ts'
import type { Tx } from '#platform/doors.ts'

/** The order's notes, oldest first, with whom each names, what they say after edits, and how they were marked, oldest first too. */
export async function listNotes(tx: Tx, order: string) {
  return tx
    .selectFrom('notes')
    .select(['id', 'body', 'author_id', 'author_name', 'created_at'])
    .select((q) => [
      jsonArrayFrom(
        q
          .selectFrom('note_mentions as m')
          .select(['m.person_id as person', 'm.person_name as name'])
          .whereRef('m.store_id', '=', 'notes.store_id')
          .whereRef('m.note_id', '=', 'notes.id')
          .orderBy('m.position'),
      ).as('mentions'),
      jsonArrayFrom(
        q
          .selectFrom('note_versions as v')
          .select(['v.body', sql<string>`v.created_at`.as('at')])
          .whereRef('v.store_id', '=', 'notes.store_id')
          .whereRef('v.note_id', '=', 'notes.id')
          .orderBy('v.version'),
      ).as('versions'),
      jsonArrayFrom(
        q
          .selectFrom('note_marks as k')
          .select(['k.kind', 'k.is_on as on', 'k.person_name as by', sql<string>`k.created_at`.as('at')])
          .whereRef('k.store_id', '=', 'notes.store_id')
          .whereRef('k.note_id', '=', 'notes.id')
          .orderBy('k.position'),
      ).as('marks'),
    ])
    .where('store_id', '=', tx.store)
    .where('order_id', '=', order)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
}

/** How one of the order's notes stands, or undefined; `version` counts from 1. */
export async function findNote(tx: Tx, order: string, id: string) {
  const row = (await listNotes(tx, order)).find((note) => note.id === id)
  return (
    row && {
      author: row.author_id,
      at: row.created_at,
      mentions: row.mentions,
      version: row.versions.length + 1,
      body: row.versions.at(-1)?.body ?? row.body,
      pinned: row.marks.findLast(({ kind }) => kind === 'pinned')?.on ?? false,
      takenBack: row.marks.findLast(({ kind }) => kind === 'taken_back')?.on ?? false,
    }
  )
}

/** For how long the store lets an author put a note right. */
export async function readEditRule(tx: Tx): Promise<NoteEdits> {
  return (await tx.selectFrom('store_settings').select('note_edits').where('store_id', '=', tx.store).executeTakeFirstOrThrow()).note_edits
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

/** Appends what a note says from now on. */
export async function insertVersion(
  tx: Tx,
  { note, version, body, at }: { readonly note: string; readonly version: number; readonly body: string; readonly at: Date },
): Promise<void> {
  await tx.insertInto('note_versions').values({ store_id: tx.store, note_id: note, version, body, created_at: at }).execute()
}

type Mark = { readonly note: string; readonly kind: 'pinned' | 'taken_back'; readonly on: boolean; readonly at: Date }

/** Appends that a note was pinned or taken back, or neither any more; the order is locked, so that places have no gaps. */
export async function insertMark(tx: Tx, { note, kind, on, at }: Mark): Promise<void> {
  await sql`insert into note_marks (store_id, note_id, position, kind, is_on, person_id, person_name, created_at)
    select ${tx.store}, ${note}, count(*), ${kind}, ${on}, ${tx.actor.person}, ${tx.actor.name}, ${at}
    from note_marks where store_id = ${tx.store} and note_id = ${note}`.execute(tx)
}

/** Keeps whom a note names, in the order of their places, behind those it names already. */
export async function insertMentions(tx: Tx, note: string, mentions: readonly Mention[], behind = 0): Promise<void> {
  if (mentions.length === 0) return
  await tx
    .insertInto('note_mentions')
    .values(
      mentions.map(({ person, name }, nth) => ({
        store_id: tx.store,
        note_id: note,
        position: behind + nth,
        person_id: person,
        person_name: name,
      })),
    )
    .execute()
}
