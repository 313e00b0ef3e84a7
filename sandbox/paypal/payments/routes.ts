import { Hono } from 'hono'
import { z } from 'zod'
import type { Wire } from '../../listen.ts'
import type { Call } from '../wire/call.ts'
import { operation } from '../wire/operation.ts'
import type { PayPal } from '../world.ts'
import { answerAuthorization, answerCapture, answerRefund } from './answers.ts'
import { captureHold } from './capture.ts'
import { reauthorize } from './reauthorize.ts'
import { refundCapture } from './refund.ts'
import { CaptureAsk, ReauthorizeAsk, RefundAsk } from './shapes.ts'
import { voidHold } from './void.ts'

/** How long Payments v2 remembers a PayPal-Request-Id: 45 days. */
const remembers = 45 * 86_400

/** Payments v2, all seven: read, capture, reauthorize and void an authorization, read and refund a capture, read a refund. */
export function paymentRoutes(paypal: PayPal) {
  const holds = '/v2/payments/authorizations/:id'
  const captures = '/v2/payments/captures/:id'
  const read = z.unknown()
  return new Hono<Wire>()
    .get(
      holds,
      operation(paypal, { ask: read, work: ({ account, id }) => answerAuthorization(account, holdOf({ account, id }), 200, true) }),
    )
    .post(
      `${holds}/capture`,
      operation(paypal, {
        ask: CaptureAsk,
        remembers,
        work: ({ account, ask, id, whole }) => answerCapture(account, captureHold(account, holdOf({ account, id }), ask), 201, whole),
        again: ({ account, whole }, made) => answerCapture(account, account.need('capture', made), 201, whole),
      }),
    )
    .post(
      `${holds}/reauthorize`,
      operation(paypal, {
        ask: ReauthorizeAsk,
        remembers,
        work: ({ account, ask, id, whole }) =>
          answerAuthorization(account, reauthorize(account, holdOf({ account, id }), ask.amount), 201, whole),
        again: ({ account, whole }, made) => answerAuthorization(account, account.need('authorization', made), 201, whole),
      }),
    )
    .post(
      `${holds}/void`,
      operation(paypal, {
        ask: read,
        remembers,
        work: (call) => voided(call, voidHold(call.account, holdOf(call)).id),
        again: voided,
      }),
    )
    .get(
      captures,
      operation(paypal, { ask: read, work: ({ account, id }) => answerCapture(account, account.need('capture', id), 200, true) }),
    )
    .post(
      `${captures}/refund`,
      operation(paypal, {
        ask: RefundAsk,
        remembers,
        work: ({ account, ask, id, whole }) => answerRefund(account, refundCapture(account, account.need('capture', id), ask), 201, whole),
        again: ({ account, whole }, made) => answerRefund(account, account.need('refund', made), 201, whole),
      }),
    )
    .get(
      '/v2/payments/refunds/:id',
      operation(paypal, { ask: read, work: ({ account, id }) => answerRefund(account, account.need('refund', id), 200, true) }),
    )
}

function holdOf({ account, id }: Pick<Call<unknown>, 'account' | 'id'>) {
  return account.need('authorization', id)
}

/** 204 without a body, or the authorization for who prefers it. */
function voided({ account, whole }: Call<unknown>, id: string) {
  return whole ? answerAuthorization(account, account.need('authorization', id), 200, true) : { status: 204 as const, made: id }
}
