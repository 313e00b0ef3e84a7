import { settledStates, type Outcome } from '#domain/fraud/outcome.ts'
import type { Tx } from '#platform/doors.ts'

/** What an outcome needs of an order's list row; its balance in minor units. */
export async function findState(tx: Tx, order: string) {
  return tx
    .selectFrom('order_facts')
    .select(['placed_at as placedAt', 'status', 'payment_state as paymentState', 'balance'])
    .where('store_id', '=', tx.store)
    .where('order_id', '=', order)
    .executeTakeFirst()
}

/** Writes what became of an order; the same again keeps its moment, null forgets it. */
export async function saveOutcome(tx: Tx, order: string, outcome: Outcome | null, at: Date): Promise<void> {
  if (outcome === null) {
    await tx.deleteFrom('risk_outcomes').where('store_id', '=', tx.store).where('order_id', '=', order).execute()
    return
  }
  await tx
    .insertInto('risk_outcomes')
    .values({ store_id: tx.store, order_id: order, ...outcome, at })
    .onConflict((c) =>
      c
        .columns(['store_id', 'order_id'])
        .doUpdateSet({ ...outcome, at })
        .where('risk_outcomes.because', '!=', outcome.because),
    )
    .execute()
}

/** Where a look through a store's orders goes on: behind this order. */
export type Cursor = { readonly placedAt: Date; readonly order: string }

/** Orders placed until then that seem to have ended well and have no outcome yet, oldest first, at most so many; behind `after`. */
export async function listRipe(tx: Tx, until: Date, after: Cursor | null, most: number): Promise<readonly Cursor[]> {
  return tx
    .selectFrom('order_facts as f')
    .select(['f.placed_at as placedAt', 'f.order_id as order'])
    .where('f.store_id', '=', tx.store)
    .where('f.placed_at', '<=', until)
    .where('f.status', '!=', 'cancelled')
    .where('f.payment_state', 'in', [...settledStates])
    .where('f.balance', '=', 0)
    .where((q) => q.or([q('f.fraud_mark', 'is', null), q('f.fraud_mark', '=', 'not_fraud')]))
    .$if(after !== null, (q) =>
      q.where((e) => e(e.refTuple('f.placed_at', 'f.order_id'), '>', e.tuple(after?.placedAt ?? until, after?.order ?? ''))),
    )
    .where((q) =>
      q.not(
        q.exists(
          q
            .selectFrom('risk_outcomes as o')
            .select('o.order_id')
            .whereRef('o.store_id', '=', 'f.store_id')
            .whereRef('o.order_id', '=', 'f.order_id'),
        ),
      ),
    )
    .orderBy('f.placed_at')
    .orderBy('f.order_id')
    .limit(most)
    .execute()
}
