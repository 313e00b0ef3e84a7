import { sql } from 'kysely'
import type { Tx } from '#platform/doors.ts'

/** How many rows the page shows. */
export const most = 200

/** Orders with anything in their attention, and open ones whose hold runs out before `soon`; with the nearest deadline of an open dispute. */
export async function selectAttention(tx: Tx, now: Date, soon: Date) {
  return tx
    .selectFrom('order_facts as f')
    .select([
      'f.order_id',
      'f.number',
      'f.customer',
      'f.status',
      'f.payment_state',
      'f.currency',
      'f.total',
      'f.balance',
      'f.attention',
      'f.hold_expires_at',
      'f.placed_at',
      'f.assignee_id',
    ])
    .select((q) =>
      q
        .selectFrom('disputes as d')
        .select((d) => d.fn.min('d.due_by').as('due_by'))
        .whereRef('d.store_id', '=', 'f.store_id')
        .whereRef('d.order_id', '=', 'f.order_id')
        .where('d.state', '=', 'needs_response')
        .as('due_by'),
    )
    .where('f.store_id', '=', tx.store)
    .where((q) =>
      q.or([
        q('f.attention', '<>', sql<never[]>`'{}'`),
        q.and([
          q('f.hold_expires_at', '>', now),
          q('f.hold_expires_at', '<=', soon),
          q('f.balance', '>', 0),
          q('f.status', 'not in', ['completed', 'cancelled']),
        ]),
      ]),
    )
    .orderBy('f.placed_at')
    .limit(most + 1)
    .execute()
}
