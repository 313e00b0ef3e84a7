import { sql } from 'kysely'
import type { Tx } from '#platform/doors.ts'

/** What the parts of orders cost and earn, minor units; null where a part's cost is missing. The profit is the goods after discounts, without what they cost. */
export type Costs = { readonly cost: number | null; readonly profit: number | null }

/** Costs of some orders by their ids. Cancelled lines count for nothing. */
export async function readPartCosts(tx: Tx, orders: readonly string[]): Promise<ReadonlyMap<string, Costs>> {
  const { rows } = await sql<{ order_id: string; cost: string | null; goods: string; missing: boolean; discounts: string }>`
    select o.id as order_id, coalesce(sum(l.unit_cost * l.quantity), 0) as cost, coalesce(bool_or(l.unit_cost is null and l.id is not null), false) as missing,
      coalesce(sum(l.unit_price * l.quantity - l.discount), 0) as goods,
      coalesce((select sum((d ->> 'amount')::bigint) from jsonb_array_elements(o.discounts) d), 0) as discounts
    from orders o left join order_lines l on l.store_id = o.store_id and l.order_id = o.id and l.state <> 'cancelled'
    where o.store_id = ${tx.store} and o.id = any (${sql.val([...orders])}::uuid[])
    group by o.store_id, o.id`.execute(tx)
  return new Map(
    rows.map(({ order_id: order, cost, goods, missing, discounts }) => [
      order,
      missing ? { cost: null, profit: null } : { cost: Number(cost), profit: Number(goods) - Number(discounts) - Number(cost) },
    ]),
  )
}
