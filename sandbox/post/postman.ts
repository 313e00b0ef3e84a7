import type { Clock } from '../clock.ts'
import type { Database } from '../database.ts'
import { isAutomatic, nextTo, settle, webhooksDue, type Delivery } from './deliveries.ts'

/** One try to hand an event over, and what came of it. */
type Attempt = Pick<Delivery, 'event' | 'type' | 'webhook' | 'state' | 'status'>

/** Carries events to those who want them, at least once. */
export type Postman = {
  /** Carries everything that is due and answers when it is done. */
  readonly pump: () => Promise<Attempt[]>
  readonly wake: () => void
  readonly close: () => Promise<void>
}

/**
 * Whose events they are. `handOver` posts one and answers with the status, 0 when nobody answered, null when there is nobody to hand it to any more; `retry`
 * gives the seconds until the next try after so many, null to give up; `catchUp` does first what has come due meanwhile.
 */
export type Round = {
  readonly db: Database
  readonly clock: Clock
  readonly handOver: (delivery: Delivery, stopping: AbortSignal) => Promise<number | null>
  readonly retry: (tries: number) => number | null
  readonly catchUp?: () => void
}

/**
 * Starts the postman. Unless told to wait for `pump`, he goes by himself whenever something happened, and again every few seconds: to one webhook in order,
 * to several at once, so that a silent one does not keep the others waiting.
 */
export function startPostman(round: Round): Postman {
  const stopping = new AbortController()
  const lines = new Map<string, Promise<Attempt[]>>()
  const follow = (webhook: string) => {
    const line = (lines.get(webhook) ?? Promise.resolve([])).catch(() => []).then(() => carryTo(round, webhook, stopping.signal))
    lines.set(webhook, line)
    return line
  }
  const pump = async () => {
    round.catchUp?.()
    return (await Promise.all(webhooksDue(round.db, round.clock.now()).map(follow))).flat()
  }
  const wake = () => {
    if (isAutomatic(round.db)) void pump().catch((fault: unknown) => console.error(fault))
  }
  const timer = setInterval(wake, 3000)
  return {
    pump,
    wake,
    close: async () => {
      clearInterval(timer)
      stopping.abort()
      await Promise.allSettled(lines.values())
    },
  }
}

async function carryTo(round: Round, webhook: string, stopping: AbortSignal): Promise<Attempt[]> {
  const made: Attempt[] = []
  while (!stopping.aborted) {
    const delivery = nextTo(round.db, webhook, round.clock.now())
    if (!delivery) return made
    made.push(await attempt(round, delivery, stopping))
  }
  return made
}

async function attempt({ db, clock, handOver, retry }: Round, delivery: Delivery, stopping: AbortSignal): Promise<Attempt> {
  const { event, type, webhook } = delivery
  const status = await handOver(delivery, stopping)
  const tries = delivery.tries + 1
  const wait = retry(tries)
  const state = status === null ? 'lost' : status >= 200 && status < 300 ? 'delivered' : wait === null ? 'failed' : 'pending'
  settle(db, delivery, { state, tries, status, due: clock.now() + (wait ?? 0) }, clock.now())
  return { event, type, webhook, state, status }
}
