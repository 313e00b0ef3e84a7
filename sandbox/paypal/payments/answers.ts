import type { Account } from '../account.ts'
import type { Answer } from '../wire/call.ts'
import { authorizationLinks, wireAuthorization, type Authorization } from '../records/authorization.ts'
import { captureLinks, wireCapture, type Capture } from '../records/capture.ts'
import { refundLinks, wireRefund, type Refund } from '../records/refund.ts'
import { walletNamed } from '../wallets.ts'

/** An authorization as an answer: whole, or id, status and links. */
export function answerAuthorization(account: Account, authorization: Authorization, status: 200 | 201, whole: boolean): Answer {
  const { id, status: now } = authorization
  const body = whole
    ? wireAuthorization(authorization, account.payee, account.origin)
    : { id, status: now, links: authorizationLinks(authorization, account.origin) }
  return { status, body, made: id }
}

/** A capture as an answer: whole, or id, status and links. */
export function answerCapture(account: Account, capture: Capture, status: 200 | 201, whole: boolean): Answer {
  const { id, status: now } = capture
  const body = whole
    ? wireCapture(capture, account.payee, account.origin)
    : { id, status: now, links: captureLinks(capture, account.origin) }
  return { status, body, made: id }
}

/** A refund as an answer: whole, or id, status and links. */
export function answerRefund(account: Account, refund: Refund, status: 200 | 201, whole: boolean): Answer {
  const { id, status: now } = refund
  const body = whole
    ? wireRefund(refund, payerOf(account, refund.order), account.origin)
    : { id, status: now, links: refundLinks(refund, account.origin) }
  return { status, body, made: id }
}

/** Who paid an order, as a refund names them. */
export function payerOf(account: Account, order: string) {
  const wallet = account.find('order', order)?.wallet
  if (!wallet) return {}
  const { email, payerId } = walletNamed(wallet)
  return { email_address: email, merchant_id: payerId }
}
