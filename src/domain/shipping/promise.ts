import { wallClock } from '../wall-clock.ts'
import { arrivesOn, workweek } from './calendar.ts'
import type { ServiceClass } from './rate.ts'

/** Working days a class of service may take by its own name; null where the name promises none. */
const daysOf: Readonly<Record<ServiceClass, number | null>> = { overnight: 1, two_day: 2, three_day: 3, ground: null, economy: null }

/**
 * The day an order was promised for, YYYY-MM-DD where it ships from: what the channel said; else, for a class that names its days, that many working days after
 * the day it was to ship. Null when nothing was promised.
 */
export function promisedDay(
  order: { readonly deliverBy: Date | null; readonly shipBy: Date; readonly paidClass: ServiceClass },
  timeZone: string,
): string | null {
  if (order.deliverBy) return dayOf(order.deliverBy, timeZone)
  const days = daysOf[order.paidClass]
  return days === null ? null : arrivesOn(dayOf(order.shipBy, timeZone), days, workweek)
}

/** The calendar's day at a moment somewhere, YYYY-MM-DD. */
export function dayOf(at: Date, timeZone: string): string {
  return wallClock(at, timeZone).toISOString().slice(0, 10)
}
