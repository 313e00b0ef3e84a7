import { sql } from 'kysely'
import { widenReach } from '#order/spine-facts.ts'
import type { Tx } from '#platform/doors.ts'
import type { RiskAsk } from './shapes.ts'

/** The store's edges and whether it shares known fraud. */
export async function readRow(tx: Tx): Promise<RiskAsk> {
  return tx
    .selectFrom('store_settings')
    .select(['risk_medium as medium', 'risk_high as high', 'shares_registry as shares'])
    .where('store_id', '=', tx.store)
    .executeTakeFirstOrThrow()
}

/** Keeps both; the row must be locked. */
export async function saveRow(tx: Tx, { medium, high, shares }: RiskAsk): Promise<void> {
  await tx
    .updateTable('store_settings')
    .set({ risk_medium: medium, risk_high: high, shares_registry: shares })
    .where('store_id', '=', tx.store)
    .execute()
}

/** How many orders placed since then have which newest score, within reach or not; orders without a score are left out. */
export async function countScores(tx: Tx, since: Date): Promise<readonly { readonly score: number; readonly orders: number }[]> {
  await widenReach(tx)
  return tx
    .selectFrom('order_facts')
    .select(['risk_score as score', sql<number>`count(*)::int`.as('orders')])
    .where('store_id', '=', tx.store)
    .where('placed_at', '>=', since)
    .where('risk_score', 'is not', null)
    .$narrowType<{ score: number }>()
    .groupBy('risk_score')
    .execute()
}

/** Every order of the store, within reach or not, that is open and of which nothing has left: those a score may still stop. */
export async function listOpen(tx: Tx): Promise<readonly string[]> {
  await widenReach(tx)
  const rows = await tx
    .selectFrom('order_facts')
    .select('order_id')
    .where('store_id', '=', tx.store)
    .where('status', 'not in', ['completed', 'cancelled'])
    .where('fulfillment_state', '=', 'open')
    .execute()
  return rows.map(({ order_id }) => order_id)
}

/** The orders of which the store says something to the network: a mark that stands, or a dispute or warning of the bank. */
export async function listReported(tx: Tx): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom('fraud_marks')
    .select('order_id')
    .where('store_id', '=', tx.store)
    .where('withdrawn_at', 'is', null)
    .union(tx.selectFrom('disputes').select('order_id').where('store_id', '=', tx.store))
    .execute()
  return rows.map(({ order_id }) => order_id)
}
