import { money } from '#domain/money.ts'
import { ok, refuse, type Result } from '#domain/result.ts'
import type { App } from '#platform/app.ts'
import type { Command } from '#platform/command.ts'
import { inStore, type Actor } from '#platform/doors.ts'
import type { Bought, Carrier } from '#ports/carrier.ts'
import { holdOrder } from '../../spine.ts'
import { openAccount } from '../carrier-account.ts'
import { readShipments } from '../queries.ts'
import { findCarrier } from '../rates/queries.ts'
import type { LabelAsk } from '../shapes.ts'
import { conclude, type Came } from './conclude.ts'
import { isOver, secondsLeft, stateOf, takePieces } from './purchase.ts'
import { needPurchase, type PurchaseRow } from './queries.ts'

type Nothing = { readonly kind: 'nothing' }

/** Milliseconds between looks after a purchase whose answer was lost, before it is left to the job. */
const looks = [1_000, 2_000, 4_000]

/**
 * Buys the labels of a shipment exactly once, in three beats. The carrier is asked to sell once a purchase, after a look has shown that nothing was bought for
 * this quote; whatever is lost after that is found out by looking, which never spends. The same command again only looks. Null: a rate card, nothing to buy.
 */
export async function buyLabels(
  app: App,
  actor: Actor,
  order: string,
  ask: LabelAsk,
  shipment: string,
  command: Command,
): Promise<Result<PurchaseRow | null, string>> {
  let fresh = false
  const taken = await holdOrder<string | null, string>(app, actor, { id: order }, command, 'append', async (held) => {
    const done = await takePieces(held, ask, shipment)
    fresh = done.ok
    return done
  })
  if (!taken.ok) return taken
  if (taken.value === null) return ok(null)
  const row = await inStore(app, everywhere(actor), (tx) => needPurchase(tx, taken.value ?? ''))
  return ok(fresh ? await askOnce(app, actor, row, 'api') : await lookAt(app, actor, row))
}

/**
 * Asks the carrier to sell, once a look has shown that it has not; a lost answer is looked for. A purchase that was asked for before stays without an answer
 * while it cannot be looked at: it may have been paid. Answers the purchase as it then stands.
 */
export async function askOnce(app: App, actor: Actor, row: PurchaseRow, source: 'api' | 'person'): Promise<PurchaseRow> {
  const carrier = await openOf(app, actor, row)
  if (!carrier.ok) return conclude(app, actor, row, unseen(row, carrier.code, ''), source)
  const before = await look(carrier.value, row)
  if (before.kind === 'bought' && hasAll(before.bought)) return conclude(app, actor, row, before, source)
  if (before.kind === 'unanswered') return conclude(app, actor, row, unseen(row, 'carrier_away', before.message ?? ''), source)
  const sold = await buy(carrier.value, row)
  if (sold.outcome === 'done') return conclude(app, actor, row, { kind: 'bought', bought: sold.bought }, source)
  if (sold.outcome !== 'unknown') return conclude(app, actor, row, refusedBy(sold), source)
  const found = await lookAfterLoss(app, carrier.value, row)
  return conclude(app, actor, row, found ? { kind: 'bought', bought: found } : { kind: 'unanswered', message: sold.message }, source)
}

/** What shows of a purchase whose answer was lost; undefined while that is no clear answer. Lost between two boxes, the missing one is asked for once more. */
async function lookAfterLoss({ clock }: App, carrier: Carrier, row: PurchaseRow): Promise<Bought | undefined> {
  let part = false
  for (const wait of looks) {
    await clock.wait(wait)
    const after = await look(carrier, row)
    if (after.kind === 'bought' && hasAll(after.bought)) return after.bought
    part = after.kind === 'bought'
  }
  // The carrier sells each box of a quote once: what was paid is passed over.
  const rest = part ? await buy(carrier, row) : null
  return rest?.outcome === 'done' ? rest.bought : undefined
}

function buy(carrier: Carrier, { quote, rate, insured, currency }: PurchaseRow): ReturnType<Carrier['buy']> {
  return carrier.buy({ quote, ref: rate }, insured === null ? null : money(insured, currency))
}

/**
 * Looks what the carrier knows of a purchase, also of one that was given up, and writes it when it is something. While the call that buys may still live, labels
 * for some boxes are no end; once it cannot, nothing found is no answer, which is a person's to decide. Never spends.
 */
export async function lookAt(app: App, actor: Actor, row: PurchaseRow): Promise<PurchaseRow> {
  if (isOver(row) && stateOf(row) !== 'given_up') return row
  const carrier = await openOf(app, actor, row)
  const seen: Came | Nothing = carrier.ok ? await look(carrier.value, row) : { kind: 'unanswered', message: carrier.code }
  const alive = secondsLeft(row, app.clock.now()) > 0
  if (alive && (seen.kind === 'nothing' || (seen.kind === 'bought' && !hasAll(seen.bought)))) return row
  return conclude(app, actor, row, seen.kind === 'nothing' ? { kind: 'unanswered', message: null } : seen, 'recovery')
}

/** Has a person given the labels of a purchase back, so that its shipment does not go? */
export async function isTakenBack(app: App, actor: Actor, row: Pick<PurchaseRow, 'order_id' | 'shipment_id'>): Promise<boolean> {
  const shipments = await inStore(app, everywhere(actor), (tx) => readShipments(tx, row.order_id, row.shipment_id))
  return shipments[0]?.state === 'cancelled'
}

/** The account a purchase was made through, also one out of use since. */
export async function openOf(app: App, actor: Actor, row: Pick<PurchaseRow, 'account_id'>): Promise<Result<Carrier, string>> {
  const day = app.clock.now().toISOString().slice(0, 10)
  const account = await inStore(app, everywhere(actor), (tx) => findCarrier(tx, row.account_id, day))
  return account ? openAccount(app, actor.store, account) : refuse('no_carrier')
}

/** What waits for an answer is looked after for the whole store, whoever started it. */
export function everywhere(actor: Actor): Actor {
  return { ...actor, reach: 'all' }
}

/** A carrier's no, in its own words. */
function refusedBy(failure: Exclude<Awaited<ReturnType<Carrier['buy']>>, { outcome: 'done' | 'unknown' }>): Came {
  const code = failure.outcome === 'refused' ? failure.code : failure.outcome === 'retry' ? 'carrier_away' : failure.outcome
  return { kind: 'refused', code, message: failure.message }
}

/** When there is nothing to see: never asked for before, so nothing was sold. */
function unseen({ events }: PurchaseRow, code: string, message: string): Came {
  const before = events.filter(({ state }) => state === 'asked').length > 1
  return before ? { kind: 'unanswered', message: message || code } : { kind: 'refused', code, message }
}

function hasAll({ parcels }: Bought): boolean {
  return parcels.every((parcel) => parcel !== null)
}

async function look(carrier: Carrier, row: PurchaseRow): Promise<Came | Nothing> {
  const seen = await carrier.readBack(row.quote)
  if (seen.outcome !== 'done') return { kind: 'unanswered', message: 'message' in seen ? seen.message : '' }
  return seen.bought.parcels.some((parcel) => parcel !== null) ? { kind: 'bought', bought: seen.bought } : { kind: 'nothing' }
}
