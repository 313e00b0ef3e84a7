import { balancesOf, isUnsettled, leftOf, refundableOf, type Transaction } from '#domain/ledger.ts'
import { money } from '#domain/money.ts'
import type { MoneyStep } from './shapes.ts'

/** Everything a cancelled order's payments need; amounts in minor units. */
export type GivingBack = {
  /** live holds to let go, then sales and captures to refund whole, each to its own instrument */
  readonly steps: readonly MoneyStep[]
  readonly voided: number
  readonly returned: number
  readonly byHand: number
  readonly waiting: boolean
}

/** Works out from the ledger what has to be given back: nothing of it is remembered anywhere else, so it can be asked again after every step. */
export function planGivingBack(history: readonly Transaction[], currency: string, unconfirmed: boolean, now: Date): GivingBack {
  const voids = history.map((t) => ({ kind: 'void' as const, transaction: t.id, amount: leftOf(t, history, now).amount }))
  const refunds = history.map((t) => ({ kind: 'refund' as const, transaction: t.id, amount: refundableOf(t, history).amount }))
  const steps = [...voids, ...refunds].filter(({ amount }) => amount > 0)
  const [voided, returned] = [sumOf(steps, 'void'), sumOf(steps, 'refund')]
  const collected = balancesOf(money(0, currency), history, now).collected.amount
  return { steps, voided, returned, byHand: Math.max(collected - returned, 0), waiting: unconfirmed || history.some(isUnsettled) }
}

/** How often an operation was tried on a payment: a try that was declined is no reason to repeat its answer. */
export function triesOf({ kind, transaction }: MoneyStep, history: readonly Transaction[]): number {
  return history.filter((t) => t.kind === kind && t.parent === transaction).length
}

/** What was let go and given back since a moment, minor units. */
export function givenBackSince(history: readonly Transaction[], since: Date): { readonly voided: number; readonly returned: number } {
  const sum = (kind: 'void' | 'refund') =>
    history.filter((t) => t.kind === kind && t.outcome === 'approved' && t.at >= since).reduce((all, t) => all + t.amount.amount, 0)
  return { voided: sum('void'), returned: sum('refund') }
}

function sumOf(steps: readonly MoneyStep[], kind: MoneyStep['kind']): number {
  return steps.reduce((sum, step) => sum + (step.kind === kind ? step.amount : 0), 0)
}
