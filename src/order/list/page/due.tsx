import { hasLeft } from '#domain/fulfillment.ts'
import type { ListRow } from '../shapes.ts'

const units = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const

/** A length of time in its largest unit, as short as it can be read: "2d", "9h", "4m"; French "2j". Milliseconds, never negative. */
export function shortSpan(ms: number, locale: string): string {
  const [unit, size] = units.find(([, size]) => ms >= size) ?? (['minute', 60_000] as const)
  const write = once(`${locale} ${unit}`, () => new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'narrow' }))
  return write.format(Math.max(0, Math.floor(ms / size)))
}

/** How an order stands to the moment it should leave by: `done` when nothing of it has to leave any more, else by calendar days of the store. */
export function dueOf(
  row: Pick<ListRow, 'status' | 'fulfillmentState' | 'shipBy'>,
  now: number,
  timeZone: string,
): 'done' | 'late' | 'today' | 'tomorrow' | 'later' {
  if (row.status === 'completed' || row.status === 'cancelled' || hasLeft(row.fulfillmentState)) return 'done'
  const at = Date.parse(row.shipBy)
  if (at < now) return 'late'
  const days = dayNumber(at, timeZone) - dayNumber(now, timeZone)
  return days === 0 ? 'today' : days === 1 ? 'tomorrow' : 'later'
}

/** Today's date in a time zone, moved by so many days, as a date field writes it: "2026-02-08". */
export function dayIn(now: number, timeZone: string, plus = 0): string {
  return new Date((dayNumber(now, timeZone) + plus) * 86_400_000).toISOString().slice(0, 10)
}

function dayNumber(at: number, timeZone: string): number {
  // Sweden writes dates as ISO 8601 does.
  const write = once(timeZone, () => new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }))
  return Date.parse(write.format(at)) / 86_400_000
}

/** A list asks two hundred times what takes long to make. */
const made = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat>()

function once<F extends Intl.NumberFormat | Intl.DateTimeFormat>(key: string, make: () => F): F {
  const known = made.get(key) ?? make()
  made.set(key, known)
  return known as F
}
