/** The days a carrier works: weekdays by number (0 is Sunday), and dates it does not (YYYY-MM-DD). */
export type ServiceDays = { readonly weekdays: readonly number[]; readonly off: readonly string[] }

/** Monday to Friday, every week. */
export const workweek: ServiceDays = { weekdays: [1, 2, 3, 4, 5], off: [] }

/** When a place hands goods to a carrier: until `cutoff` (HH:MM) by its own clock on the carrier's days, else on the next of them. */
export type Handover = { readonly timeZone: string; readonly cutoff: string }

/** The day goods that are ready at `at` go with the carrier, YYYY-MM-DD. */
export function leavesOn(at: Date, { timeZone, cutoff }: Handover, days: ServiceDays): string {
  const { date, time } = localOf(at, timeZone)
  return time < cutoff && works(date, days) ? date : nextWorking(date, days)
}

/** The day they arrive, so many of the carrier's days after they left. */
export function arrivesOn(left: string, transitDays: number, days: ServiceDays): string {
  let date = left
  for (let i = 0; i < transitDays; i++) date = nextWorking(date, days)
  return date
}

/** The date after this one. */
export function dayAfter(date: string): string {
  return new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10)
}

/** A moment as a place's calendar and clock show it: YYYY-MM-DD and HH:MM. */
export function localOf(at: Date, timeZone: string): { readonly date: string; readonly time: string } {
  const parts = formatterOf(timeZone).formatToParts(at)
  const of = (type: Intl.DateTimeFormatPartTypes) => parts.find((part) => part.type === type)?.value ?? ''
  return { date: `${of('year')}-${of('month')}-${of('day')}`, time: `${of('hour')}:${of('minute')}` }
}

function works(date: string, { weekdays, off }: ServiceDays): boolean {
  return weekdays.includes(new Date(date).getUTCDay()) && !off.includes(date)
}

function nextWorking(date: string, days: ServiceDays): string {
  // A calendar that never works would be looked through for ever.
  for (let next = dayAfter(date), i = 0; i < 60; next = dayAfter(next), i++) if (works(next, days)) return next
  throw new RangeError('a carrier that works on no day')
}

// Making a formatter costs a hundred times what using it does.
const formatters = new Map<string, Intl.DateTimeFormat>()

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  })
  formatters.set(timeZone, made)
  return made
}
