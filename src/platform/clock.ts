/** Where the time comes from, so that a hold's expiry or a cut-off can be tested at any hour. */
export type Clock = { readonly now: () => Date }

/** The machine's clock. */
export const systemClock: Clock = { now: () => new Date() }

/** A clock that stands still until it is set or advanced (milliseconds). */
export function fixedClock(start: Date): Clock & { readonly set: (date: Date) => void; readonly advance: (ms: number) => void } {
  let at = start.getTime()
  return {
    now: () => new Date(at),
    set: (date) => {
      at = date.getTime()
    },
    advance: (ms) => {
      at += ms
    },
  }
}
