import { cardOf } from '../methods.ts'
import { refundableOf, type Charge } from '../objects/charge.ts'
import { isClosed, isInquiry, newDispute, type Dispute } from '../objects/dispute.ts'
import { newEarlyFraudWarning, type EarlyFraudWarning } from '../objects/early-fraud-warning.ts'
import { bodyOf, type Account } from '../store.ts'
import { closeInquiry } from './decide.ts'
import { withdraw } from './money.ts'

const secondsAfterCapture = 3
const inquiryDays = 120

/** A charge that took money: some cards' holders or issuers complain a few seconds later. */
export function expectTrouble(account: Account, charge: Charge) {
  const { card } = cardOf(account, account.need('payment_method', charge.payment_method))
  if (card.dispute) account.schedule(account.now + secondsAfterCapture, charge.id, 'dispute')
  if (card.warning) account.schedule(account.now + secondsAfterCapture, charge.id, 'warn')
}

/** The holder complains; nobody complains about what was given back. */
export function openDispute(account: Account, id: string) {
  const charge = account.need('charge', id)
  const { card } = cardOf(account, account.need('payment_method', charge.payment_method))
  const amount = refundableOf(charge)
  if (!card.dispute || amount === 0) return
  const dispute = account.put<Dispute>(newDispute(account.now, charge, { reason: card.dispute, amount }))
  const disputed = account.put<Charge>({ ...charge, disputed: true })
  account.emit('charge.dispute.created', dispute)
  if (!isInquiry(dispute)) withdraw(account, dispute)
  account.emit('charge.updated', disputed, charge)
  account.schedule(dispute.evidence_details.due_by ?? account.now, dispute.id, 'unanswered')
  if (isInquiry(dispute)) account.schedule(account.now + inquiryDays * 86_400, dispute.id, 'lapse')
  noLongerActionable(account, charge)
}

/** The issuer reports the charge as fraud. */
export function warn(account: Account, id: string) {
  const charge = account.need('charge', id)
  if (charge.refunded || charge.disputed) return
  const warning = account.put<EarlyFraudWarning>(newEarlyFraudWarning(account.now, charge))
  account.emit('radar.early_fraud_warning.created', warning)
}

/** Everything was given back: a warning needs no answer any more, and a bank's question is closed. */
export function settleTrouble(account: Account, charge: Charge) {
  noLongerActionable(account, charge)
  const dispute = disputeOf(account, charge)
  if (dispute && isInquiry(dispute) && !isClosed(dispute)) closeInquiry(account, dispute)
}

/** The dispute about a charge, if there is one. */
export function disputeOf(account: Account, charge: Charge): Dispute | undefined {
  return charge.disputed ? about<Dispute>(account, 'dispute', charge) : undefined
}

function noLongerActionable(account: Account, charge: Charge) {
  const warning = about<EarlyFraudWarning>(account, 'radar.early_fraud_warning', charge)
  if (!warning?.actionable) return
  const after = account.put<EarlyFraudWarning>({ ...warning, actionable: false })
  account.emit('radar.early_fraud_warning.updated', after, warning)
}

function about<T>(account: Account, kind: string, { payment_intent }: Charge): T | undefined {
  const row = account.db.get('select body from objects where account = ? and kind = ? and parent = ?', account.name, kind, payment_intent)
  return bodyOf<T>(row)
}
