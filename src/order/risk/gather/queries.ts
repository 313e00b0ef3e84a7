import { sql } from 'kysely'
import type { Checks, Instrument } from '#domain/payment.ts'
import type { Tx } from '#platform/doors.ts'
import { prepared } from '#platform/prepared.ts'

/** The lines of an order that are not cancelled, as far as a score looks at them; amounts in minor units. */
export const listGoods = prepared((tx, order: string) =>
  tx
    .selectFrom('order_lines')
    .select(['name', 'part_number', 'brand', 'quantity', 'unit_price', 'discount', 'fits', 'fitment_at'])
    .where('store_id', '=', tx.store)
    .where('order_id', '=', order)
    .where('state', '!=', 'cancelled')
    .orderBy('position'),
)

/** The buyer's own tries to pay an order that the desk made or read, oldest first, each with its newest fact that named a card or a check, and its states. */
export const listAttempts = prepared((tx, order: string) =>
  tx
    .selectFrom('transactions as t')
    .innerJoinLateral(
      (q) =>
        q
          .selectFrom('transaction_events as e')
          .select([
            sql<readonly string[]>`coalesce(array_agg(e.state), '{}')`.as('states'),
            sql<Instrument | null>`
              (array_agg(e.instrument order by e.at desc) filter (where e.instrument is not null))[1]`.as('instrument'),
            sql<Checks | null>`
              (array_agg(e.checks order by e.at desc) filter (where e.checks is not null))[1]`.as('checks'),
          ])
          .whereRef('e.store_id', '=', 't.store_id')
          .whereRef('e.transaction_id', '=', 't.id')
          .as('e'),
      (j) => j.onTrue(),
    )
    .select(['t.created_at', 't.amount', 't.gateway_account_id', 'e.states', 'e.instrument', 'e.checks'])
    .where('t.store_id', '=', tx.store)
    .where('t.order_id', '=', order)
    .where('t.kind', 'in', ['authorization', 'sale'])
    .orderBy('t.created_at')
    .orderBy('t.id'),
)

/** What the buyer tried at the storefront before the payment it told of, as the gateway keeps it. */
export const listEarlierTries = prepared((tx, order: string) =>
  tx
    .selectFrom('payment_claims')
    .select('tries')
    .where('store_id', '=', tx.store)
    .where('order_id', '=', order)
    .where('tries', 'is not', null),
)

/** How many of the store's newest 1,000 orders of the 90 days before `at` had a lower total, as a share of 0 to 1; null when there are fewer than twenty to compare with. */
export async function shareOfSmaller(tx: Tx, order: string, at: Date, total: number): Promise<number | null> {
  const recent = tx
    .selectFrom('order_facts')
    .select('total')
    .where('store_id', '=', tx.store)
    .where('order_id', '!=', order)
    .where('placed_at', '<=', at)
    .where('placed_at', '>', new Date(at.getTime() - 90 * 86_400_000))
    .orderBy('placed_at', 'desc')
    .limit(1000)
    .as('recent')
  const { all, smaller } = await tx
    .selectFrom(recent)
    .select((q) => [q.fn.countAll<number>().as('all'), sql<number>`count(*) filter (where recent.total < ${total})`.as('smaller')])
    .executeTakeFirstOrThrow()
  return all < 20 ? null : smaller / all
}

/** Other orders of the store under the same mail address or telephone number, at most 50, newest first: what became of each, and the cards and the place of those that were paid. */
export async function listOfBuyer(tx: Tx, order: string, email: string | null, digits: string | null) {
  const { rows } = await sql<EarlierOrder>`
    select one.* from partsdesk.earlier_orders(${email}, ${digits}, ${order}, 50) e cross join lateral (
      select o.placed_at, o.status, f.payment_state, a.line1, a.line2, a.city, a.region, a.postal_code, a.country,
        exists (select from disputes d where d.store_id = o.store_id and d.order_id = o.id and d.kind = 'dispute') as disputed,
        exists (select from disputes d where d.store_id = o.store_id and d.order_id = o.id and d.kind = 'dispute' and d.state <> 'won') as charged_back,
        array(select p.fingerprint from transactions t cross join lateral (
            select v.instrument ->> 'fingerprint' as fingerprint from transaction_events v
            where v.store_id = t.store_id and v.transaction_id = t.id and v.state = 'approved' and v.instrument is not null offset 0) p
          where t.store_id = o.store_id and t.order_id = o.id) as cards
      from orders o
      join order_facts f on f.store_id = o.store_id and f.order_id = o.id
      join order_addresses a on a.store_id = o.store_id and a.order_id = o.id and a.kind = 'shipping'
      where o.store_id = ${tx.store} and o.id = e.order_id offset 0) one
    order by one.placed_at desc`.execute(tx)
  return rows
}

/** One of them. */
export type EarlierOrder = {
  readonly placed_at: Date
  readonly status: string
  readonly payment_state: string
  readonly line1: string
  readonly line2: string | null
  readonly city: string
  readonly region: string | null
  readonly postal_code: string | null
  readonly country: string
  readonly disputed: boolean
  readonly charged_back: boolean
  readonly cards: readonly (string | null)[]
}

/** Disputes, inquiries and warnings about an order that are open or were lost. */
export const listAlarms = prepared((tx, order: string) =>
  tx
    .selectFrom('disputes')
    .select(['kind', 'reason'])
    .where('store_id', '=', tx.store)
    .where('order_id', '=', order)
    .where('state', 'in', ['needs_response', 'under_review', 'lost'])
    .orderBy('opened_at'),
)

/** When the shipping address was edited last; undefined when it stands as the order came. */
export async function findAddressChange(tx: Tx, order: string): Promise<Date | undefined> {
  const [row] = await newestAddressChange(tx, order)
  return row?.at
}

const newestAddressChange = prepared((tx, order: string) =>
  tx
    .selectFrom('activities')
    .select('at')
    .where('store_id', '=', tx.store)
    .where('order_id', '=', order)
    .where('type', '=', 'address_changed')
    .where(sql<boolean>`event ->> 'kind' = 'shipping'`)
    .orderBy('sequence', 'desc')
    .limit(1),
)

/** What the store's people have ticked on an order and not taken back. */
export async function listTicks(tx: Tx, order: string) {
  return (await newestTicks(tx, order)).filter(({ done }) => done)
}

const newestTicks = prepared((tx, order: string) =>
  tx
    .selectFrom('risk_ticks')
    .distinctOn('tick')
    .select(['tick', 'done', 'by_name', 'at'])
    .where('store_id', '=', tx.store)
    .where('order_id', '=', order)
    .orderBy('tick')
    .orderBy('at', 'desc')
    .orderBy('id', 'desc'),
)

/** What a score needs of the store itself. */
export async function readStoreForRisk(tx: Tx) {
  const [row] = await settingsForRisk(tx)
  if (!row) throw new Error('a store without settings')
  return row
}

const settingsForRisk = prepared((tx) =>
  tx
    .selectFrom('store_settings')
    .select(['time_zone', 'risk_medium as medium', 'risk_high as high', 'shares_registry'])
    .where('store_id', '=', tx.store),
)

/** Both addresses of an order. */
export const listAddresses = prepared((tx, order: string) =>
  tx
    .selectFrom('order_addresses')
    .select(['kind', 'name', 'company', 'line1', 'line2', 'city', 'region', 'postal_code as postalCode', 'country', 'phone'])
    .where('store_id', '=', tx.store)
    .where('order_id', '=', order),
)

/** The addresses goods of the store leave from: whoever has them sent there is its own counter. */
export const listOwnPlaces = prepared((tx) =>
  tx.selectFrom('ship_from_places').select('address').where('store_id', '=', tx.store).where('removed_at', 'is', null),
)

/** How many orders of the store were placed since then. */
export async function countOrdersSince(tx: Tx, since: Date): Promise<number> {
  const { orders } = await tx
    .selectFrom('order_facts')
    .select(sql<number>`count(*)::int`.as('orders'))
    .where('store_id', '=', tx.store)
    .where('placed_at', '>', since)
    .executeTakeFirstOrThrow()
  return orders
}
