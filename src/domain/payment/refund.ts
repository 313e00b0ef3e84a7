import { apportion } from '../money.ts'
import { ok, refuse, type Result } from '../result.ts'
import { lineBase, taxOf, type Priced, type PricedLine } from '../totals.ts'

/** What a part of a refund is for: pieces of a line, their core charges, shipping, or nothing but courtesy. */
export const refundFor = ['line', 'core', 'shipping', 'courtesy'] as const
export type RefundFor = (typeof refundFor)[number]

/** What a clerk asks to give back: pieces of a line or of its cores, or an amount (minor units, before tax) of shipping, or as courtesy. */
export type RefundAskPart =
  | { readonly of: 'line' | 'core'; readonly line: string; readonly quantity: number }
  | { readonly of: 'shipping' | 'courtesy'; readonly amount: number }

/** One part with its price, minor units; `tax` is what goes back with it. Kept with the refund, never changed. */
export type RefundPart = {
  readonly of: RefundFor
  readonly line: string | null
  readonly quantity: number
  readonly net: number
  readonly tax: number
}

/** An order's prices with the ids of its lines. */
export type RefundPrices = Pick<Priced, 'discounts' | 'shipping'> & { readonly lines: readonly (PricedLine & { readonly id: string })[] }

/** What the parts come to, minor units. */
export function sumOfParts(parts: readonly RefundPart[]): number {
  return parts.reduce((all, part) => all + part.net + part.tax, 0)
}

/** What of the parts lowers the profit, minor units: tax and core charges were never part of it. */
export function lostOfParts(parts: readonly RefundPart[]): number {
  return parts.reduce((all, part) => all + (part.of === 'core' ? 0 : part.net), 0)
}

/**
 * Prices a refund. Each piece gives back its share of the line's price (less the line's discount and its share of the order's own discounts) and of its tax;
 * shares are cut from running sums, so that giving back piece by piece ends at the line's own figures to the cent. `given`: the parts of refunds before.
 */
export function priceRefund(
  prices: RefundPrices,
  asked: readonly RefundAskPart[],
  given: readonly RefundPart[],
): Result<readonly RefundPart[], 'no_such_line' | 'over_quantity' | 'over_shipping'> {
  const parts: RefundPart[] = []
  for (const ask of asked) {
    const priced = priceOf(prices, ask, [...given, ...parts])
    if (!priced.ok) return priced
    if (priced.value.net + priced.value.tax > 0) parts.push(priced.value)
  }
  return ok(parts)
}

/** How many pieces of a line, or of its cores, or how much of shipping is still to be given back. */
export function leftToRefund(prices: RefundPrices, given: readonly RefundPart[], of: 'line' | 'core', line: string): number {
  const found = prices.lines.find(({ id }) => id === line)
  return found && !found.cancelled ? found.quantity - givenOf(given, of, line).quantity : 0
}

/** What of the shipping charge (before tax, minor units) is still to be given back. */
export function shippingLeft(prices: RefundPrices, given: readonly RefundPart[]): number {
  return prices.shipping.amount - givenOf(given, 'shipping', null).net
}

/** Cuts parts to fit a refund that is split over several payments: `amounts` add up to the parts' sum. A cut part keeps its pieces in the first cut. */
export function splitParts(parts: readonly RefundPart[], amounts: readonly number[]): readonly (readonly RefundPart[])[] {
  const rest = parts.map((part) => ({ ...part }))
  return amounts.map((amount) => {
    const cut: RefundPart[] = []
    let open = amount
    while (open > 0) {
      const part = rest[0]
      if (!part) break
      const whole = part.net + part.tax
      if (whole <= open) {
        cut.push(part)
        rest.shift()
        open -= whole
      } else {
        const [net = 0, tax = 0] = apportion(open, [part.net, part.tax])
        cut.push({ ...part, net, tax })
        rest[0] = { ...part, quantity: 0, net: part.net - net, tax: part.tax - tax }
        open = 0
      }
    }
    return cut
  })
}

function priceOf(
  prices: RefundPrices,
  ask: RefundAskPart,
  given: readonly RefundPart[],
): Result<RefundPart, 'no_such_line' | 'over_quantity' | 'over_shipping'> {
  switch (ask.of) {
    case 'courtesy':
      return ok({ of: 'courtesy', line: null, quantity: 0, net: ask.amount, tax: 0 })
    case 'shipping': {
      const left = shippingLeft(prices, given)
      if (ask.amount > left) return refuse('over_shipping', { left })
      const before = givenOf(given, 'shipping', null)
      const { amount, taxes } = prices.shipping
      return ok({
        of: 'shipping',
        line: null,
        quantity: 0,
        net: ask.amount,
        tax: shareOf(taxOf(taxes), before.net + ask.amount, amount) - before.tax,
      })
    }
    case 'line':
    case 'core':
      return piecesOf(prices, ask, given)
  }
}

function piecesOf(
  prices: RefundPrices,
  ask: { readonly of: 'line' | 'core'; readonly line: string; readonly quantity: number },
  given: readonly RefundPart[],
): Result<RefundPart, 'no_such_line' | 'over_quantity'> {
  const line = prices.lines.find(({ id }) => id === ask.line)
  if (!line || line.cancelled) return refuse('no_such_line')
  const left = leftToRefund(prices, given, ask.of, ask.line)
  if (ask.quantity > left) return refuse('over_quantity', { left })
  const before = givenOf(given, ask.of, ask.line)
  const worth =
    ask.of === 'line'
      ? { net: baseOf(prices, line), tax: taxOf(line.taxes) }
      : { net: line.quantity * line.coreCharge, tax: taxOf(line.coreTaxes) }
  const pieces = before.quantity + ask.quantity
  return ok({
    of: ask.of,
    line: ask.line,
    quantity: ask.quantity,
    net: Math.max(shareOf(worth.net, pieces, line.quantity) - before.net, 0),
    tax: Math.max(shareOf(worth.tax, pieces, line.quantity) - before.tax, 0),
  })
}

/** A line's price after its own discount and its share of the order's, by weight of the lines' prices. */
function baseOf(prices: RefundPrices, line: RefundPrices['lines'][number]): number {
  const lines = prices.lines.filter((each) => !each.cancelled)
  const discounts = prices.discounts.reduce((all, { amount }) => all + amount, 0)
  const shares = apportion(discounts, lines.map(lineBase))
  return Math.max(lineBase(line) - (shares[lines.indexOf(line)] ?? 0), 0)
}

function givenOf(given: readonly RefundPart[], of: RefundFor, line: string | null) {
  const same = given.filter((part) => part.of === of && part.line === line)
  const sum = (amount: (part: RefundPart) => number) => same.reduce((all, part) => all + amount(part), 0)
  return { quantity: sum((part) => part.quantity), net: sum((part) => part.net), tax: sum((part) => part.tax) }
}

/** `part` of `whole` pieces of an amount, half up. */
function shareOf(amount: number, part: number, whole: number): number {
  return whole === 0 ? 0 : Math.floor((amount * part * 2 + whole) / (whole * 2))
}
