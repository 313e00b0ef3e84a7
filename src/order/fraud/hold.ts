import type { FraudMark } from '#domain/activity.ts'
import { anythingGone, anythingLeft } from '#domain/fulfillment.ts'
import type { Status } from '#domain/order.ts'
import { ok, type Result } from '#domain/result.ts'
import { change, currentFacts, moveOrder, record, type Held } from '../spine.ts'

/** Does this mark stop an order? */
export function stops(mark: FraudMark): boolean {
  return mark !== 'not_fraud'
}

/**
 * Puts an unshipped order On Hold for a mark and answers the status it was taken from, null when the mark holds nothing: it was on hold already, is finished,
 * or something is gone. A label no carrier has scanned stops nothing: its parcel is still here to be kept.
 */
export async function holdFor(held: Held, before: Status | null): Promise<Result<Status | null, string>> {
  const { status } = held.order
  if (status === 'on_hold') return ok(before)
  if (status === 'completed' || status === 'cancelled') return ok(null)
  const { sources } = await currentFacts(held)
  if (anythingGone(sources.shipments)) return ok(null)
  const moved = await moveOrder(held, 'on_hold')
  return moved.ok ? ok(status) : moved
}

/**
 * Gives an order back the status its mark took from it, unless somebody moved it since. This is the one way back to New: nobody chose On Hold, so taking the
 * mark away must leave the order as it was found; only when money or parts have moved meanwhile is it in work.
 */
export async function liftHold(held: Held, heldFrom: Status | null): Promise<void> {
  if (heldFrom === null || held.order.status !== 'on_hold') return
  const { facts, sources } = await currentFacts(held)
  const begun = facts.collected > 0 || anythingLeft(sources.shipments)
  const to = heldFrom === 'new' && begun ? 'processing' : heldFrom
  record(held, { type: 'status_changed', from: 'on_hold', to })
  change(held, { status: to })
}
