import { balancesOf, childrenOf, hasExpired, holds, isHold, leftOf, movesMoney, type Transaction } from '../ledger.ts'
import { exceeds, minus, plus, total, zero, type Money } from '../money.ts'

/** The payment state shown in the list, folded from the history; see the contract's list of words. */
export const paymentStates = [
  'unpaid',
  'unconfirmed',
  'authorized',
  'hold_expired',
  'pending',
  'partly_paid',
  'paid',
  'overpaid',
  'partly_refunded',
  'refunded',
  'disputed',
  'needs_attention',
] as const
export type PaymentState = (typeof paymentStates)[number]

/** Folds the history into one word. An unknown outcome and more given back than came in stand first, because a person has to look at them. */
export function paymentStateOf(orderTotal: Money, history: readonly Transaction[], now: Date): PaymentState {
  const { collected, held, due } = balancesOf(orderTotal, history, now)
  const { came, returned } = flowsOf(orderTotal.currency, history)
  if (history.some((t) => t.outcome === 'unknown') || isOverRefunded(history, orderTotal.currency)) return 'needs_attention'
  if (history.some((t) => t.kind === 'dispute' && t.outcome === 'pending')) return 'disputed'
  if (history.some((t) => movesMoney(t, history) && t.outcome === 'pending')) return 'pending'
  if (returned.amount > 0) return exceeds(came, returned) ? refundedState(due) : 'refunded'
  if (collected.amount > 0) return paidState(due)
  if (held.amount > 0) return 'authorized'
  if (history.some((t) => isHold(t) && t.outcome === 'approved' && hasExpired(t, now) && openChildless(t, history))) return 'hold_expired'
  return orderTotal.amount === 0 ? 'paid' : 'unpaid'
}

/** Was more given back than ever came in? Only somebody outside the desk can do that; it is named, not hidden. */
export function isOverRefunded(history: readonly Transaction[], currency: string): boolean {
  const { came, returned } = flowsOf(currency, history)
  return exceeds(returned, came)
}

/** The moment the earliest live hold runs out, or null. */
export function holdExpiryOf(history: readonly Transaction[], now: Date): Date | null {
  const ends = history.filter((t) => leftOf(t, history, now).amount > 0 && t.expiresAt !== null).map((t) => t.expiresAt as Date)
  return ends.length === 0 ? null : ends.reduce((a, b) => (a < b ? a : b))
}

/** Everything that came in and everything that went back, by gateway, by hand or by a lost dispute; an adjustment and the row that took it back are neither. */
function flowsOf(currency: string, history: readonly Transaction[]): { readonly came: Money; readonly returned: Money } {
  const done = history.filter((t) => t.outcome === 'approved')
  const sum = (of: readonly Transaction[]) =>
    total(
      currency,
      of.map((t) => t.amount),
    )
  const offline = done.filter((t) => t.kind === 'offline' && t.parent === null && !childrenOf(t, history).some(holds))
  const came = sum([
    ...done.filter((t) => t.kind === 'sale' || t.kind === 'capture' || t.kind === 'external'),
    ...offline.filter((t) => t.amount.amount > 0),
  ])
  const out = sum(offline.filter((t) => t.amount.amount < 0))
  const back = sum(done.filter((t) => t.kind === 'refund' || t.kind === 'dispute'))
  return { came, returned: plus(back, minus(zero(currency), out)) }
}

function openChildless(t: Transaction, history: readonly Transaction[]): boolean {
  return !childrenOf(t, history).some(holds)
}

function paidState(due: Money): PaymentState {
  if (due.amount === 0) return 'paid'
  return due.amount > 0 ? 'partly_paid' : 'overpaid'
}

function refundedState(due: Money): PaymentState {
  return due.amount < 0 ? 'overpaid' : 'partly_refunded'
}
