import { disputeOf, settleTrouble } from './disputes/trouble.ts'
import { invalidRequest } from './errors.ts'
import { cardOf } from './methods.ts'
import { newBalanceTransaction } from './objects/balance-transaction.ts'
import { refundableOf, type Charge } from './objects/charge.ts'
import { newRefund, type Refund } from './objects/refund.ts'
import type { Account } from './store.ts'

const settleSeconds = 3 * 86_400

/** Gives back all or part of a captured charge; several refunds together never exceed what was captured. `amount` in minor units, default the rest. */
export function refundCharge(
  account: Account,
  charge: Charge,
  ask: { amount: number | undefined; reason: Refund['reason']; metadata: Refund['metadata'] },
): Refund {
  if (charge.status !== 'succeeded' || charge.amount_captured === 0) {
    throw invalidRequest(`Charge ${charge.id} has not been captured. Cancel its PaymentIntent to release the authorized amount.`, {
      code: 'charge_not_refundable',
    })
  }
  if (disputeOf(account, charge)?.is_charge_refundable === false)
    throw invalidRequest(`Charge ${charge.id} has been charged back; cannot issue a refund.`, { code: 'charge_disputed' })
  const left = refundableOf(charge)
  if (left === 0) throw invalidRequest(`Charge ${charge.id} has already been refunded.`, { code: 'charge_already_refunded' })
  const amount = ask.amount ?? left
  if (amount < 1) throw invalidRequest('Invalid positive integer', { param: 'amount', code: 'parameter_invalid_integer' })
  if (amount > left)
    throw invalidRequest(`Refund amount (${dollars(amount)}) is greater than unrefunded amount on charge (${dollars(left)})`, {
      param: 'amount',
    })

  const { card } = cardOf(account, account.need('payment_method', charge.payment_method))
  const status = card.refund === 'pending' ? 'pending' : 'succeeded'
  const draft = newRefund(account.now, charge, { amount, reason: ask.reason, metadata: ask.metadata, status })
  const refund = account.put<Refund>({ ...draft, balance_transaction: booked(account, 'refund', draft, -amount) })
  account.effect({
    kind: 'refund',
    amount,
    currency: charge.currency,
    payment_intent: charge.payment_intent,
    charge: charge.id,
    refund: refund.id,
    metadata: ask.metadata,
  })
  const after = account.put<Charge>({
    ...charge,
    amount_refunded: charge.amount_refunded + amount,
    refunded: charge.captured && amount === left,
  })
  account.emit('refund.created', refund)
  account.emit('charge.refunded', after, charge)
  if (after.refunded) settleTrouble(account, after)
  if (card.refund === 'pending') account.schedule(account.now + settleSeconds, refund.id, 'settle')
  if (card.refund === 'fails_later') account.schedule(account.now + settleSeconds, refund.id, 'fail')
  return refund
}

/** A pending refund arrives. */
export function settleRefund(account: Account, id: string) {
  const refund = account.find('refund', id)
  if (refund?.status !== 'pending') return
  const after = account.put<Refund>({ ...refund, status: 'succeeded' })
  account.emit('refund.updated', after, refund)
  account.emit('charge.refund.updated', after, refund)
}

/** A refund that was announced as done comes back from the buyer's bank: the money is on the account again. */
export function failRefund(account: Account, id: string) {
  const refund = account.find('refund', id)
  const charge = refund && account.find('charge', refund.charge)
  if (!charge || refund.status === 'failed') return
  const after = account.put<Refund>({
    ...refund,
    status: 'failed',
    failure_reason: 'expired_or_canceled_card',
    failure_balance_transaction: booked(account, 'refund_failure', refund, refund.amount),
  })
  const taken = account.put<Charge>({ ...charge, amount_refunded: charge.amount_refunded - refund.amount, refunded: false })
  account.effect({
    kind: 'refund_reversed',
    amount: refund.amount,
    currency: refund.currency,
    payment_intent: refund.payment_intent,
    charge: refund.charge,
    refund: id,
    metadata: refund.metadata,
  })
  account.emit('refund.failed', after, refund)
  account.emit('refund.updated', after, refund)
  account.emit('charge.refund.updated', after, refund)
  account.emit('charge.updated', taken, charge)
}

function booked(account: Account, kind: 'refund' | 'refund_failure', refund: Refund, amount: number): string {
  const entry = newBalanceTransaction(account.now, kind, {
    amount,
    currency: refund.currency,
    source: refund.id,
    description: kind === 'refund' ? 'REFUND FOR CHARGE' : 'REFUND FAILURE',
  })
  return account.put(entry).id
}

function dollars(cents: number): string {
  return `$${(cents / 100).toFixed(2)}`
}
