import { sql, type ExpressionBuilder } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { ActivityValues } from '#domain/activity.ts'
import type { Tx } from '#platform/doors.ts'
import type { DB } from '#platform/schema.ts'

/** The newest entries of an order's log with their values, and how many there are in all. */
export async function listEntries(tx: Tx, order: string, most: number) {
  return tx
    .selectFrom('activities as a')
    .leftJoin('activity_values as v', (j) =>
      j.onRef('v.store_id', '=', 'a.store_id').onRef('v.order_id', '=', 'a.order_id').onRef('v.sequence', '=', 'a.sequence'),
    )
    .select(['a.sequence', 'a.at', 'a.actor_kind', 'a.actor_name', 'a.event'])
    .select((q) => [...values(q), sql<number>`count(*) over ()`.as('all')])
    .where('a.store_id', '=', tx.store)
    .where('a.order_id', '=', order)
    .orderBy('a.sequence', 'desc')
    .limit(most)
    .execute()
}

/** Entries older than `before` of some types and one person, newest first. */
export async function listMatching(
  tx: Tx,
  order: string,
  ask: { readonly types: readonly string[] | null; readonly by: string | null; readonly before: number | null },
  most: number,
) {
  return tx
    .selectFrom('activities as a')
    .leftJoin('activity_values as v', (j) =>
      j.onRef('v.store_id', '=', 'a.store_id').onRef('v.order_id', '=', 'a.order_id').onRef('v.sequence', '=', 'a.sequence'),
    )
    .select(['a.sequence', 'a.at', 'a.actor_kind', 'a.actor_name', 'a.event'])
    .select(values)
    .where('a.store_id', '=', tx.store)
    .where('a.order_id', '=', order)
    .$if(ask.types !== null, (q) => q.where('a.type', 'in', [...(ask.types ?? [])]))
    .$if(ask.by !== null, (q) => q.where('a.actor_name', '=', ask.by ?? ''))
    .$if(ask.before !== null, (q) => q.where('a.sequence', '<', ask.before ?? 0))
    .orderBy('a.sequence', 'desc')
    .limit(most)
    .execute()
}

/** Everybody an order's log names. */
export async function listActors(tx: Tx, order: string): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom('activities')
    .select('actor_name')
    .distinct()
    .where('store_id', '=', tx.store)
    .where('order_id', '=', order)
    .orderBy('actor_name')
    .execute()
  return rows.map((row) => row.actor_name)
}

/** The order's notes as they read now, those taken back without words, and its mails out and in. */
export async function listPieces(tx: Tx, order: string) {
  const notes = await tx
    .selectFrom('notes')
    .select((q) => [
      'id',
      sql<string>`case when (select k.is_on from note_marks k where k.store_id = notes.store_id and k.note_id = notes.id and k.kind = 'taken_back'
        order by k.position desc limit 1) then '' else coalesce((select v.body from note_versions v where v.store_id = notes.store_id and v.note_id = notes.id
        order by v.version desc limit 1), notes.body) end`.as('body'),
      jsonArrayFrom(
        q
          .selectFrom('note_mentions as m')
          .select(['m.person_id as person', 'm.person_name as name'])
          .whereRef('m.store_id', '=', 'notes.store_id')
          .whereRef('m.note_id', '=', 'notes.id')
          .orderBy('m.position'),
      ).as('mentions'),
    ])
    .where('store_id', '=', tx.store)
    .where('order_id', '=', order)
    .execute()
  const letters = await tx
    .selectFrom('letters')
    .select(['id', 'subject', 'body_text'])
    .where('store_id', '=', tx.store)
    .where('order_id', '=', order)
    .execute()
  const mails = await tx
    .selectFrom('incoming_mails')
    .select(['id', 'subject', 'body_text'])
    .where('store_id', '=', tx.store)
    .where('order_id', '=', order)
    .execute()
  return { notes, letters, mails }
}

/** The orders of a store after one of them, in the order of their ids. */
export async function listOrders(tx: Tx, after: string | null, order: string | null, most: number) {
  return tx
    .selectFrom('orders')
    .select(['id', 'number', 'version'])
    .where('store_id', '=', tx.store)
    .$if(after !== null, (q) => q.where('id', '>', after ?? ''))
    .$if(order !== null, (q) => q.where('id', '=', order ?? ''))
    .orderBy('id')
    .limit(most)
    .execute()
}

/** Whole chains of some orders, oldest entry first, with the salted values that are still there. */
export async function listChains(tx: Tx, orders: readonly string[]) {
  return tx
    .selectFrom('activities as a')
    .leftJoin('activity_values as v', (j) =>
      j.onRef('v.store_id', '=', 'a.store_id').onRef('v.order_id', '=', 'a.order_id').onRef('v.sequence', '=', 'a.sequence'),
    )
    .select([
      'a.store_id',
      'a.order_id',
      'a.sequence',
      'a.version',
      'a.at',
      'a.actor_kind',
      'a.actor_id',
      'a.actor_name',
      'a.command_id',
      'a.type',
      'a.event',
      'a.values_hash',
      'a.hash',
      'v.salt',
    ])
    .select(values)
    .where('a.store_id', '=', tx.store)
    .where('a.order_id', 'in', orders)
    .orderBy('a.order_id')
    .orderBy('a.sequence')
    .execute()
}

/** Before and after in the shape they were written; null when there were none, or they were erased. */
function values(q: ExpressionBuilder<DB & { v: DB['activity_values'] }, 'v'>) {
  return [
    q.ref('v.before').$castTo<ActivityValues['before'] | null>().as('before'),
    q.ref('v.after').$castTo<ActivityValues['after'] | null>().as('after'),
  ] as const
}
