/** Money inside is a whole number of hundred-thousandths of a dollar: fees are told that exactly. */
export type Amount = number

const dollar = 100_000

/** Reads dollars, `12.5` or 12.5. */
export function readAmount(text: string | number): Amount {
  return Math.round(Number(text) * dollar)
}

/** As rates are written: `12.50`. */
export function priceText(amount: Amount): string {
  return (Math.round(amount / 1000) / 100).toFixed(2)
}

/** As fees and insured values are written: `12.50000`. */
export function feeText(amount: Amount): string {
  return (amount / dollar).toFixed(5)
}

/** An amount of whole cents. */
export function cents(count: number): Amount {
  return count * 1000
}

/** What insuring costs: one percent of the value, at least a dollar (EasyPost, "Shipping Insurance", 2025). */
export function premiumOf(value: Amount): Amount {
  return Math.max(dollar, Math.round(value / 100))
}
