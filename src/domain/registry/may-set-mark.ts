import type { Evidence } from './case.ts'
import { ok, refuse, type Result } from '../result.ts'

/**
 * What a store has done of late, by its network's clock: marks of fraud that entered the registry in the last 24 hours, orders of the last 30 days, and of the
 * marks of the last 7 days those on buyers with a good history, this one included.
 */
export type Marking = {
  readonly evidence: Evidence
  readonly marksToday: number
  readonly orders30Days: number
  readonly marksOnGoodBuyers7Days: number
}

/** `enter`: the mark counts on all stores at once. `review`: the operator looks first. */
export type Entry = 'enter' | 'review'

/**
 * May this mark enter the registry? On its own order, and for its own store, a mark stands whatever is answered here. More than 5 a day, and more than a tenth of
 * a day's orders, is refused as `too_many_marks`; merchants report fraud on 3 % of orders (Visa and MRC, 2025). Three marks a week on buyers with good orders are
 * looked at. Evidence of the payment always enters: the store did not make it.
 */
export function maySetMark(marking: Marking): Result<Entry, 'too_many_marks'> {
  if (marking.evidence === 'chargeback' || marking.evidence === 'issuer_alert') return ok('enter')
  const most = marksADay(marking.orders30Days)
  if (marking.marksToday >= most) return refuse('too_many_marks', { most, today: marking.marksToday })
  return ok(marking.marksOnGoodBuyers7Days >= 3 ? 'review' : 'enter')
}

/** How many marks a day a store may enter that takes so many orders in 30 days. */
export function marksADay(orders30Days: number): number {
  return Math.max(5, Math.ceil(orders30Days / 30 / 10))
}
