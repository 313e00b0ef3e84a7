import { hasLeft } from '#domain/fulfillment.ts'
import { isSilenced, isRaised, type Weighed } from '#domain/fraud/raise.ts'
import { change, record, type Held } from '../spine.ts'
import { findFulfillmentState, isAccused } from './queries.ts'

/**
 * When the network raised an open order's level after it was scored: what somebody looked at before does not count any more, the order needs attention until it is
 * looked at anew, and its people are told. Where the store accuses the buyer itself, or the bank does, it knows, and goods that
 * have all left are past looking after. When the network says nothing any
 * more there is nothing left to look at. Nothing of it tells who reported what.
 */
export async function tellRaise(held: Held, before: Weighed, after: Weighed & { readonly score: number }): Promise<void> {
  const { order, now, tx } = held
  if (order.status === 'completed' || order.status === 'cancelled') return
  if (order.risk_raised_at !== null && isSilenced(before, after)) return change(held, { risk_raised_at: null })
  if (!isRaised(before, after) || (await isAccused(tx, order.id))) return
  if (hasLeft(await findFulfillmentState(tx, order.id))) return
  record(held, { type: 'risk_raised', from: before.level, to: after.level, looked: order.risk_checked_at !== null })
  change(held, { risk_raised_at: now, risk_checked_at: null, risk_checked_by: null })
}
