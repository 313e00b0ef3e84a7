import { uuidv7 } from 'uuidv7'
import type { Address } from '#domain/address.ts'
import { planShipment } from '#domain/fulfillment.ts'
import { money } from '#domain/money.ts'
import { ok, refuse, type Result } from '#domain/result.ts'
import { arrivesOn, leavesOn, workweek, type ServiceDays } from '#domain/shipping/calendar.ts'
import { dayOf, promisedDay } from '#domain/shipping/promise.ts'
import type { Wish } from '#domain/shipping/rank.ts'
import { classOf } from '#domain/shipping/service-class.ts'
import type { App } from '#platform/app.ts'
import { inStore, type Actor } from '#platform/doors.ts'
import type { QuotedRate } from '#domain/shipping/rate.ts'
import type { Carrier, CarrierFailure, Place, QuoteAsk } from '#ports/carrier.ts'
import { openAccount } from '../carrier-account.ts'
import { readLines } from '../queries.ts'
import { readOrder, type At } from '../../spine.ts'
import { placeOf } from './place.ts'
import { insertAnswer, insertQuote, listCarriers, listPlaces, readLiking, type CarrierRow, type PlaceRow } from './queries.ts'
import type { AccountView, RatesAsk, RatesLine, RateView } from './shapes.ts'

type Account = AccountView & { readonly carrier: Carrier | CarrierFailure }

/** A quote about to be asked for: what is asked, of whom, and what the customer was promised and paid. */
export type Asking = {
  readonly quote: string
  readonly ask: QuoteAsk
  readonly days: ServiceDays
  readonly wish: Wish
  readonly accounts: readonly Account[]
}

/**
 * Begins to ask for rates: everything is checked and the quote's row is written. Refused: what `planShipment` refuses, `no_carrier` when the store has no account,
 * `no_place` when it has not said where goods leave from, `not_all_packed` when the boxes do not hold exactly what is picked.
 */
export async function beginRates(app: App, actor: Actor, number: number, ask: RatesAsk): Promise<Result<Asking, string> | undefined> {
  return readOrder(app, actor, number, async (at): Promise<Result<Asking, string>> => {
    const { tx, sources, now, order } = at
    if (order.status === 'cancelled') return refuse('order_cancelled')
    const planned = planShipment(sources.priced.lines, sources.shipments, ask.lines, 'label')
    if (!planned.ok) return planned
    if (!holdsAll(ask)) return refuse('not_all_packed')
    const [places, liking] = await Promise.all([listPlaces(tx), readLiking(tx)])
    const place = ask.place === null ? places[0] : places.find(({ id }) => id === ask.place)
    if (!place) return refuse('no_place')
    const rows = await listCarriers(tx, dayOf(now, place.time_zone))
    if (rows.length === 0) return refuse('no_carrier')
    const hazmat = (await readLines(tx, order.id)).some((line) => line.hazmat && planned.value.some((taken) => taken.line === line.id))
    const options = { ...ask.options, insured: ask.options.insured === null ? null : money(ask.options.insured, order.currency), hazmat }
    const quote = uuidv7()
    await insertQuote(tx, { id: quote, order: order.id, place: place.id, boxes: ask.boxes, lines: planned.value, options, at: now })
    return ok({
      quote,
      ask: {
        reference: quote,
        from: fromOf(place, liking),
        to: toOf(sources.shipping, order.buyer_email),
        boxes: ask.boxes.map(({ size, grams }, i) => ({ size, grams, notes: notesOf(at, i + 1, ask.boxes.length) })),
        options,
        currency: order.currency,
        residential: sources.shipping.company ? false : null,
        ready: now,
        handover: { timeZone: place.time_zone, cutoff: place.cutoff },
      },
      days: { weekdays: place.weekdays, off: place.closed },
      wish: wishOf(at, place, liking),
      accounts: rows.map((row) => accountOf(app, actor.store, row)),
    })
  })
}

/** Asks every account at the same time, each until it answers or its time is over, and yields what comes as it comes. One that fails says so beside the others. */
export async function* streamRates(app: App, actor: Actor, asking: Asking): AsyncGenerator<RatesLine> {
  const { quote, wish, accounts, ask, days } = asking
  const leaves = leavesOn(ask.ready, ask.handover, days)
  yield { line: 'asked', quote, wish, leaves, accounts: accounts.map(({ id, name, labels }) => ({ id, name, labels })) }
  const open = new Map(accounts.map((account) => [account.id, askOne(app, actor, asking, account, leaves)]))
  while (open.size > 0) {
    const line = await Promise.race(open.values())
    open.delete(line.account)
    yield line
  }
}

async function askOne(
  app: App,
  actor: Actor,
  { quote, ask }: Asking,
  { id, carrier }: Account,
  leaves: string,
): Promise<Extract<RatesLine, { line: 'answer' }>> {
  const answer = 'outcome' in carrier ? carrier : await carrier.quote(ask)
  const failure = answer.outcome === 'done' ? null : answer
  const { rates, messages } = answer.outcome === 'done' ? answer.quoted : { rates: [], messages: [] }
  const dated = rates.map((rate) => withDay(rate, leaves))
  await inStore(app, actor, (tx) => insertAnswer(tx, { quote, account: id, rates: dated, messages, failure, at: app.clock.now() }))
  const said = failure && { outcome: failure.outcome, message: failure.message }
  return { line: 'answer', account: id, rates: dated, messages, failure: said }
}

/** A carrier that names days and no day is counted from the day the goods leave, by a working week. */
function withDay(rate: QuotedRate, leaves: string): RateView {
  return rate.arrives !== null || rate.days === null ? rate : { ...rate, arrives: arrivesOn(leaves, rate.days, workweek) }
}

function accountOf(app: App, store: string, row: CarrierRow): Account {
  const opened = openAccount(app, store, row)
  const base = { id: row.id, name: row.name, labels: row.kind !== 'rate_card' }
  if (row.trouble !== null) return { ...base, carrier: { outcome: 'config', message: row.trouble } }
  return { ...base, carrier: opened.ok ? opened.value : { outcome: 'config', message: opened.code } }
}

/** Are exactly the picked pieces in the boxes? Boxes that say nothing of their contents hold whatever is picked. */
function holdsAll({ boxes, lines }: RatesAsk): boolean {
  const packed = boxes.flatMap(({ contents }) => contents)
  if (packed.length === 0) return true
  const count = (all: RatesAsk['lines'], line: string) =>
    all.filter((one) => one.line === line).reduce((sum, { quantity }) => sum + quantity, 0)
  const named = new Set([...packed, ...lines].map(({ line }) => line))
  return [...named].every((line) => count(packed, line) === count(lines, line))
}

function wishOf({ order }: At, place: PlaceRow, liking: Awaited<ReturnType<typeof readLiking>>): Wish {
  const paidClass = classOf(order.shipping_service, null)
  return {
    promised: promisedDay({ deliverBy: order.deliver_by, shipBy: order.ship_by, paidClass }, place.time_zone),
    paidClass,
    paid: order.shipping_amount,
    currency: order.currency,
    chosen: order.shipping_service,
    preferred: liking.preferred_carrier === null ? [] : [liking.preferred_carrier],
    perDay: liking.day_worth,
  }
}

/** What stands on a label beside the address: the order's number, the dealer's invoice number, which box of how many. */
function notesOf({ order }: At, box: number, of: number): readonly string[] {
  const invoice = order.dms_number === null ? [] : [order.dms_number]
  return [String(order.number), ...invoice, ...(of > 1 ? [`${box}/${of}`] : [])]
}

function fromOf({ address }: PlaceRow, store: { readonly phone: string | null; readonly email: string | null }): Place {
  return { ...placeOf(address), phone: address.phone ?? store.phone, email: store.email }
}

function toOf(address: Address, email: string | null): Place {
  return { ...placeOf(address), email }
}
