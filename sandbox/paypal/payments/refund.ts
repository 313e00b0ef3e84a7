import type { Account } from '../account.ts'
import { refused } from '../wire/errors.ts'
import { newId } from '../ids.ts'
import { readMoney, type Money } from '../money.ts'
import type { Capture } from '../records/capture.ts'
import { wireRefund, type Refund } from '../records/refund.ts'
import { closeRefunded, openCaseOf } from '../disputes/case.ts'
import { walletNamed } from '../wallets.ts'
import { payerOf } from './answers.ts'
import { captureEffect } from './capture.ts'
import type { RefundAsk } from './shapes.ts'

const day = 86_400
/** A capture can be refunded for 180 days (PayPal Help, "How do I issue a refund?"). */
const refundSeconds = 180 * day
/** How long a refund to a buyer's bank is on its way, or takes to come back. */
const settleSeconds = 3 * day

/** Gives back all or part of a capture; several refunds together never exceed it. */
export function refundCapture(account: Account, capture: Capture, ask: RefundAsk): Refund {
  checkRefundable(account, capture)
  const left = capture.money.amount - capture.refunded
  const money = wanted(capture, left, ask)
  if (money.amount > left) throw refused('REFUND_AMOUNT_EXCEEDED', { field: '/amount/value' })
  const open = openCaseOf(account, capture.id)
  if (open && open.channel === 'EXTERNAL') throw refused('REFUND_NOT_PERMITTED_DUE_TO_CHARGEBACK')
  if (open && money.amount < left) throw refused('TRANSACTION_DISPUTED')
  checkInvoice(account, ask.invoice_id)

  const { wallet } = account.need('order', capture.order)
  const { refunds } = walletNamed(wallet ?? 'good')
  const refund = account.put<Refund>({
    kind: 'refund',
    id: newId(),
    capture: capture.id,
    order: capture.order,
    created: account.now,
    updated: account.now,
    money,
    status: refunds === 'at_once' ? 'COMPLETED' : 'PENDING',
    total: capture.refunded + money.amount,
    custom_id: ask.custom_id ?? null,
    invoice_id: ask.invoice_id ?? null,
    note: ask.note_to_payer ?? null,
  })
  account.put(withRefunded(account, capture, refund.total))
  account.effect({ ...effectOf(capture, refund), kind: 'refund' })
  if (open) closeRefunded(account, open)
  tell(account, refund)
  if (refund.status === 'PENDING') account.schedule(account.now + settleSeconds, refund.id, refunds === 'not' ? 'fail' : 'settle')
  return refund
}

/** A refund that was on its way arrives. */
export function settleRefund(account: Account, id: string) {
  const refund = account.find('refund', id)
  if (refund?.status === 'PENDING') tell(account, account.put<Refund>({ ...refund, status: 'COMPLETED', updated: account.now }))
}

/** A refund that was on its way comes back: the store has the money again. */
export function failRefund(account: Account, id: string) {
  const refund = account.find('refund', id)
  if (refund?.status !== 'PENDING') return
  const failed = account.put<Refund>({ ...refund, status: 'FAILED', updated: account.now })
  const capture = account.need('capture', refund.capture)
  account.put(withRefunded(account, capture, capture.refunded - refund.money.amount))
  account.effect({ ...effectOf(capture, failed), kind: 'refund_reversed' })
  tell(account, failed)
}

/** A capture of which this much was given back. */
export function withRefunded(account: Account, capture: Capture, refunded: number): Capture {
  const status = refunded === 0 ? 'COMPLETED' : refunded < capture.money.amount ? 'PARTIALLY_REFUNDED' : 'REFUNDED'
  return { ...capture, refunded, status, updated: account.now }
}

function checkRefundable(account: Account, { status, created }: Capture) {
  if (status === 'PENDING') throw refused('PENDING_CAPTURE')
  if (status === 'DECLINED') throw refused('REFUND_NOT_ALLOWED')
  if (status === 'REFUNDED') throw refused('CAPTURE_FULLY_REFUNDED')
  if (account.now >= created + refundSeconds) throw refused('REFUND_TIME_LIMIT_EXCEEDED')
}

function wanted({ money }: Capture, left: number, { amount }: RefundAsk): Money {
  if (!amount) return { currency: money.currency, amount: left }
  const read = readMoney(amount, { field: '/amount' })
  if (read.currency !== money.currency) throw refused('REFUND_CAPTURE_CURRENCY_MISMATCH', { field: '/amount/currency_code' })
  return read
}

function checkInvoice(account: Account, invoice: string | undefined) {
  if (!invoice || !account.switches.blockDuplicateInvoices) return
  if (account.invoiced('refund', invoice).some(({ status }) => status !== 'FAILED'))
    throw refused('DUPLICATE_INVOICE_ID', { field: '/invoice_id', value: invoice })
}

function effectOf(capture: Capture, { id, money, custom_id, invoice_id }: Refund) {
  return { ...captureEffect(capture), amount: money.amount, refund: id, custom_id, invoice_id }
}

function tell(account: Account, refund: Refund) {
  const type = { PENDING: 'PAYMENT.REFUND.PENDING', FAILED: 'PAYMENT.REFUND.FAILED' } as const
  const name = refund.status === 'PENDING' || refund.status === 'FAILED' ? type[refund.status] : 'PAYMENT.CAPTURE.REFUNDED'
  account.emit(name, refund.id, wireRefund(refund, payerOf(account, refund.order), account.origin))
}
