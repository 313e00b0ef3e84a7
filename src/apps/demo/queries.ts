import type { Tx } from '#platform/doors.ts'

/** Orders whose payment the gateway has not confirmed yet. */
export async function countUnconfirmed(tx: Tx): Promise<number> {
  const row = await tx
    .selectFrom('order_facts')
    .select((q) => q.fn.countAll<number>().as('n'))
    .where('store_id', '=', tx.store)
    .where('payment_state', '=', 'unconfirmed')
    .executeTakeFirst()
  return row?.n ?? 0
}
