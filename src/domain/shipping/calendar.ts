import { wallClock } from '../wall-clock.ts'

/** The days a carrier works: weekdays by number (0 is Sunday), and dates it does not (YYYY-MM-DD). */
export type ServiceDays = { readonly weekdays: readonly number[]; readonly off: readonly string[] }

/** Monday to Friday, every week. */
export const workweek: ServiceDays = { weekdays: [1, 2, 3, 4, 5], off: [] }

/** When a place hands goods to a carrier: until `cutoff` (HH:MM) by its own clock on the carrier's days, else on the next of them. */
export type Handover = { readonly timeZone: string; readonly cutoff: string }

/** The day goods that are ready at `at` go with the carrier, YYYY-MM-DD. */
export function leavesOn(at: Date, { timeZone, cutoff }: Handover, days: ServiceDays): string {
  const [date = '', time = ''] = wallClock(at, timeZone).toISOString().split('T')
  return time.slice(0, 5) < cutoff && works(date, days) ? date : nextWorking(date, days)
}

/** The day they arrive, so many of the carrier's days after they left. */
export function arrivesOn(left: string, transitDays: number, days: ServiceDays): string {
  let date = left
  for (let i = 0; i < transitDays; i++) date = nextWorking(date, days)
  return date
}

/** The date after this one. */
function dayAfter(date: string): string {
  return new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10)
}

function works(date: string, { weekdays, off }: ServiceDays): boolean {
  return weekdays.includes(new Date(date).getUTCDay()) && !off.includes(date)
}

function nextWorking(date: string, days: ServiceDays): string {
  // A calendar that never works would be looked through for ever.
  for (let next = dayAfter(date), i = 0; i < 60; next = dayAfter(next), i++) if (works(next, days)) return next
  throw new RangeError('a carrier that works on no day')
}
