import { wallClock } from '../wall-clock.ts'

/** A weekday (0 is Sunday) with the hours a store is open on it, HH:MM by its own clock; `to` may be 24:00. */
export type OpenDay = { readonly weekday: number; readonly from: string; readonly to: string }

/** When a store is open: null for always. `closed`: dates it is not, as 2026-12-25. */
export type Hours = { readonly days: readonly OpenDay[] | null; readonly closed: readonly string[]; readonly timeZone: string }

/** Is the store open at `at`? Told from the clock on its wall alone, so that the days on which clocks change need no rule. */
export function isOpen({ days, closed, timeZone }: Hours, at: Date): boolean {
  if (days === null) return true
  const wall = wallClock(at, timeZone)
  const [date = '', time = ''] = wall.toISOString().split('T')
  if (closed.includes(date)) return false
  return days.some(({ weekday, from, to }) => weekday === wall.getUTCDay() && from <= time.slice(0, 5) && time.slice(0, 5) < to)
}

/** The newest moment at or before `now` at which a clock in `timeZone` came to `hour`, and its date there. An hour that a clock change skips counts from its end, one that comes twice from the first. */
export function latestSlot(now: Date, hour: number, timeZone: string): { readonly at: Date; readonly day: string } {
  const day = wallClock(now, timeZone).toISOString().slice(0, 10)
  const today = firstAt(day, hour, timeZone)
  if (today <= now) return { at: today, day }
  const before = new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10)
  return { at: firstAt(before, hour, timeZone), day: before }
}

/** A clock shows it by the difference from UTC of the day before or of the day after; where both serve, the earlier moment is meant. */
function firstAt(day: string, hour: number, timeZone: string): Date {
  const wall = Date.parse(`${day}T${String(hour).padStart(2, '0')}:00:00Z`)
  const shown = (at: number) => wallClock(new Date(at), timeZone).getTime()
  const [one, other] = [wall - 86_400_000, wall + 86_400_000].map((at) => wall - (shown(at) - at)) as [number, number]
  const [earlier, later] = [Math.min(one, other), Math.max(one, other)]
  return new Date(shown(earlier) >= wall ? earlier : later)
}
