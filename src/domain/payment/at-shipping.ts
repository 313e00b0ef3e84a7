import type { ShipmentLine } from '../fulfillment.ts'
import { lineBase, taxOf, totalsOf } from '../totals.ts'
import { apportion } from '../money.ts'
import type { RefundPrices } from './refund.ts'

/** What a store collects when goods leave: nothing, everything due with the first shipment, or each shipment's share. */
export type CaptureAtShipping = 'off' | 'whole' | 'share'

/** What is known before anything is picked; amounts in minor units. */
export type AtShipping = {
  readonly mode: CaptureAtShipping
  /** order total less credits and what was collected */
  readonly due: number
  /** what was collected and credited so far */
  readonly covered: number
  /** what a live hold secures now, for those who may collect it; else 0 */
  readonly left: number
  /** the hold may be captured several times: the rest stays held */
  readonly several: boolean
  /** the rest can be held anew on what the buyer let the store keep */
  readonly renewable: boolean
  /** each line with its worth: price after its discounts, tax, core charge */
  readonly lines: readonly { readonly id: string; readonly quantity: number; readonly left: number; readonly worth: number }[]
  /** shipping and fees with their tax; they belong to the first shipment */
  readonly rest: number
}

/** What is captured with a shipment. `keep`: what becomes of the rest of the hold. `later`: what is not due before other goods leave. */
export type ShippingCapture = { readonly amount: number; readonly keep: 'held' | 'anew' | 'released'; readonly later: number }

/** What each line of an order is worth with everything that hangs on it; with shipping and fees the sum is the order's total. */
export function worthOfLines(prices: RefundPrices & { readonly fees: readonly { readonly amount: number }[] }) {
  const lines = prices.lines.filter((line) => !line.cancelled)
  const discounts = prices.discounts.reduce((sum, { amount }) => sum + amount, 0)
  const shares = apportion(discounts, lines.map(lineBase))
  const worth = lines.map((line, i) => ({
    id: line.id,
    quantity: line.quantity,
    worth: lineBase(line) - (shares[i] ?? 0) + taxOf(line.taxes) + line.quantity * line.coreCharge + taxOf(line.coreTaxes),
  }))
  return { lines: worth, rest: totalsOf(prices).total - worth.reduce((sum, line) => sum + line.worth, 0) }
}

/**
 * What is captured when `leaving` goes. In shares: what the goods that have left by then are worth, less what was collected before; the last shipment takes
 * all that is due. Where the rest could neither stay held nor be held anew, everything due is captured, as it would be lost.
 */
export function planAtShipping(at: AtShipping, leaving: readonly ShipmentLine[]): ShippingCapture {
  const wanted = at.mode === 'share' ? shareOf(at, leaving) : Math.max(at.due, 0)
  const later = Math.max(at.due, 0) - wanted
  if (at.mode === 'off' || at.left <= 0 || at.due <= 0) return { amount: 0, keep: 'released', later }
  const parted = at.mode === 'share' && later > 0 && (at.several || at.renewable)
  if (!parted) return { amount: Math.min(at.due, at.left), keep: 'released', later: at.mode === 'share' && later > 0 ? 0 : later }
  return { amount: Math.min(wanted, at.left), keep: at.several ? 'held' : 'anew', later }
}

function shareOf(at: AtShipping, leaving: readonly ShipmentLine[]): number {
  const taken = (id: string) => leaving.filter(({ line }) => line === id).reduce((sum, { quantity }) => sum + quantity, 0)
  const isLast = at.lines.every((line) => taken(line.id) + line.left >= line.quantity)
  if (isLast) return Math.max(at.due, 0)
  const gone = at.lines.reduce((sum, line) => sum + partOf(line.worth, line.left + taken(line.id), line.quantity), 0)
  return Math.min(Math.max(gone + at.rest - at.covered, 0), Math.max(at.due, 0))
}

/** `part` of `whole` pieces of an amount, half up. */
function partOf(amount: number, part: number, whole: number): number {
  return whole === 0 ? 0 : Math.floor((amount * Math.min(part, whole) * 2 + whole) / (whole * 2))
}
