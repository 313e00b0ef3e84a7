import { invalidRequest } from '../errors.ts'
import { refundableOf } from '../objects/charge.ts'
import { answerDueBy, isClosed, isInquiry, type Dispute } from '../objects/dispute.ts'
import type { Account } from '../store.ts'
import { reinstate, withdraw } from './money.ts'

/** The holder's bank decides: a won dispute brings the money back, a lost one keeps it. A bank's question is closed without money either way. */
export function decideDispute(account: Account, dispute: Dispute, outcome: 'won' | 'lost'): Dispute {
  guardOpen(dispute)
  if (isInquiry(dispute)) return closeInquiry(account, dispute)
  const decided: Dispute = { ...dispute, status: outcome, is_charge_refundable: outcome === 'won' }
  return closed(account, outcome === 'won' ? reinstate(account, decided) : decided)
}

/** A bank's question ends without becoming a dispute. */
export function closeInquiry(account: Account, dispute: Dispute): Dispute {
  return closed(account, { ...dispute, status: 'warning_closed' })
}

/** A bank's question becomes a dispute: the money is taken and there is a new deadline. */
export function escalateInquiry(account: Account, dispute: Dispute): Dispute {
  guardOpen(dispute)
  if (!isInquiry(dispute)) throw invalidRequest('Only an inquiry can be escalated.')
  const { card } = dispute.payment_method_details
  const after = account.put<Dispute>({
    ...dispute,
    amount: refundableOf(account.need('charge', dispute.charge)),
    status: 'needs_response',
    is_charge_refundable: false,
    evidence_details: { ...dispute.evidence_details, due_by: answerDueBy(account.now), past_due: false },
    payment_method_details: { ...dispute.payment_method_details, card: { ...card, case_type: 'chargeback' } },
  })
  account.unschedule(dispute.id)
  account.schedule(answerDueBy(account.now), dispute.id, 'unanswered')
  account.emit('charge.dispute.updated', after, dispute)
  return withdraw(account, after)
}

/** Nobody answered in time: a dispute is lost, a bank's question waits on, late. */
export function missDeadline(account: Account, id: string) {
  const dispute = account.find('dispute', id)
  if (dispute?.status !== 'needs_response' && dispute?.status !== 'warning_needs_response') return
  const late: Dispute = { ...dispute, evidence_details: { ...dispute.evidence_details, past_due: true } }
  if (!isInquiry(dispute)) return void decideDispute(account, late, 'lost')
  account.emit('charge.dispute.updated', account.put(late), dispute)
}

/** 400 for what was decided. */
export function guardOpen(dispute: Dispute) {
  if (isClosed(dispute)) throw invalidRequest('This dispute is already closed')
}

function closed(account: Account, dispute: Dispute): Dispute {
  const after = account.put(dispute)
  account.unschedule(dispute.id)
  account.emit('charge.dispute.closed', after)
  return after
}
