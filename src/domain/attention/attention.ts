import { moneyAttentions, type MoneyAttention } from '../payment/attention.ts'
import { labelAttentions, type LabelAttention } from './labels.ts'

/** What about an order needs a person: its money, or its labels. Each has one sentence in the panel that says what to do. */
export type Attention = MoneyAttention | LabelAttention

/** All of them, most urgent first: labels come after money whose whereabouts are unknown, before money that is only not right. */
export const attentions: readonly Attention[] = moneyAttentions.flatMap((one) => (one === 'unanswered' ? [one, ...labelAttentions] : [one]))

/** The same in the order of `attentions`. */
export function byUrgency(found: readonly Attention[]): readonly Attention[] {
  return attentions.filter((one) => found.includes(one))
}

/** Those about the order's money. */
export function moneyOf(found: readonly Attention[]): readonly MoneyAttention[] {
  return moneyAttentions.filter((one) => found.includes(one))
}
