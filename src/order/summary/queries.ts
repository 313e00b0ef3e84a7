import { sql } from 'kysely'
import type { Tx } from '#platform/doors.ts'
import type { OrderRow } from '../spine-facts.ts'

/** At most this many earlier orders are looked at; a buyer with more is told as "at least". */
export const mostEarlier = 200

/** Other orders of the store that carry this e-mail or phone, newest first, within the reach. The database's own function finds them: see its migration. */
export async function findEarlier(tx: Tx, order: OrderRow, digits: string | null) {
  // The page widens the reach of who sees only their own orders, for this one order; the buyer's others stay out of it.
  const own = tx.actor.reach === 'own' ? tx.actor.person : null
  const { rows } = await sql<EarlierRow>`
    select o.number, o.placed_at, f.status, f.total, f.currency, e.by_email, e.by_phone
    from partsdesk.earlier_orders(${order.buyer_email}, ${digits}, ${order.id}, ${mostEarlier + 1}) e
    join orders o on o.store_id = ${tx.store} and o.id = e.order_id
    join order_facts f on f.store_id = o.store_id and f.order_id = o.id
    where ${own}::uuid is null or o.assignee_id = ${own}::uuid
    order by o.placed_at desc, o.id desc`.execute(tx)
  return rows
}

type EarlierRow = {
  readonly number: number
  readonly placed_at: Date
  readonly status: OrderRow['status']
  readonly total: number
  readonly currency: string
  readonly by_email: boolean
  readonly by_phone: boolean
}

/** Does this store ask for a dealer invoice number before anything ships? */
export async function findDmsRule(tx: Tx): Promise<boolean> {
  const row = await tx.selectFrom('store_settings').select('requires_dms_number').where('store_id', '=', tx.store).executeTakeFirst()
  return row?.requires_dms_number ?? false
}
