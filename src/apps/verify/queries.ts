import { sql } from 'kysely'
import type { Tx } from '#platform/doors.ts'

/** From here on every query of the transaction sees the database as it is now, whatever is written meanwhile. Must come first. */
export async function holdStill(tx: Tx): Promise<void> {
  await sql`set transaction isolation level repeatable read`.execute(tx)
}

/** The store's orders after one of them, by id. */
export async function readOrders(tx: Tx, after: string | null, most: number) {
  return tx
    .selectFrom('orders')
    .selectAll()
    .where('store_id', '=', tx.store)
    .$if(after !== null, (q) => q.where('id', '>', after ?? ''))
    .orderBy('id')
    .limit(most)
    .execute()
}

/** Their rows of the list, by order. */
export async function readFacts(tx: Tx, orders: readonly string[]) {
  if (orders.length === 0) return new Map<string, never>()
  const rows = await tx.selectFrom('order_facts').selectAll().where('store_id', '=', tx.store).where('order_id', 'in', orders).execute()
  return new Map(rows.map((row) => [row.order_id, row]))
}
