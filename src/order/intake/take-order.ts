import stringify from 'safe-stable-stringify'
import { uuidv7 } from 'uuidv7'
import { foldFacts, type Facts, type FactSources } from '#domain/facts.ts'
import { ok, refuse, type Result } from '#domain/result.ts'
import { shipByOf } from '#domain/shipping/ship-by.ts'
import { leftOutOf } from '#domain/store/tax-order.ts'
import { inLanguage, taxesFor } from '#domain/store/taxes.ts'
import type { App } from '#platform/app.ts'
import { inStore, type Actor, type Tx } from '#platform/doors.ts'
import { sha256 } from '#platform/secrets.ts'
import type { OrderRow } from '../spine-facts.ts'
import { appendEntries, type Entry } from '../spine-log.ts'
import { readStoreTaxes } from '../spine-store.ts'
import { tellOutside } from '../spine-outside.ts'
import { withoutCardNumbers } from './card-numbers.ts'
import {
  insertClaim,
  insertImages,
  insertOrder,
  insertParts,
  lineRows,
  type LineRow,
  readForStorefront,
  readIntakeSettings,
  type StorefrontRow,
} from './queries.ts'
import type { OrderAsk } from './shapes.ts'

/** An order that is in: new, or `again` when it was there. `row` is what the storefront reads back. */
export type Taken = { readonly id: string; readonly number: number; readonly again: boolean; readonly row: StorefrontRow }

/** That a person typed the order in, and why its buyer is exempt of tax. */
type TypedIn = { readonly exemption: string | null }

/**
 * Takes an order in: all of it or nothing, in one transaction, with the job that will confirm its payment, decode its VIN and write its mails.
 * The same order again (channel, number and body) answers the order there is; another body under the same number is `other_order`.
 */
export async function takeOrder(
  app: App,
  actor: Actor,
  asked: OrderAsk,
  typedIn: TypedIn | null,
): Promise<Result<Taken, 'other_order' | 'payment_used' | 'other_currency'>> {
  const hash = sha256(stringify(asked))
  const ask = withoutCardNumbers(asked)
  return inStore(app, actor, async (tx) => {
    const settings = await readIntakeSettings(tx)
    if (settings.currency !== ask.currency) return refuse('other_currency', { sent: ask.currency, store: settings.currency })
    const now = app.clock.now()
    const shipBy = shipByOf(new Date(ask.placedAt), {
      timeZone: settings.time_zone,
      handlingDays: settings.handling_days,
      cutoff: settings.cutoff,
    })
    const leftOut = typedIn ? await taxesLeftOut(tx, ask, now) : []
    const source = typedIn ? 'phone' : 'storefront'
    const order = await insertOrder(tx, ask, { id: uuidv7(), source, hash, shipBy, receivedAt: now, leftOut })
    if (!order) return known(tx, ask, hash)
    if (ask.payment && !(await insertClaim(tx, order.id, ask.payment)))
      return refuse('payment_used', { reference: referenceOf(ask.payment) })
    const facts = await insertRest(app, tx, order, ask, now, typedIn?.exemption ?? null)
    return ok({ id: order.id, number: order.number, again: false, row: storefrontRow(order, facts, settings) })
  })
}

/** Which of the store's taxes for where it ships the order does not charge. */
async function taxesLeftOut(tx: Tx, ask: OrderAsk, now: Date): Promise<readonly string[]> {
  const { taxes, day } = await readStoreTaxes(tx, now)
  const proposed = inLanguage(taxesFor(taxes, ask.shipping, day), ask.buyer.language)
  return leftOutOf(proposed, { lines: ask.lines, shipping: ask.shippingService })
}

async function insertRest(app: App, tx: Tx, order: OrderRow, ask: OrderAsk, now: Date, exemption: string | null): Promise<Facts> {
  const images = await insertImages(tx, [...new Set(ask.lines.flatMap((line) => line.imageUrl ?? []))])
  const lines = lineRows(tx, ask, order.id, images.ids)
  const facts = foldFacts(sourcesOf(order, ask, lines), now)
  const entries = entriesOf(order, ask, facts.total, exemption)
  tx.wakeScreens()
  await Promise.all([
    insertParts(tx, order, ask, lines, facts),
    appendEntries(tx, app.secrets, order, entries, { version: order.version, command: null, at: now, actor: tx.actor, first: true }),
    app.jobs.put(tx, 'arrived', order.id),
    app.jobs.put(tx, 'score', order.id),
    ...images.fresh.map((image) => app.jobs.put(tx, 'image', image)),
  ])
  await tellOutside({ tx, app, now, order, entries }, facts)
  return facts
}

function entriesOf(order: OrderRow, ask: OrderAsk, total: number, exemption: string | null): readonly Entry[] {
  if (order.source === 'storefront')
    return [{ event: { type: 'order_received', channel: ask.channel, externalNumber: ask.externalNumber, total } }]
  const names = order.taxes_left_out
  const typed: Entry = { event: { type: 'order_typed_in', total } }
  if (exemption === null && names.length === 0) return [typed]
  return [typed, { event: { type: 'tax_left_out', names, ...(exemption !== null && { reason: exemption }) } }]
}

/** What a new order's facts are folded from: what was sent, and that nothing was paid, shipped or written yet. */
function sourcesOf(order: OrderRow, ask: OrderAsk, lines: readonly LineRow[]): FactSources {
  return {
    currency: order.currency,
    status: order.status,
    comment: order.buyer_comment,
    vin: order.vehicle_vin,
    priced: {
      lines: lines.map((line) => ({
        id: line.id,
        state: line.state,
        cancelled: false,
        quantity: line.quantity,
        unitPrice: line.unit_price,
        unitCost: line.unit_cost,
        coreCharge: line.core_charge,
        discount: line.discount,
        hazmat: line.hazmat,
        taxes: line.taxes,
        coreTaxes: line.core_taxes,
      })),
      discounts: order.discounts,
      fees: order.fees,
      shipping: { amount: order.shipping_amount, taxes: order.shipping_taxes },
    },
    billing: ask.billing,
    shipping: ask.shipping,
    shipments: [],
    purchases: [],
    history: [],
    unconfirmed: Boolean(ask.payment),
    refused: false,
    alarms: [],
    mark: null,
    risk: null,
    raised: false,
    notes: 0,
    failedLetters: 0,
    unreadMails: 0,
    lastWord: null,
  }
}

function storefrontRow(
  order: OrderRow,
  facts: Facts,
  { order_prefix, order_digits }: Pick<StorefrontRow, 'order_prefix' | 'order_digits'>,
): StorefrontRow {
  const { id, number, channel, external_number, status, request_hash, currency, placed_at } = order
  const { paymentState: payment_state, fulfillmentState: fulfillment_state, total } = facts
  return {
    id,
    number,
    channel,
    external_number,
    status,
    request_hash,
    currency,
    placed_at,
    payment_state,
    fulfillment_state,
    total,
    order_prefix,
    order_digits,
    tracking: [],
  }
}

async function known(tx: Tx, ask: OrderAsk, hash: Buffer): Promise<Result<Taken, 'other_order'>> {
  const [row] = await readForStorefront(tx, { channel: ask.channel, externalNumber: ask.externalNumber })
  if (!row || !row.request_hash.equals(hash)) return refuse('other_order', { channel: ask.channel, externalNumber: ask.externalNumber })
  return ok({ id: row.id, number: row.number, again: true, row })
}

function referenceOf(payment: NonNullable<OrderAsk['payment']>): string {
  return payment.kind === 'reference' ? payment.reference : payment.token
}
