import type { FraudMark } from './activity.ts'
import { addressDifferences, isPostBox, samePlace, type Address } from './address.ts'
import { byUrgency, type Attention } from './attention/attention.ts'
import { fulfillmentStateOf, hasLeft, type FulfillmentState, type Shipment } from './fulfillment.ts'
import { attentionOf, type Alarm } from './payment/attention.ts'
import { balancesOf, type Transaction } from './ledger.ts'
import { money } from './money.ts'
import type { LineState, Status } from './order.ts'
import type { Level } from './risk/bands.ts'
import { holdExpiryOf, paymentStateOf, type PaymentState } from './payment/state.ts'
import { labelAttentionOf, type OpenPurchase } from './attention/labels.ts'
import { riskAttentionOf } from './attention/risk.ts'
import { isException } from './shipping/tracker.ts'
import { totalsOf, type Priced, type PricedLine } from './totals.ts'
import { vinVerdict } from './vin.ts'

/** What the list may flag beside an order. */
export const flags = [
  'comment',
  'note',
  'core',
  'hazmat',
  'no_vin',
  'bad_vin',
  'po_box',
  'addresses_differ',
  'waiting',
  'shipped_balance_due',
  'delivery_exception',
  'mail_failed',
  'customer_replied',
  'waiting_for_customer',
] as const
export type Flag = (typeof flags)[number]

/** Everything the facts of one order are folded from; amounts in minor units. */
export type FactSources = {
  readonly currency: string
  readonly status: Status
  readonly comment: string | null
  readonly vin: string | null
  readonly priced: Omit<Priced, 'lines'> & {
    readonly lines: readonly (PricedLine & { readonly id: string; readonly state: LineState; readonly hazmat: boolean })[]
  }
  readonly billing: Address
  readonly shipping: Address
  readonly shipments: readonly Shipment[]
  /** label purchases whose shipment still waits for them */
  readonly purchases: readonly OpenPurchase[]
  readonly history: readonly Transaction[]
  readonly unconfirmed: boolean
  /** the gateway said no to what the storefront said was paid */
  readonly refused: boolean
  /** disputes, inquiries and fraud warnings of the gateway */
  readonly alarms: readonly Alarm[]
  readonly mark: FraudMark | null
  /** the newest score; null until the order was scored */
  readonly risk: { readonly score: number; readonly level: Level } | null
  /** the network raised it, and nobody has looked since */
  readonly raised: boolean
  readonly notes: number
  readonly failedLetters: number
  /** the customer's mails nobody has read */
  readonly unreadMails: number
  /** whose the last personal mail is; null when there is none */
  readonly lastWord: 'ours' | 'theirs' | null
}

/** The computed part of one row of the orders list; amounts in minor units of the order's currency. */
export type Facts = {
  readonly lines: number
  readonly pieces: number
  readonly total: number
  readonly collected: number
  readonly balance: number
  readonly held: number
  readonly paymentState: PaymentState
  readonly holdExpiresAt: Date | null
  readonly fulfillmentState: FulfillmentState
  readonly fraudMark: FraudMark | null
  readonly riskScore: number | null
  readonly riskLevel: Level | null
  readonly flags: readonly Flag[]
  readonly attention: readonly Attention[]
}

/** Folds an order's rows into its facts, as of `now`. The same function writes the list's projection and checks it. */
export function foldFacts(sources: FactSources, now: Date): Facts {
  const lines = sources.priced.lines.filter((line) => line.state !== 'cancelled')
  const { total } = totalsOf(sources.priced)
  const orderTotal = money(total, sources.currency)
  const balances = balancesOf(orderTotal, sources.history, now)
  const folded = paymentStateOf(orderTotal, sources.history, now)
  const paymentState = folded === 'unpaid' && sources.unconfirmed ? 'unconfirmed' : folded
  const fulfillmentState = fulfillmentStateOf(sources.priced.lines, sources.shipments)
  return {
    lines: lines.length,
    pieces: lines.reduce((sum, line) => sum + line.quantity, 0),
    total,
    collected: balances.collected.amount,
    balance: balances.due.amount,
    held: balances.held.amount,
    paymentState,
    holdExpiresAt: holdExpiryOf(sources.history, now),
    fulfillmentState,
    fraudMark: sources.mark,
    riskScore: sources.risk?.score ?? null,
    riskLevel: sources.risk?.level ?? null,
    flags: flagsOf(sources, balances.due.amount, fulfillmentState),
    attention: byUrgency([
      ...attentionOf({ ...sources, paymentState, fulfillment: fulfillmentState, balance: balances.due.amount }, now),
      ...labelAttentionOf(sources, now),
      ...riskAttentionOf({ ...sources, fulfillment: fulfillmentState }),
    ]),
  }
}

function flagsOf(sources: FactSources, balance: number, fulfillment: FulfillmentState): readonly Flag[] {
  const lines = sources.priced.lines.filter((line) => line.state !== 'cancelled')
  // Taking a shipment back is how a person is done with a lost or returned parcel; completing the order is not.
  const travelling = sources.shipments.filter(({ state }) => state === 'shipped').flatMap(({ parcels }) => parcels)
  const holds: { readonly [flag in Flag]: boolean } = {
    comment: Boolean(sources.comment),
    note: sources.notes > 0,
    core: lines.some((line) => line.coreCharge > 0),
    hazmat: lines.some((line) => line.hazmat),
    no_vin: !sources.vin,
    bad_vin: Boolean(sources.vin) && !vinVerdict(sources.vin ?? '').ok,
    po_box: isPostBox(sources.shipping),
    addresses_differ: !samePlace(sources.billing, sources.shipping) && addressDifferences(sources.billing, sources.shipping).length > 0,
    waiting: lines.some((line) => line.state === 'ordered' || line.state === 'backordered'),
    shipped_balance_due: balance > 0 && hasLeft(fulfillment) && sources.status !== 'completed' && sources.status !== 'cancelled',
    delivery_exception: travelling.some(({ state }) => state !== null && isException(state)),
    mail_failed: sources.failedLetters > 0,
    customer_replied: sources.unreadMails > 0,
    waiting_for_customer: sources.lastWord === 'ours' && sources.status !== 'completed' && sources.status !== 'cancelled',
  }
  return flags.filter((flag) => holds[flag])
}
