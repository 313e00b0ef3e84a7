import type { Account } from '../account.ts'
import { newDisputeId } from '../ids.ts'
import type { Capture } from '../records/capture.ts'
import { wireCapture } from '../records/capture.ts'
import { wireDispute, type Dispute } from '../records/dispute.ts'
import { walletNamed } from '../wallets.ts'

/** How long a store may answer: ten days. */
const answerSeconds = 10 * 86_400

type Opening = Pick<Dispute, 'reason' | 'channel'> & { readonly amount: number; readonly message: string | null }

/** A buyer opens a case about a capture: its amount leaves the store's balance until the case is decided. */
export function openCase(account: Account, capture: Capture, { reason, channel, amount, message }: Opening): Dispute {
  const dispute = account.put<Dispute>({
    kind: 'dispute',
    id: newDisputeId(),
    capture: capture.id,
    created: account.now,
    updated: account.now,
    money: { currency: capture.money.currency, amount },
    reason,
    channel,
    status: 'WAITING_FOR_SELLER_RESPONSE',
    outcome: null,
    evidences: [],
    messages: message === null ? [] : [{ by: 'BUYER', at: account.now, text: message }],
    due: account.now + answerSeconds,
  })
  account.schedule(dispute.due, dispute.id, 'lose')
  account.effect({ ...effectOf(capture, dispute), kind: 'dispute' })
  account.emit('CUSTOMER.DISPUTE.CREATED', dispute.id, wholeCase(account, dispute))
  return dispute
}

/** The store says why it is right; from now on PayPal decides. */
export function addEvidence(account: Account, dispute: Dispute, evidences: readonly object[]): Dispute {
  account.unschedule(dispute.id)
  const after = account.put<Dispute>({
    ...dispute,
    status: 'UNDER_REVIEW',
    evidences: [...dispute.evidences, ...evidences],
    updated: account.now,
  })
  account.emit('CUSTOMER.DISPUTE.UPDATED', after.id, wholeCase(account, after))
  return after
}

/** Ends a case. Lost or accepted, the buyer has the money and the capture counts as given back; else the store gets it again. */
export function decideCase(account: Account, dispute: Dispute, outcome: NonNullable<Dispute['outcome']>): Dispute {
  account.unschedule(dispute.id)
  const capture = account.need('capture', dispute.capture)
  const lost = outcome === 'RESOLVED_BUYER_FAVOUR' || outcome === 'ACCEPTED'
  const after = account.put<Dispute>({ ...dispute, status: 'RESOLVED', outcome, updated: account.now })
  if (!lost) account.effect({ ...effectOf(capture, after), kind: 'dispute_reversed' })
  account.emit('CUSTOMER.DISPUTE.RESOLVED', after.id, wholeCase(account, after))
  if (lost) takeBack(account, capture, dispute.money.amount)
  return after
}

/** A store that refunded everything has settled the case: what the case held back is free again, because the refund was paid besides. */
export function closeRefunded(account: Account, dispute: Dispute) {
  decideCase(account, dispute, 'CANCELED_BY_BUYER')
}

/** A case nobody answered in time is lost. */
export function loseCase(account: Account, id: string) {
  const dispute = account.find('dispute', id)
  if (dispute?.status === 'WAITING_FOR_SELLER_RESPONSE') decideCase(account, dispute, 'RESOLVED_BUYER_FAVOUR')
}

/** The open case about a capture. */
export function openCaseOf(account: Account, capture: string): Dispute | undefined {
  return account.under('dispute', capture).find(({ status }) => status !== 'RESOLVED')
}

/** A case as the store may see it. */
export function wholeCase(account: Account, dispute: Dispute): object {
  const capture = account.need('capture', dispute.capture)
  const { given, surname } = walletNamed(account.find('order', capture.order)?.wallet ?? 'good')
  const { email_address: email, merchant_id } = account.payee
  return wireDispute(dispute, capture, `${given} ${surname}`, { email, merchant_id, name: account.name }, account.origin)
}

function takeBack(account: Account, capture: Capture, amount: number) {
  const refunded = Math.min(capture.money.amount, capture.refunded + amount)
  const status = refunded < capture.money.amount ? 'PARTIALLY_REFUNDED' : 'REFUNDED'
  const after = account.put<Capture>({ ...capture, refunded, status, updated: account.now })
  account.emit('PAYMENT.CAPTURE.REVERSED', after.id, wireCapture(after, account.payee, account.origin))
}

function effectOf(capture: Capture, dispute: Dispute) {
  const { order, authorization, custom_id, invoice_id } = capture
  const { amount, currency } = dispute.money
  return { amount, currency, order, authorization, capture: capture.id, refund: null, dispute: dispute.id, custom_id, invoice_id }
}
