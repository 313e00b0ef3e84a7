import { newBalanceTransaction } from '../objects/balance-transaction.ts'
import type { Dispute } from '../objects/dispute.ts'
import type { Account } from '../store.ts'

/** The disputed amount and the fee leave the account. */
export function withdraw(account: Account, dispute: Dispute): Dispute {
  const after = moved(account, dispute, 'dispute')
  account.emit('charge.dispute.funds_withdrawn', after)
  return after
}

/** The disputed amount comes back; the fee does not. */
export function reinstate(account: Account, dispute: Dispute): Dispute {
  const after = moved(account, dispute, 'dispute_reversal')
  account.emit('charge.dispute.funds_reinstated', after)
  return after
}

function moved(account: Account, dispute: Dispute, kind: 'dispute' | 'dispute_reversal'): Dispute {
  const back = kind === 'dispute_reversal'
  const entry = newBalanceTransaction(account.now, kind, {
    amount: back ? dispute.amount : -dispute.amount,
    currency: dispute.currency,
    source: dispute.id,
    description: `Chargeback ${back ? 'reversal' : 'withdrawal'} for ${dispute.charge}`,
  })
  account.put(entry)
  account.effect({
    kind: back ? 'dispute_reversed' : 'dispute',
    amount: dispute.amount,
    currency: dispute.currency,
    payment_intent: dispute.payment_intent,
    charge: dispute.charge,
    refund: null,
    dispute: dispute.id,
    metadata: account.need('payment_intent', dispute.payment_intent).metadata,
  })
  return account.put<Dispute>({ ...dispute, balance_transactions: [...dispute.balance_transactions, entry] })
}
