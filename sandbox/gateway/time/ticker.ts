import type { Clock } from '../../clock.ts'
import type { Database } from '../../database.ts'
import { deliverDue, type Attempt } from '../webhooks/deliver.ts'
import { doWhatIsDue, nextMoment } from './due.ts'

/**
 * Lets the gateway's time pass without anybody asking, and sends its webhooks. `wake`: something may be due sooner than was thought; `pump`: does all that
 * is due now and tells what was tried.
 */
export type Ticker = { readonly wake: () => void; readonly pump: () => Promise<Attempt[]>; readonly close: () => Promise<void> }

const longestNap = 5_000
const patience = 10_000

/** Starts to do what is due as its moment comes; a clock that was turned is noticed within five seconds, or at once when told by `wake`. */
export function startTicker(db: Database, clock: Clock): Ticker {
  const stop = new AbortController()
  let timer: NodeJS.Timeout | undefined
  let last: Promise<unknown> = Promise.resolve()
  const pump = () => {
    const work = last.then(() => {
      if (stop.signal.aborted) return []
      doWhatIsDue(db, clock.now())
      return deliverDue({ db, clock, stopping: stop.signal, patience })
    })
    last = work.catch(() => undefined)
    return work
  }
  const sleep = (milliseconds: number) => {
    clearTimeout(timer)
    if (!stop.signal.aborted) timer = setTimeout(() => void tick(), milliseconds)
  }
  const tick = async () => {
    const due = nextMoment(db)
    if (due !== undefined && due <= clock.now()) await pump().catch((fault: unknown) => console.error(fault))
    const next = stop.signal.aborted ? undefined : nextMoment(db)
    if (next !== undefined) sleep(Math.min(Math.max(next - clock.now(), 0) * 1000 + 50, longestNap))
  }
  sleep(0)
  return {
    wake: () => sleep(0),
    pump,
    close: async () => {
      stop.abort()
      clearTimeout(timer)
      await last
    },
  }
}
