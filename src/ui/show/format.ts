/** Intl formatters are slow to make, so each is made once. */
const made = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat | Intl.RelativeTimeFormat>()

/** Minor units as people write them: 41027 USD is "$410.27" in en-US, "410,27 $" in fr-CA. `code` names the currency when it is not the store's own. */
export function formatMoney(
  amount: number,
  currency: string,
  locale: string,
  options: { readonly code?: boolean; readonly sign?: boolean } = {},
): string {
  const format = once(
    `money ${locale} ${currency} ${options.code} ${options.sign}`,
    () =>
      new Intl.NumberFormat(locale, {
        style: 'currency',
        currency,
        currencyDisplay: options.code ? 'code' : 'narrowSymbol',
        signDisplay: options.sign ? 'exceptZero' : 'negative',
      }),
  )
  return format.format(amount / 10 ** digitsOf(currency))
}

/** How many digits follow the point in this currency: 2 for USD, 0 for JPY. */
export function digitsOf(currency: string): number {
  return (
    once(`digits ${currency}`, () => new Intl.NumberFormat('en', { style: 'currency', currency })).resolvedOptions()
      .maximumFractionDigits ?? 2
  )
}

/** How amounts of a currency are written: its sign, whether that comes first, and what stands before the cents. */
export function signOf(currency: string, locale: string): { readonly sign: string; readonly first: boolean; readonly decimal: string } {
  const format = once(
    `sign ${locale} ${currency}`,
    () => new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' }),
  )
  const parts = format.formatToParts(1.5)
  const partOf = (type: Intl.NumberFormatPartTypes) => parts.find((part) => part.type === type)?.value
  return { sign: partOf('currency') ?? currency, first: parts[0]?.type === 'currency', decimal: partOf('decimal') ?? '.' }
}

/** "Jan 30, 2026, 9:14:05 AM EST": the moment whole, in the given time zone. */
export function formatExact(at: Date, locale: string, timeZone: string): string {
  return dates(locale, timeZone, 'exact', {
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    second: '2-digit',
    timeZoneName: 'short',
  }).format(at)
}

/** The date as short as it can be understood: "9:14 AM" today, "Jan 30" this year, "Jan 30, 2024" before. */
export function formatShort(at: Date, now: Date, locale: string, timeZone: string): string {
  const day = dates(locale, timeZone, 'day', { year: 'numeric', month: '2-digit', day: '2-digit' })
  if (day.format(at) === day.format(now)) return dates(locale, timeZone, 'time', { hour: 'numeric', minute: '2-digit' }).format(at)
  const year = dates(locale, timeZone, 'year', { year: 'numeric' })
  if (year.format(at) === year.format(now)) return dates(locale, timeZone, 'month', { month: 'short', day: 'numeric' }).format(at)
  return dates(locale, timeZone, 'date', { year: 'numeric', month: 'short', day: 'numeric' }).format(at)
}

/** "Jan 30, 2026, 9:14 AM". */
export function formatMoment(at: Date, locale: string, timeZone: string): string {
  return dates(locale, timeZone, 'moment', { year: 'numeric', month: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit' }).format(
    at,
  )
}

const steps: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
]

/** "2 hr. ago", "in 3 days", "now" within a minute. */
export function formatRelative(at: Date, now: Date, locale: string): string {
  const away = at.getTime() - now.getTime()
  const format = once(`relative ${locale}`, () => new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' }))
  const [unit, size] = steps.find(([, size]) => Math.abs(away) >= size) ?? (['second', Number.POSITIVE_INFINITY] as const)
  return format.format(Math.trunc(away / size) || 0, unit)
}

function dates(locale: string, timeZone: string, name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return once(`${name} ${locale} ${timeZone}`, () => new Intl.DateTimeFormat(locale, { ...options, timeZone }))
}

function once<F extends Intl.NumberFormat | Intl.DateTimeFormat | Intl.RelativeTimeFormat>(key: string, make: () => F): F {
  const known = made.get(key)
  if (known) return known as F
  const fresh = make()
  made.set(key, fresh)
  return fresh
}
