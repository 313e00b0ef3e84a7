import type { Tx } from '#platform/doors.ts'

/** One verification of an order with its secret amount, minor units. */
export async function findVerification(tx: Tx, order: string, id: string) {
  return tx
    .selectFrom('verifications as v')
    .innerJoin('transactions as t', (j) => j.onRef('t.store_id', '=', 'v.store_id').onRef('t.id', '=', 'v.id'))
    .select(['v.id', 'v.state', 'v.tries', 't.amount'])
    .where('v.store_id', '=', tx.store)
    .where('v.order_id', '=', order)
    .where('v.id', '=', id)
    .executeTakeFirst()
}

/** All verifications of an order. */
export async function listVerifications(tx: Tx, order: string) {
  return tx
    .selectFrom('verifications')
    .select(['id', 'state', 'tries'])
    .where('store_id', '=', tx.store)
    .where('order_id', '=', order)
    .execute()
}

/** Writes how far a verification is. */
export async function saveVerification(
  tx: Tx,
  id: string,
  now: { readonly state: 'open' | 'named' | 'failed' | 'given_up'; readonly tries: number; readonly endedAt: Date | null },
): Promise<void> {
  await tx
    .updateTable('verifications')
    .set({ state: now.state, tries: now.tries, ended_at: now.endedAt })
    .where('store_id', '=', tx.store)
    .where('id', '=', id)
    .execute()
}

/** Verifications whose hold still stands though they or their order ended, or that were begun before `before` and never answered; a hundred at most. */
export async function listUnreleased(tx: Tx, before: Date) {
  return (
    tx
      .selectFrom('verifications as v')
      .select(['v.id', 'v.order_id', 'v.state'])
      .where('v.store_id', '=', tx.store)
      .where((q) => q.or([q('v.state', '!=', 'open'), q('v.created_at', '<', before)]))
      .where((q) =>
        q.not(
          q.exists(
            q
              .selectFrom('transactions as t')
              .innerJoin('transaction_events as e', (j) => j.onRef('e.store_id', '=', 't.store_id').onRef('e.transaction_id', '=', 't.id'))
              .select('t.id')
              .whereRef('t.store_id', '=', 'v.store_id')
              .whereRef('t.parent_id', '=', 'v.id')
              .where('t.kind', '=', 'void')
              .where('e.state', '=', 'approved'),
          ),
        ),
      )
      // A hold runs out by itself at last.
      .where('v.created_at', '>', new Date(before.getTime() - 40 * 86_400_000))
      .orderBy('v.created_at')
      .limit(100)
      .execute()
  )
}
