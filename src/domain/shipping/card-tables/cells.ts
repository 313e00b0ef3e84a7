import { serviceClasses, type ServiceClass } from '../rate.ts'

/** One row of a table as it was typed; `at`: which row of the text it is, the header being 1. */
export type TableRow = { readonly at: number; readonly cells: readonly string[] }

/** What can be wrong in a rate card's tables. */
export const flawCodes = [
  'no_rows',
  'broken_quotes',
  'missing_column',
  'unknown_column',
  'column_twice',
  'empty',
  'too_long',
  'not_a_class',
  'not_a_number',
  'not_an_amount',
  'not_yes_or_no',
  'not_weekdays',
  'not_dates',
  'not_days',
  'service_twice',
  'weight_twice',
  'unknown_service',
  'no_price',
] as const
export type FlawCode = (typeof flawCodes)[number]

/** One thing wrong: in which table and row, under which column (null: the row as a whole), and what was typed there. */
export type Flaw = {
  readonly table: 'services' | 'prices'
  readonly row: number
  readonly column: string | null
  readonly code: FlawCode
  readonly typed: string
}

/** A cell that was read, or why it cannot be. */
export type Cell<T> = { readonly value: T } | { readonly flaw: FlawCode }

/** A name or code of at most so many characters. */
export function readText(typed: string, most: number): Cell<string> {
  return typed.length > most ? { flaw: 'too_long' } : { value: typed }
}

/** One of the classes of service, by its code; a blank or hyphen for the underscore is the same. */
export function readClass(typed: string): Cell<ServiceClass> {
  const code = typed.toLowerCase().replaceAll(/[\s-]+/g, '_')
  const found = serviceClasses.find((one) => one === code)
  return found ? { value: found } : { flaw: 'not_a_class' }
}

/** A number above or at `least` with at most two decimals, behind a point or a comma; never a mark between thousands, which would be read as either. */
export function readNumber(typed: string, { least, most }: { readonly least: number; readonly most: number }): Cell<number> {
  const value = decimalOf(typed.replace(/\s*%$/, ''), 2)
  return value === undefined || value < least || value > most ? { flaw: 'not_a_number' } : { value }
}

/** Minor units of an amount; its currency's sign may stand before or behind. `digits`: decimals of the currency. */
export function readAmount(typed: string, digits: number): Cell<number> {
  const value = decimalOf(typed.replace(/^\p{Sc}\s*|\s*\p{Sc}$/u, ''), digits)
  return value === undefined ? { flaw: 'not_an_amount' } : { value: Math.round(value * 10 ** digits) }
}

/** Yes or no, in English or French. */
export function readYes(typed: string): Cell<boolean> {
  if (/^(?:yes|y|true|1|oui|o)$/i.test(typed)) return { value: true }
  return /^(?:no|n|false|0|non)$/i.test(typed) ? { value: false } : { flaw: 'not_yes_or_no' }
}

/** The days of the week as carriers count them, 0 is Sunday. */
export const weekdayCodes = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const

/** Weekdays by their first three English letters with blanks between: `mon tue wed`. At least one. */
export function readWeekdays(typed: string): Cell<readonly number[]> {
  const days = typed
    .toLowerCase()
    .split(/\s+/)
    .map((word) => weekdayCodes.findIndex((code) => code === word))
  return days.includes(-1) ? { flaw: 'not_weekdays' } : { value: [...new Set(days)].toSorted((a, b) => a - b) }
}

/** Dates, YYYY-MM-DD with a stroke between: `2026-12-25|2027-01-01`. */
export function readDates(typed: string): Cell<readonly string[]> {
  const dates = typed.split('|').map((date) => date.trim())
  return dates.every(isDate) ? { value: [...new Set(dates)].toSorted() } : { flaw: 'not_dates' }
}

/** Whole days on the way, 0 to 30. */
export function readDays(typed: string): Cell<number> {
  return /^\d{1,2}$/.test(typed) && Number(typed) <= 30 ? { value: Number(typed) } : { flaw: 'not_days' }
}

/** Is it a date of the calendar, YYYY-MM-DD? */
export function isDate(typed: string): boolean {
  const at = new Date(`${typed}T00:00:00Z`)
  return /^\d{4}-\d\d-\d\d$/.test(typed) && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(typed)
}

function decimalOf(typed: string, digits: number): number | undefined {
  const [, whole = '', decimals = ''] = /^(\d{1,7})(?:[.,](\d+))?$/.exec(typed) ?? []
  return whole === '' || decimals.length > digits ? undefined : Number(`${whole}.${decimals}`)
}
