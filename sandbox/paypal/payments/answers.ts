import type { Account } from '../account.ts'
import type { Answer } from '../wire/call.ts'
import { authorizationLinks, wireAuthorization, type Authorization } from '../records/authorization.ts'
import { captureLinks, wireCapture, type Capture } from '../records/capture.ts'
import { refundLinks, wireRefund, type Refund } from '../records/refund.ts'
import { walletNamed } from '../wallets.ts'

/** An authorization as an answer: whole, or id, status and links. */
export function answerAuthorization(account: Account, authorization: Authorization, status: 200 | 201, whole: boolean): Answer {
  const { payee, origin } = account
  const links = authorizationLinks(authorization, origin)
  return answerOf(authorization, status, whole ? wireAuthorization(authorization, payee, origin) : { links })
}

/** A capture as an answer: whole, or id, status and links. */
export function answerCapture(account: Account, capture: Capture, status: 200 | 201, whole: boolean): Answer {
  const { payee, origin } = account
  return answerOf(capture, status, whole ? wireCapture(capture, payee, origin) : { links: captureLinks(capture, origin) })
}

/** A refund as an answer: whole, or id, status and links. */
export function answerRefund(account: Account, refund: Refund, status: 200 | 201, whole: boolean): Answer {
  const { origin } = account
  return answerOf(
    refund,
    status,
    whole ? wireRefund(refund, payerOf(account, refund.order), origin) : { links: refundLinks(refund, origin) },
  )
}

function answerOf(made: { readonly id: string; readonly status: string }, status: 200 | 201, shown: object): Answer {
  return { status, body: { id: made.id, status: made.status, ...shown }, made: made.id }
}

/** Who paid an order, as a refund names them. */
export function payerOf(account: Account, order: string) {
  const wallet = account.find('order', order)?.wallet
  if (!wallet) return {}
  const { email, payerId } = walletNamed(wallet)
  return { email_address: email, merchant_id: payerId }
}
