import { found, type Finding } from '../codes.ts'
import type { HistoryFacts, RiskFacts } from '../facts.ts'

/** How dear the order is for this store, and how it is to travel. */
export function orderFindings({ order, history }: RiskFacts): readonly Finding[] {
  const { smaller, total, goods, shippingCharged, expedited } = order
  const share = smaller ?? 0
  return [
    ...found(share >= 0.95 && share < 0.99, 'amount_high', total, { total, smaller: share }),
    ...found(share >= 0.99, 'amount_top', total, { total, smaller: share }),
    ...found(expedited === true && isNew(history) === true, 'expedited_new_buyer', true),
    ...found(goods !== null && shippingCharged !== null && goods > 0 && shippingCharged > goods, 'freight_over_goods', shippingCharged, {
      goods,
      shipping: shippingCharged,
    }),
  ]
}

/** Has this buyer never ordered at this store before? Null when nobody looked. */
export function isNew(history: HistoryFacts | null): boolean | null {
  return history && history.orders === 0
}
