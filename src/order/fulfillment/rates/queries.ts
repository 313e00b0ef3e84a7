import { sql } from 'kysely'
import type { ShipmentLine } from '#domain/fulfillment.ts'
import type { PackedBox } from '#domain/shipping/packing.ts'
import type { Tx } from '#platform/doors.ts'
import type { QuotedRate } from '#domain/shipping/rate.ts'
import type { CarrierFailure, ShippingOptions } from '#ports/carrier.ts'

/** The accounts a store ships with, in the order they were entered; a rate card with the version that holds on `day` (YYYY-MM-DD). */
export async function listCarriers(tx: Tx, day: string) {
  return carriers(tx, day).where('a.removed_at', 'is', null).orderBy('a.created_at').execute()
}

/** One account, also one out of use since: what was bought through it is looked after through it. */
export async function findCarrier(tx: Tx, id: string, day: string) {
  return carriers(tx, day).where('a.id', '=', id).executeTakeFirst()
}
export type CarrierRow = NonNullable<Awaited<ReturnType<typeof findCarrier>>>

function carriers(tx: Tx, day: string) {
  return tx
    .selectFrom('carrier_accounts as a')
    .select(['a.id', 'a.kind', 'a.name', 'a.sealed_credentials', 'a.pinned', 'a.trouble'])
    .select((q) =>
      q
        .selectFrom('rate_cards as c')
        .select('c.card')
        .whereRef('c.store_id', '=', 'a.store_id')
        .whereRef('c.account_id', '=', 'a.id')
        .where('c.holds_from', '<=', day)
        .orderBy('c.holds_from', 'desc')
        .orderBy('c.created_at', 'desc')
        .limit(1)
        .as('card'),
    )
    .where('a.store_id', '=', tx.store)
}

/** Where the store's goods leave from, the preferred place first. */
export async function listPlaces(tx: Tx) {
  return tx
    .selectFrom('ship_from_places')
    .select(['id', 'name', 'address', 'time_zone', 'weekdays', 'closed', 'preferred'])
    .select(sql<string>`to_char(cutoff, 'HH24:MI')`.as('cutoff'))
    .where('store_id', '=', tx.store)
    .where('removed_at', 'is', null)
    .orderBy('preferred', 'desc')
    .orderBy('created_at')
    .execute()
}
export type PlaceRow = Awaited<ReturnType<typeof listPlaces>>[number]

/** What a store likes about carriers: whom it prefers, and what a day earlier is worth to it (minor units). */
export async function readLiking(tx: Tx) {
  return tx
    .selectFrom('store_settings')
    .select(['preferred_carrier', 'day_worth', 'phone', 'email'])
    .where('store_id', '=', tx.store)
    .executeTakeFirstOrThrow()
}

type NewQuote = {
  readonly id: string
  readonly order: string
  readonly place: string
  readonly boxes: readonly PackedBox[]
  readonly lines: readonly ShipmentLine[]
  readonly options: ShippingOptions
  readonly at: Date
}

/** Keeps what rates are asked for. */
export async function insertQuote(tx: Tx, quote: NewQuote): Promise<void> {
  await tx
    .insertInto('quotes')
    .values({
      store_id: tx.store,
      id: quote.id,
      order_id: quote.order,
      place_id: quote.place,
      ask: JSON.stringify({ boxes: quote.boxes, lines: quote.lines, options: quote.options }),
      created_by: tx.actor.person,
      created_at: quote.at,
    })
    .execute()
}

type NewAnswer = {
  readonly quote: string
  readonly account: string
  readonly rates: readonly QuotedRate[]
  readonly messages: readonly string[]
  readonly failure: CarrierFailure | null
  readonly at: Date
}

/** Keeps what one account answered: what is bought later is bought at the price that was shown. */
export async function insertAnswer(tx: Tx, answer: NewAnswer): Promise<void> {
  await tx
    .insertInto('quote_answers')
    .values({
      store_id: tx.store,
      quote_id: answer.quote,
      account_id: answer.account,
      rates: JSON.stringify(answer.rates),
      messages: [...answer.messages],
      failure: answer.failure && JSON.stringify(answer.failure),
      at: answer.at,
    })
    .execute()
}

/** What one account offered for a quote of this order, and whether the shipping address was changed since (`moved`); undefined when it never answered or the quote is another order's. */
export async function findAnswer(tx: Tx, order: string, quote: string, account: string) {
  return tx
    .selectFrom('quotes as q')
    .innerJoin('quote_answers as a', (j) => j.onRef('a.store_id', '=', 'q.store_id').onRef('a.quote_id', '=', 'q.id'))
    .select(['q.ask', 'q.created_at', 'a.rates'])
    .select((s) =>
      s
        .exists(
          s
            .selectFrom('activities as c')
            .select('c.sequence')
            .whereRef('c.store_id', '=', 'q.store_id')
            .whereRef('c.order_id', '=', 'q.order_id')
            .where('c.type', '=', 'address_changed')
            .where(sql<string>`c.event->>'kind'`, '=', 'shipping')
            .whereRef('c.at', '>', 'q.created_at'),
        )
        .as('moved'),
    )
    .where('q.store_id', '=', tx.store)
    .where('q.order_id', '=', order)
    .where('q.id', '=', quote)
    .where('a.account_id', '=', account)
    .executeTakeFirst()
}

/** Was a label of this order asked for under this quote of the carrier's, and not refused? */
export async function isTaken(tx: Tx, order: string, carrierQuote: string): Promise<boolean> {
  const row = await tx
    .selectFrom('label_purchases as p')
    .select('p.id')
    .where('p.store_id', '=', tx.store)
    .where('p.order_id', '=', order)
    .where('p.quote', '=', carrierQuote)
    .where((q) =>
      q.not(
        q.exists(
          q
            .selectFrom('label_events as e')
            .select('e.id')
            .whereRef('e.store_id', '=', 'p.store_id')
            .whereRef('e.purchase_id', '=', 'p.id')
            .where('e.state', '=', 'refused'),
        ),
      ),
    )
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
