import {
  balancesOf,
  childrenOf,
  hasExpired,
  holds,
  isHold,
  isPaid,
  isUnsettled,
  leftOf,
  refundableOf,
  type Kind,
  type Transaction,
} from '../ledger.ts'
import { exceeds, minus, money, total, zero, type Money } from '../money.ts'
import { ok, refuse, type Result } from '../result.ts'

/** A money operation the rules allow: what is tried, on which attempt, for how much. */
export type Plan = {
  readonly kind: Kind
  readonly parent: string | null
  readonly amount: Money
  /** a capture that lets the rest of its hold go */
  readonly final?: boolean
}

/** May a token of the buyer be sold to or held for `wanted` now? */
export function planCharge(kind: 'authorization' | 'sale', history: readonly Transaction[], wanted: Money) {
  if (history.some(isUnsettled)) return refuse('unsettled')
  if (wanted.amount <= 0) return refuse('nothing_due')
  return ok({ kind, parent: null, amount: wanted } as const)
}

/**
 * May this authorization be captured for `wanted` now? More than is due may be captured (the order is then overpaid), never more than is held. `keep`: the
 * rest shall stay held, which only a hold that may be captured several times can do.
 */
export function planCapture(hold: Transaction, history: readonly Transaction[], wanted: Money, now: Date, keep = false) {
  if (!isHold(hold) || hold.outcome !== 'approved') return refuse('not_authorized')
  if (hasExpired(hold, now)) return refuse('hold_expired')
  if (history.some(isUnsettled)) return refuse('unsettled')
  const children = childrenOf(hold, history).filter(holds)
  if (children.some((t) => t.kind === 'void')) return refuse('authorization_voided')
  if (children.some((t) => t.kind === 'reauthorization')) return refuse('authorization_renewed')
  const left = leftOf(hold, history, now)
  if (left.amount === 0) return refuse('already_captured')
  if (wanted.amount <= 0) return refuse('nothing_to_capture')
  if (exceeds(wanted, left)) return refuse('over_capture', { left: left.amount })
  const final = !(keep && hold.several) || wanted.amount === left.amount
  return ok({ kind: 'capture', parent: hold.id, amount: wanted, final } as const)
}

/** May what is left of this hold be given back? */
export function planVoid(hold: Transaction, history: readonly Transaction[], now: Date) {
  if (hold.kind === 'verification' ? hold.outcome !== 'approved' : !isHold(hold) || hold.outcome !== 'approved')
    return refuse('not_authorized')
  if (history.some(isUnsettled)) return refuse('unsettled')
  const children = childrenOf(hold, history).filter(holds)
  if (children.some((t) => t.kind === 'void')) return refuse('authorization_voided')
  if (children.some((t) => t.kind === 'reauthorization')) return refuse('authorization_renewed')
  const left = hold.kind === 'verification' || hasExpired(hold, now) ? hold.amount : leftOf(hold, history, now)
  return left.amount === 0 ? refuse('already_captured') : ok({ kind: 'void', parent: hold.id, amount: left } as const)
}

/** May `wanted` of this sale or capture go back to the instrument that paid it? Not while the bank is taking it back by itself. */
export function planRefund(paid: Transaction, history: readonly Transaction[], wanted: Money) {
  if (!isPaid(paid)) return refuse('not_paid')
  if (history.some(isUnsettled)) return refuse('unsettled')
  if (childrenOf(paid, history).some((t) => t.kind === 'dispute' && t.outcome === 'pending')) return refuse('dispute_open')
  const left = refundableOf(paid, history)
  if (wanted.amount <= 0) return refuse('nothing_to_refund')
  return exceeds(wanted, left)
    ? refuse('over_refund', { left: left.amount })
    : ok({ kind: 'refund', parent: paid.id, amount: wanted } as const)
}

/** Splits a refund over what was paid, oldest payment first, so that each part goes back to its own instrument. */
export function planRefunds(
  history: readonly Transaction[],
  wanted: Money,
): Result<readonly (Plan & { readonly parent: string })[], string> {
  if (history.some(isUnsettled)) return refuse('unsettled')
  if (wanted.amount <= 0) return refuse('nothing_to_refund')
  const open = history.filter((t) => isPaid(t) && planRefund(t, history, money(1, wanted.currency)).ok)
  if (open.length === 0) return refuse(history.some(isPaid) ? whyNone(history) : 'not_paid')
  const parts: (Plan & { readonly parent: string })[] = []
  // What was paid out in cash lowers what may go back to cards as a whole.
  let kept = Math.max(balancesOf(zero(wanted.currency), history, new Date(0)).collected.amount, 0)
  let missing = wanted.amount
  for (const paid of open) {
    const part = Math.min(missing, kept, refundableOf(paid, history).amount)
    if (part <= 0) continue
    parts.push({ kind: 'refund', parent: paid.id, amount: money(part, wanted.currency) })
    missing -= part
    kept -= part
  }
  return missing > 0 ? refuse('over_refund', { left: wanted.amount - missing }) : ok(parts)
}

/** Which live hold to capture now and how much: what is due, at most what is held. The reason when there is none is that of the newest hold. */
export function planCollection(
  history: readonly Transaction[],
  due: Money,
  now: Date,
): Result<{ readonly hold: Transaction; readonly left: Money; readonly suggested: Money }, string> {
  const newest = history.findLast((t) => isHold(t) && t.outcome === 'approved')
  const hold = history.find((t) => leftOf(t, history, now).amount > 0) ?? newest
  if (!hold) return refuse(history.some(isUnsettled) ? 'unsettled' : 'not_authorized')
  const left = leftOf(hold, history, now)
  const suggested = exceeds(due, left) ? left : due
  const planned = planCapture(hold, history, left.amount > 0 ? left : hold.amount, now)
  if (!planned.ok) return planned
  return due.amount <= 0 ? refuse('nothing_due') : ok({ hold, left, suggested })
}

/** What a gateway lets us do with a hold that runs out. `same`: renew it there, within days after it was made. `saved`: hold the kept card anew. */
export type Renewal = { readonly by: 'same'; readonly fromDay: number; readonly untilDay: number } | { readonly by: 'saved' }

const day = 86_400_000

/**
 * Until when the gateway answers for the money of a hold it renews itself: renewing begins when that is over (PayPal's honor period). Null where the hold
 * is good until its end.
 */
export function guaranteedUntil(hold: Transaction, renewal: Renewal | null): Date | null {
  return renewal?.by === 'same' ? new Date(hold.at.getTime() + renewal.fromDay * day) : null
}

/**
 * May this hold be renewed now? Where the gateway renews the hold itself, within its days; where a kept card is held anew, only once the old hold is gone, so
 * that the buyer's money is never held twice.
 */
export function planReauthorization(hold: Transaction, history: readonly Transaction[], wanted: Money, now: Date, renewal: Renewal | null) {
  if (!isHold(hold) || hold.outcome !== 'approved') return refuse('not_authorized')
  if (history.some(isUnsettled)) return refuse('unsettled')
  const children = childrenOf(hold, history).filter(holds)
  if (children.some((t) => t.kind !== 'refund')) return refuse('authorization_used')
  if (wanted.amount <= 0) return refuse('nothing_due')
  if (renewal === null) return refuse('not_saved')
  if (renewal.by === 'saved' && !hasExpired(hold, now)) return refuse('still_held', { until: hold.expiresAt?.toISOString() ?? null })
  if (renewal.by === 'same') {
    const age = (now.getTime() - hold.at.getTime()) / day
    if (age < renewal.fromDay) return refuse('renewable_later', { from: new Date(hold.at.getTime() + renewal.fromDay * day).toISOString() })
    if (age >= renewal.untilDay) return refuse('hold_expired')
    if (exceeds(wanted, hold.amount)) return refuse('over_capture', { left: hold.amount.amount })
  }
  return ok({ kind: 'reauthorization', parent: hold.id, amount: wanted } as const)
}

/** May money that moved outside be recorded? `amount` is signed: no more is paid out than the store holds, less a refund that is not answered yet. */
export function planOffline(history: readonly Transaction[], amount: Money, now: Date) {
  if (amount.amount === 0) return refuse('nothing_to_record')
  const none = zero(amount.currency)
  const onItsWay = total(
    amount.currency,
    history.filter((t) => t.kind === 'refund' && isUnsettled(t)).map((t) => t.amount),
  )
  const left = minus(balancesOf(none, history, now).collected, onItsWay)
  if (amount.amount < 0 && exceeds(minus(none, amount), left)) return refuse('over_pay_out', { left: Math.max(left.amount, 0) })
  return ok({ kind: 'offline', parent: null, amount } as const)
}

/** May this offline adjustment be taken back? Only whole, once, by a row of its own with the opposite amount. */
export function planReversal(adjustment: Transaction, history: readonly Transaction[]) {
  if (adjustment.kind !== 'offline' || adjustment.outcome !== 'approved' || adjustment.parent !== null) return refuse('not_an_adjustment')
  if (childrenOf(adjustment, history).some(holds)) return refuse('already_reversed')
  return ok({ kind: 'offline', parent: adjustment.id, amount: minus(zero(adjustment.amount.currency), adjustment.amount) } as const)
}

/** Smallest and largest secret amount, minor units: "under $5" of the contract, and never so small that it is guessed. */
export const verificationRange = { least: 100, most: 499 } as const

/** How often the customer may name the amount before the verification has failed. */
export const verificationTries = 3

/** May a card be verified by a small secret hold now? */
export function planVerification(history: readonly Transaction[], amount: Money) {
  if (history.some(isUnsettled)) return refuse('unsettled')
  const open = history.some(
    (t) =>
      t.kind === 'verification' &&
      t.outcome === 'approved' &&
      !childrenOf(t, history).some((child) => child.kind === 'void' && holds(child)),
  )
  if (open) return refuse('verification_open')
  return ok({ kind: 'verification', parent: null, amount } as const)
}

function whyNone(history: readonly Transaction[]): string {
  return history.some((t) => t.kind === 'dispute' && t.outcome === 'pending') ? 'dispute_open' : 'nothing_to_refund'
}
