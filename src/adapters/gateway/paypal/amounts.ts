import { money, type Money } from '#domain/money.ts'

/** An amount as PayPal writes it: decimal text in the currency's own number of places. */
export function worth({ amount, currency }: Money): { readonly currencyCode: string; readonly value: string } {
  const places = placesOf(currency)
  const digits = String(Math.abs(amount)).padStart(places + 1, '0')
  const value = places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`
  return { currencyCode: currency, value: amount < 0 ? `-${value}` : value }
}

/** The same read back; throws what is no amount of that currency. */
export function moneyOf({ currency_code, value }: { readonly currency_code: string; readonly value: string }): Money {
  const places = placesOf(currency_code)
  const [, sign = '', whole = '', part = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(value) ?? []
  if (whole === '' || part.length > places) throw new RangeError(`not an amount in ${currency_code}`)
  const minor = Number(`${whole}${part.padEnd(places, '0')}`)
  return money(sign ? -minor : minor, currency_code)
}

function placesOf(currency: string): number {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
}
