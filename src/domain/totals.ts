import { share } from './money.ts'

/** One tax on one base. `ratePpm` is in millionths (82 500 = 8.25 %), `amount` in minor units, `remittedBy` says who pays it to the state. */
export type Tax = {
  readonly ratePpm: number
  readonly amount: number
  readonly jurisdiction: string
  readonly remittedBy: 'store' | 'channel'
}

/** What a line brings to the totals; amounts are minor units, `discount` is for the whole line, `unitPrice` and `coreCharge` are for one. */
export type PricedLine = {
  readonly quantity: number
  readonly unitPrice: number
  readonly unitCost?: number | null
  readonly coreCharge: number
  readonly discount: number
  readonly cancelled?: boolean
  readonly taxes: readonly Tax[]
  readonly coreTaxes: readonly Tax[]
}

/** Everything a total is made of; amounts in minor units. */
export type Priced = {
  readonly lines: readonly PricedLine[]
  readonly discounts: readonly { readonly amount: number }[]
  readonly fees: readonly { readonly amount: number }[]
  readonly shipping: { readonly amount: number; readonly taxes: readonly Tax[] }
}

/** The totals at the bottom right of Content, minor units. total = subtotal + cores - discounts + shipping + fees + tax. */
export type Totals = {
  readonly subtotal: number
  readonly cores: number
  readonly discounts: number
  readonly shipping: number
  readonly fees: number
  readonly tax: number
  readonly total: number
}

/** Adds an order up. Cancelled lines count for nothing; line discounts stand under discounts beside the order's own. */
export function totalsOf(order: Priced): Totals {
  const lines = order.lines.filter((line) => !line.cancelled)
  const subtotal = sum(lines, (line) => line.quantity * line.unitPrice)
  const cores = sum(lines, (line) => line.quantity * line.coreCharge)
  const discounts = sum(lines, (line) => line.discount) + sum(order.discounts, (discount) => discount.amount)
  const fees = sum(order.fees, (fee) => fee.amount)
  const tax = sum(lines, (line) => taxOf(line.taxes) + taxOf(line.coreTaxes)) + taxOf(order.shipping.taxes)
  const shipping = order.shipping.amount
  return { subtotal, cores, discounts, shipping, fees, tax, total: subtotal + cores - discounts + shipping + fees + tax }
}

/** Sum of tax amounts, minor units. */
export function taxOf(taxes: readonly Tax[]): number {
  return sum(taxes, (tax) => tax.amount)
}

/** What a line is taxed on: its price after its own discount, minor units. */
export function lineBase(line: Pick<PricedLine, 'quantity' | 'unitPrice' | 'discount'>): number {
  return line.quantity * line.unitPrice - line.discount
}

/** The same taxes on another base: half up a line, at the rate the order came with. */
export function retax(taxes: readonly Tax[], base: number): readonly Tax[] {
  return taxes.map((tax) => ({ ...tax, amount: share(base, tax.ratePpm) }))
}

/**
 * Does a stated tax fit its rate? One minor unit of difference is allowed, because engines round half up, half even or per unit;
 * more is an error of the sender.
 */
export function taxFits(tax: Tax, base: number): boolean {
  return Math.abs(tax.amount - share(base, tax.ratePpm)) <= 1
}

/** What profit is computed from besides the prices; minor units, `labels` actual once bought, else the estimate, `credited` what was given back for good. */
export type Costs = { readonly labels: number; readonly paymentFees: number; readonly credited: number }

/** What an order earns, minor units; `missingCosts` is the number of lines without a cost, which leave both figures unknown. */
export type Profit = {
  readonly missingCosts: number
  /** lines - discounts - part costs; null while a cost is missing */
  readonly parts: number | null
  /** parts profit + shipping charged - label cost - payment fees - what was credited; tax and cores are out; null while a cost is missing */
  readonly gross: number | null
}

/** Gross profit and parts profit of an order, by the formula of the product's contract. */
export function profitOf(order: Priced, costs: Costs): Profit {
  const lines = order.lines.filter((line) => !line.cancelled)
  const missingCosts = lines.filter((line) => line.unitCost == null).length
  if (missingCosts > 0) return { missingCosts, parts: null, gross: null }
  const { subtotal, discounts, shipping } = totalsOf(order)
  const parts = subtotal - discounts - sum(lines, (line) => line.quantity * (line.unitCost ?? 0))
  return { missingCosts, parts, gross: parts + shipping - costs.labels - costs.paymentFees - costs.credited }
}

function sum<T>(items: readonly T[], amount: (item: T) => number): number {
  return items.reduce((all, item) => all + amount(item), 0)
}
