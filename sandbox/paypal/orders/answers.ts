import type { Account } from '../account.ts'
import type { Answer } from '../wire/call.ts'
import { wireAuthorization } from '../records/authorization.ts'
import { wireCapture } from '../records/capture.ts'
import { shortOrder, wireOrder, type Order, type Payments } from '../records/order.ts'
import { wireRefund } from '../records/refund.ts'
import { payerOf } from '../payments/answers.ts'

/** The whole order, with what became of its money. */
export function wholeOrder(account: Account, order: Order): object {
  return wireOrder(order, paymentsOf(account, order), account.payee, account.origin)
}

/** An order as the answer to what was done with it: whole if the caller prefers so, else short. */
export function answerOrder(account: Account, order: Order, status: 200 | 201, whole: boolean): Answer {
  const body = whole ? wholeOrder(account, order) : shortOrder(order, paymentsOf(account, order), account.origin)
  return { status, body, made: order.id }
}

function paymentsOf(account: Account, order: Order): Payments {
  const { payee, origin } = account
  const captures = account.under('capture', order.id)
  return {
    authorizations: account.under('authorization', order.id).map((one) => wireAuthorization(one, payee, origin)),
    captures: captures.map((one) => wireCapture(one, payee, origin)),
    refunds: captures.flatMap(({ id }) => account.under('refund', id)).map((one) => wireRefund(one, payerOf(account, order.id), origin)),
  }
}
