import { setTimeout } from 'node:timers/promises'

/** Where the time comes from, so that a hold's expiry or a cut-off can be tested at any hour. `wait` passes after so many milliseconds of it. */
export type Clock = { readonly now: () => Date; readonly wait: (ms: number) => Promise<void> }

/** The machine's clock. */
export const systemClock: Clock = { now: () => new Date(), wait: async (ms) => setTimeout(ms) }

/** A clock that stands still until it is set or advanced (milliseconds). What waits by it waits a hundredth of its time. */
export function fixedClock(start: Date): Clock & { readonly set: (date: Date) => void; readonly advance: (ms: number) => void } {
  let at = start.getTime()
  return {
    now: () => new Date(at),
    wait: async (ms) => setTimeout(ms / 100),
    set: (date) => {
      at = date.getTime()
    },
    advance: (ms) => {
      at += ms
    },
  }
}
