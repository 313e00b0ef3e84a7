import type { FraudMark } from '../activity.ts'
import { hasLeft, type FulfillmentState } from '../fulfillment.ts'
import type { Status } from '../order.ts'

/** What about an order's risk needs a person. */
export const riskAttentions = ['risk_raised'] as const
export type RiskAttention = (typeof riskAttentions)[number]

/**
 * The network raised the level of an open order of which something is still in the house, and nobody has looked at the risk since. Whoever marked the order has decided about its buyer, be it for or against
 * them; a mark taken back leaves the question open again.
 */
export function riskAttentionOf({
  raised,
  status,
  fulfillment,
  mark,
}: {
  readonly raised: boolean
  readonly status: Status
  readonly fulfillment: FulfillmentState
  readonly mark: FraudMark | null
}): readonly RiskAttention[] {
  const stoppable = status !== 'completed' && status !== 'cancelled' && !hasLeft(fulfillment)
  return raised && mark === null && stoppable ? riskAttentions : []
}
