import { wallClock } from '../wall-clock.ts'

/** When a store promises to ship: `handlingDays` working days after an order that came before `cutoff` (HH:MM, store's time), else one more. */
export type ShipPromise = { readonly timeZone: string; readonly handlingDays: number; readonly cutoff: string }

const day = 86_400_000

/** The end of the working day (at the cut-off) by which an order should leave. Monday to Friday are working days. */
export function shipByOf(placedAt: Date, promise: ShipPromise): Date {
  const local = wallClock(placedAt, promise.timeZone)
  const [hour = 15, minute = 0] = promise.cutoff.split(':').map(Number)
  const inTime = isWorkday(local) && local.getUTCHours() * 60 + local.getUTCMinutes() < hour * 60 + minute
  let left = promise.handlingDays + (inTime ? 0 : 1)
  let at = new Date(Date.UTC(local.getUTCFullYear(), local.getUTCMonth(), local.getUTCDate(), hour, minute))
  // An order on a free day is taken up on the next working day.
  while (left > 0 || !isWorkday(at)) {
    at = new Date(at.getTime() + day)
    if (isWorkday(at) && left > 0) left -= 1
  }
  return fromWallClock(at, promise.timeZone)
}

function isWorkday(wall: Date): boolean {
  return wall.getUTCDay() !== 0 && wall.getUTCDay() !== 6
}

// The offset found at the guess is right except inside the hour a clock change skips or repeats, where either answer serves.
function fromWallClock(wall: Date, timeZone: string): Date {
  const offset = wallClock(wall, timeZone).getTime() - wall.getTime()
  const guess = new Date(wall.getTime() - offset)
  return new Date(guess.getTime() - (wallClock(guess, timeZone).getTime() - wall.getTime()))
}
