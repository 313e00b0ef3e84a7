import type { Clock } from '../../clock.ts'
import type { Database } from '../../database.ts'
import { doWhatIsDue, nextMoment } from './due.ts'

/** Lets the gateway's time pass without anybody asking. `wake`: something may be due sooner than was thought. */
export type Ticker = { readonly wake: () => void; readonly close: () => void }

const longestNap = 5_000

/** Starts to do what is due as its moment comes; a clock that was turned is noticed within five seconds, or at once when told by `wake`. */
export function startTicker(db: Database, clock: Clock): Ticker {
  let timer: NodeJS.Timeout | undefined
  let closed = false
  const sleep = (milliseconds: number) => {
    clearTimeout(timer)
    if (!closed) timer = setTimeout(tick, milliseconds)
  }
  const tick = () => {
    doWhatIsDue(db, clock.now())
    const next = nextMoment(db)
    if (next !== undefined) sleep(Math.min(Math.max(next - clock.now(), 0) * 1000 + 50, longestNap))
  }
  sleep(0)
  return {
    wake: () => sleep(0),
    close: () => {
      closed = true
      clearTimeout(timer)
    },
  }
}
