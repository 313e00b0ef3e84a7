import type { FraudMark } from '../activity.ts'
import type { Status } from '../order.ts'
import type { PaymentState } from '../payment/state.ts'
import { bankSays, type BankWord } from './bank.ts'
import type { FraudReason } from './reasons.ts'

/** What became of an order in the end, for learning from it. */
export type Outcome =
  | { readonly outcome: 'good'; readonly because: 'quiet' }
  | { readonly outcome: 'fraud'; readonly because: 'known' | 'chargeback' | 'issuer_alert' }

/** What an outcome is told from. `balance` in minor units; `mark` is the one that stands. */
export type OutcomeSources = {
  readonly placedAt: Date
  readonly status: Status
  readonly paymentState: PaymentState
  readonly balance: number
  readonly mark: { readonly mark: FraudMark; readonly code: FraudReason | null } | null
  readonly bank: readonly BankWord[]
}

/** Days without a complaint after which an order counts as good: chargebacks arrive after 30 to 120 days, most of them by then. */
export const quietDays = 90

/** Payment states in which an order's money is settled; with them its balance is 0. */
export const settledStates = ['paid', 'partly_refunded'] as const satisfies readonly PaymentState[]

/**
 * What became of an order, null while nobody can say. The bank's word goes before a person's. Known for friendly fraud is none: the buyer was who they said, and
 * whoever learned from it would learn to doubt the honest. An order that was cancelled or never paid is good for nothing, but it may be fraud.
 */
export function outcomeOf({ placedAt, status, paymentState, balance, mark, bank }: OutcomeSources, now: Date): Outcome | null {
  const { chargeback, issuerAlert } = bankSays(bank)
  if (chargeback) return { outcome: 'fraud', because: 'chargeback' }
  if (issuerAlert) return { outcome: 'fraud', because: 'issuer_alert' }
  if (mark?.mark === 'known') return mark.code === 'friendly_fraud' ? null : { outcome: 'fraud', because: 'known' }
  const quiet = mark?.mark !== 'suspected' && bank.every(({ kind }) => kind === 'inquiry')
  const settled = status !== 'cancelled' && balance === 0 && settledStates.some((state) => state === paymentState)
  const old = now.getTime() - placedAt.getTime() >= quietDays * 86_400_000
  return quiet && settled && old ? { outcome: 'good', because: 'quiet' } : null
}
