import { sql, type ExpressionBuilder } from 'kysely'
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
