import { moneyAttentions, type MoneyAttention } from '../payment/attention.ts'
import { labelAttentions, type LabelAttention } from './labels.ts'
import { riskAttentions, type RiskAttention } from './risk.ts'

/** What about an order needs a person: its money, its labels, or its risk. Each has one sentence in the panel that says what to do. */
export type Attention = MoneyAttention | LabelAttention | RiskAttention

/** All of them, most urgent first: a raised risk comes after the bank's own word, labels after money whose whereabouts are unknown, before money that is only not right. */
export const attentions: readonly Attention[] = moneyAttentions.flatMap((one): readonly Attention[] => {
  if (one === 'fraud_warning') return [one, ...riskAttentions]
  return one === 'unanswered' ? [one, ...labelAttentions] : [one]
})

/** The same in the order of `attentions`. */
export function byUrgency(found: readonly Attention[]): readonly Attention[] {
  return attentions.filter((one) => found.includes(one))
}

/** Those about the order's money. */
export function moneyOf(found: readonly Attention[]): readonly MoneyAttention[] {
  return moneyAttentions.filter((one) => found.includes(one))
}

/** Hours before a hold runs out from which on somebody should look. */
export const soonHours = 24
