import { refused } from './wire/errors.ts'

/** An amount on the wire: a decimal text and its currency. */
export type WireMoney = { readonly currency_code: string; readonly value: string }

/** An amount inside: a whole number of minor units. */
export type Money = { readonly currency: string; readonly amount: number }

/** Currencies PayPal takes, and those of them without decimals (developer.paypal.com, "Currency codes"). */
const currencies = 'AUD BRL CAD CHF CNY CZK DKK EUR GBP HKD HUF ILS JPY MXN MYR NOK NZD PHP PLN SEK SGD THB TWD USD'.split(' ')
const whole = ['HUF', 'JPY', 'TWD']

/** What is asked of an amount beyond being a number. `field` is its JSON pointer in the request. */
type Asked = { readonly field: string; readonly zero?: boolean }

/** Reads an amount, or refuses it as PayPal does: unknown currency, too many decimals, not above zero. */
export function readMoney(money: WireMoney, { field, zero = false }: Asked): Money {
  const { currency_code: currency, value } = money
  if (!currencies.includes(currency)) throw refused('INVALID_CURRENCY_CODE', { field: `${field}/currency_code`, value: currency })
  const decimals = (value.split('.')[1] ?? '').length
  if (whole.includes(currency) && decimals > 0) throw refused('DECIMALS_NOT_SUPPORTED', { field: `${field}/value`, value })
  if (decimals > 2) throw refused('DECIMAL_PRECISION', { field: `${field}/value`, value })
  const amount = Math.round(Number(value) * (whole.includes(currency) ? 1 : 100))
  if (amount < 0 && zero) throw refused('CANNOT_BE_NEGATIVE', { field: `${field}/value`, value })
  if (amount <= 0 && !zero) throw refused('CANNOT_BE_ZERO_OR_NEGATIVE', { field: `${field}/value`, value })
  if (amount > Number.MAX_SAFE_INTEGER) throw refused('MAX_VALUE_EXCEEDED', { field: `${field}/value`, value })
  return { currency, amount }
}

/** Writes an amount as the wire has it, `12.50`. */
export function wireMoney(amount: number, currency: string): WireMoney {
  if (whole.includes(currency)) return { currency_code: currency, value: String(amount) }
  const digits = String(Math.abs(amount)).padStart(3, '0')
  return { currency_code: currency, value: `${amount < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}` }
}

/** The most that may be captured of an authorization, or reauthorized: 115 % of it, but not more than 75 above it (Payments v2, "reauthorize"). */
export function ceilingOf({ amount, currency }: Money): number {
  return Math.min(Math.floor((amount * 115) / 100), amount + (whole.includes(currency) ? 75 : 75_00))
}
