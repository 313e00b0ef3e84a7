import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Tx } from '#platform/doors.ts'

/** Each payment attempt of the order, newest first, with what its events and the issuer's checks said. */
export async function listAttempts(tx: Tx, order: string) {
  return tx
    .selectFrom('transactions as t')
    .select((t) => [
      't.checks',
      't.instrument',
      jsonArrayFrom(
        t
          .selectFrom('transaction_events as e')
          .select(['e.state', 'e.checks', 'e.instrument'])
          .whereRef('e.store_id', '=', 't.store_id')
          .whereRef('e.transaction_id', '=', 't.id')
          .orderBy('e.at', 'desc')
          .orderBy('e.id', 'desc'),
      ).as('events'),
    ])
    .where('t.store_id', '=', tx.store)
    .where('t.order_id', '=', order)
    .where('t.kind', 'in', ['authorization', 'sale', 'reauthorization', 'verification'])
    .orderBy('t.created_at', 'desc')
    .orderBy('t.id', 'desc')
    .execute()
}
