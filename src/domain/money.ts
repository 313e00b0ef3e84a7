/** An amount in integer minor units (cents) of one ISO 4217 currency. Signed: a balance to refund is negative. */
export type Money = { readonly amount: number; readonly currency: string }

/** Makes an amount; throws when it is not a safe integer of minor units, because a fraction of a cent is a bug, not an input. */
export function money(amount: number, currency: string): Money {
  if (!Number.isSafeInteger(amount)) throw new RangeError(`not minor units: ${amount}`)
  return { amount, currency }
}

/** Nothing, in `currency`. */
export function zero(currency: string): Money {
  return { amount: 0, currency }
}

/** a + b; throws when the currencies differ. */
export function plus(a: Money, b: Money): Money {
  return money(a.amount + same(a, b).amount, a.currency)
}

/** a - b; throws when the currencies differ. */
export function minus(a: Money, b: Money): Money {
  return money(a.amount - same(a, b).amount, a.currency)
}

/** The sum of all `parts`, zero of `currency` when there is none. */
export function total(currency: string, parts: readonly Money[]): Money {
  return parts.reduce(plus, zero(currency))
}

/** Is a more than b? Throws when the currencies differ. */
export function exceeds(a: Money, b: Money): boolean {
  return a.amount > same(a, b).amount
}

/** The share of `amount` (minor units) at `ppm` millionths, rounded half up away from zero: how a tax line is computed. */
export function share(amount: number, ppm: number): number {
  return Math.sign(amount) * Math.floor((Math.abs(amount) * ppm + 500_000) / 1_000_000)
}

/**
 * Splits `amount` minor units over `weights` so that the parts add up exactly (largest remainder, first wins a tie).
 * All weights zero gives everything to the first part; no weights gives no parts.
 */
export function apportion(amount: number, weights: readonly number[]): readonly number[] {
  const sum = weights.reduce((a, b) => a + b, 0)
  if (weights.length === 0) return []
  if (sum === 0) return weights.map((_, i) => (i === 0 ? amount : 0))
  const exact = weights.map((w) => (amount * w) / sum)
  const parts = exact.map(Math.floor)
  const order = exact.map((e, i) => [e - Math.floor(e), i] as const).toSorted((a, b) => b[0] - a[0] || a[1] - b[1])
  const left = amount - parts.reduce((a, b) => a + b, 0)
  for (const [, i] of order.slice(0, left)) parts[i] = (parts[i] ?? 0) + 1
  return parts
}

/** Writes minor units of a currency as readers of a language do: "$61.20", "61,20 $". For letters and pages outside the panel. */
export function moneyIn(language: 'en' | 'fr', currency: string): (minor: number) => string {
  const format = new Intl.NumberFormat(language === 'fr' ? 'fr-CA' : 'en-US', { style: 'currency', currency })
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2
  return (minor) => format.format(minor / 10 ** digits)
}

function same(a: Money, b: Money): Money {
  if (a.currency !== b.currency) throw new TypeError(`${a.currency} beside ${b.currency}`)
  return b
}
