import { anythingLeft, nothingOpen, statusAfterwards } from '#domain/fulfillment.ts'
import { ok, type Result } from '#domain/result.ts'
import type { Status } from '#domain/order.ts'
import { currentFacts, moveOrder, type Held } from '../spine.ts'

/** Gives the order the status that follows from what is out now: Completed when nothing is open and the money is right. Answers the status it has then. */
export async function settleStatus(held: Held): Promise<Result<Status, string>> {
  const { facts, sources } = await currentFacts(held)
  const to = statusAfterwards({
    status: held.order.status,
    nothingOpen: nothingOpen(sources.priced.lines, sources.shipments),
    anythingLeft: anythingLeft(sources.shipments),
    anythingReady: sources.shipments.some(({ state }) => state === 'ready'),
    balance: facts.balance,
  })
  return to === null ? ok(held.order.status) : moveOrder(held, to)
}
