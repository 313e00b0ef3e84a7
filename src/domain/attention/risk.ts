import type { FraudMark } from '../activity.ts'
import type { Status } from '../order.ts'

/** What about an order's risk needs a person. */
export const riskAttentions = ['risk_raised'] as const
export type RiskAttention = (typeof riskAttentions)[number]

/**
 * The network raised an open order's level, and nobody has looked at the risk since. Whoever marked the order has decided about its buyer, be it for or against
 * them; a mark taken back leaves the question open again.
 */
export function riskAttentionOf({
  raised,
  status,
  mark,
}: {
  readonly raised: boolean
  readonly status: Status
  readonly mark: FraudMark | null
}): readonly RiskAttention[] {
  return raised && mark === null && status !== 'completed' && status !== 'cancelled' ? riskAttentions : []
}
