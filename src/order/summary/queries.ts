import { sql } from 'kysely'
import type { Tx } from '#platform/doors.ts'
import type { OrderRow } from '../spine-facts.ts'

/** At most this many earlier orders are looked at; a buyer with more is told as "at least". */
export const mostEarlier = 200

/**
 * Other orders of the store that carry this e-mail or phone, newest first. Found by the search keys, which are indexed and keep to the reach; the columns
 * themselves then decide, because a search key also matches in the middle of a longer one.
 */
export async function findEarlier(tx: Tx, order: OrderRow, digits: string | null) {
  const own = tx.actor.reach === 'own' ? tx.actor.person : null
  const { rows } = await sql<EarlierRow>`
    select o.number, o.placed_at, f.status, f.total, f.currency,
      coalesce(lower(o.buyer_email) = lower(${order.buyer_email}), false) as by_email,
      coalesce(right(regexp_replace(o.buyer_phone, '\\D', '', 'g'), ${digits?.length ?? 0}) = ${digits}, false) as by_phone
    from (
      select order_id from partsdesk.search_orders(${order.buyer_email ?? ''}, ${mostEarlier + 2})
      union select order_id from partsdesk.search_orders(${digits ?? ''}, ${mostEarlier + 2})
    ) s
    join orders o on o.store_id = ${tx.store} and o.id = s.order_id
    join order_facts f on f.store_id = o.store_id and f.order_id = o.id
    where o.id <> ${order.id} and (${own}::uuid is null or o.assignee_id = ${own}::uuid)
    order by o.placed_at desc, o.id desc`.execute(tx)
  return rows.filter((row) => row.by_email || row.by_phone)
}

type EarlierRow = {
  readonly number: number; readonly placed_at: Date; readonly status: OrderRow['status']; readonly total: number; readonly currency: string
  readonly by_email: boolean; readonly by_phone: boolean
}

/** Does this store ask for a dealer invoice number before anything ships? */
export async function findDmsRule(tx: Tx): Promise<boolean> {
  const row = await tx.selectFrom('store_settings').select('requires_dms_number').where('store_id', '=', tx.store).executeTakeFirst()
  return row?.requires_dms_number ?? false
}
