import { hasLeft, type FulfillmentState } from '../fulfillment.ts'
import { balancesOf, childrenOf, holds, type Transaction } from '../ledger.ts'
import { money } from '../money.ts'
import type { Status } from '../order.ts'
import { isOverRefunded, type PaymentState } from './state.ts'

/** What about an order's money needs a person, most urgent first. Each has one sentence in the panel that says what to do. */
export const moneyAttentions = [
  'dispute_needs_response',
  'inquiry_needs_response',
  'fraud_warning',
  'unanswered',
  'over_refunded',
  'refund_failed',
  'not_confirmed',
  'money_after_cancel',
  'hold_expired',
  'shipped_unpaid',
  'overpaid',
] as const
export type MoneyAttention = (typeof moneyAttentions)[number]

/** A dispute, inquiry or warning as far as attention goes. */
export type Alarm = {
  readonly kind: 'dispute' | 'inquiry' | 'fraud_warning'
  readonly state: 'needs_response' | 'under_review' | 'won' | 'lost' | 'closed'
}

/** What attention is folded from besides the ledger; amounts in minor units. */
export type AttentionSources = {
  readonly history: readonly Transaction[]
  readonly currency: string
  readonly status: Status
  readonly paymentState: PaymentState
  readonly fulfillment: FulfillmentState
  readonly balance: number
  readonly alarms: readonly Alarm[]
  /** the storefront said it was paid, and the gateway said no */
  readonly refused: boolean
}

/** Everything that needs a person's look, in the order of `moneyAttentions`. */
export function attentionOf(of: AttentionSources, now: Date): readonly MoneyAttention[] {
  const { history, status, balance } = of
  const { collected, held } = balancesOf(money(0, of.currency), history, now)
  const open = status !== 'cancelled' && status !== 'completed'
  const waits = (kind: Alarm['kind']) => of.alarms.some((alarm) => alarm.kind === kind && alarm.state === 'needs_response')
  const stands: { readonly [attention in MoneyAttention]: boolean } = {
    dispute_needs_response: waits('dispute'),
    inquiry_needs_response: waits('inquiry'),
    fraud_warning: waits('fraud_warning'),
    unanswered: history.some((t) => t.outcome === 'unknown'),
    over_refunded: isOverRefunded(history, of.currency),
    refund_failed: history.some((t) => failedLate(t, history)),
    not_confirmed: open && of.refused && balance > 0,
    money_after_cancel: status === 'cancelled' && (collected.amount > 0 || held.amount > 0),
    hold_expired: open && of.paymentState === 'hold_expired' && balance > 0,
    shipped_unpaid: status !== 'cancelled' && hasLeft(of.fulfillment) && balance > 0,
    overpaid: status !== 'cancelled' && balance < 0,
  }
  return moneyAttentions.filter((attention) => stands[attention])
}

/** A refund that was said to be on its way and came back, with none made since on the same payment. */
function failedLate(refund: Transaction, history: readonly Transaction[]): boolean {
  if (refund.kind !== 'refund' || refund.outcome !== 'reversed') return false
  const paid = history.find(({ id }) => id === refund.parent)
  return !paid || !childrenOf(paid, history).some((t) => t.kind === 'refund' && holds(t) && t.at > refund.at)
}
