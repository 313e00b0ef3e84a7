import type { Status } from '../order.ts'
import { ok, refuse, type Result } from '../result.ts'

/**
 * Days after the last money in which it may still be asked back: PayPal's buyers have 180 days from the payment, a card's holder 120 from the delivery (PayPal user agreement,
 * "disputes"; Visa Core Rules, dispute time limits). Until then the desk must know whose it is.
 */
export const refundDays = 180

/** The last day a card's dispute can come on, counted from the payment (Visa Core Rules: 540 days). No store erases by itself before it. */
export const disputeDays = 540

/** Whole years a store may choose to keep the buyers of finished orders; each is longer than `disputeDays`. */
export const retentionYears = { least: 2, most: 15 } as const

/** What about an order decides whether its buyer may be forgotten. `held`, `balance`: minor units; `moneyAt`: when money was last taken or given, null for never. */
export type ErasureFacts = {
  readonly erased: boolean
  readonly status: Status
  readonly held: number
  readonly balance: number
  readonly unanswered: boolean
  readonly disputed: boolean
  readonly moneyAt: Date | null
}

/** Why an order's buyer may not be forgotten. */
export type ErasureRefusal =
  | 'already_erased'
  | 'erase_order_open'
  | 'erase_money_held'
  | 'erase_money_owed'
  | 'erase_money_unanswered'
  | 'erase_disputed'
  | 'erase_refundable'

/** May the order's buyer be forgotten? `erase_refundable` says in `until` from when on, ISO 8601. */
export function mayErase(facts: ErasureFacts, now: Date): Result<null, ErasureRefusal> {
  if (facts.erased) return refuse('already_erased')
  if (facts.status !== 'completed' && facts.status !== 'cancelled') return refuse('erase_order_open')
  if (facts.disputed) return refuse('erase_disputed')
  if (facts.unanswered) return refuse('erase_money_unanswered')
  if (facts.held > 0) return refuse('erase_money_held')
  if (facts.balance < 0) return refuse('erase_money_owed')
  const until = facts.moneyAt && new Date(facts.moneyAt.getTime() + refundDays * 86_400_000)
  return until && until > now ? refuse('erase_refundable', { until: until.toISOString() }) : ok(null)
}

/** Orders that were quiet before this moment are old enough for a store that keeps its buyers for `years`; never later than `disputeDays` ago. */
export function quietBefore(years: number, now: Date): Date {
  const before = new Date(now)
  before.setUTCFullYear(before.getUTCFullYear() - years)
  return new Date(Math.min(before.getTime(), now.getTime() - disputeDays * 86_400_000))
}
