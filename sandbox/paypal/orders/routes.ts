import { Hono } from 'hono'
import { z } from 'zod'
import type { Wire } from '../../listen.ts'
import type { Call } from '../wire/call.ts'
import { operation } from '../wire/operation.ts'
import type { Order } from '../records/order.ts'
import { patch } from '../wire/shapes.ts'
import type { PayPal } from '../world.ts'
import { answerOrder, wholeOrder } from './answers.ts'
import { confirmOrder } from './confirm.ts'
import { createOrder } from './create.ts'
import { patchOrder } from './patch.ts'
import { payOrder } from './pay.ts'
import { ConfirmAsk, CreateAsk, PayAsk, TrackAsk } from './shapes.ts'
import { patchTracker, trackOrder } from './track.ts'

/** How long Orders v2 remembers a PayPal-Request-Id: six hours. */
const remembers = 6 * 3600

/** Orders v2: make, read, change, confirm, authorize, capture, track. */
export function orderRoutes(paypal: PayPal) {
  const base = '/v2/checkout/orders'
  const again = ({ account, whole }: Call<unknown>, made: string) => answerOrder(account, account.need('order', made), 200, whole)
  const pays = (intent: Order['intent']) =>
    operation(paypal, {
      ask: PayAsk,
      remembers,
      again,
      work: ({ account, ask, id, whole }) =>
        answerOrder(account, payOrder(account, account.need('order', id, 'order_id'), intent, ask.payment_source?.paypal), 201, whole),
    })
  return new Hono<Wire>()
    .post(base, operation(paypal, { ask: CreateAsk, remembers, again, work: createOrder }))
    .get(
      `${base}/:id`,
      operation(paypal, {
        ask: z.unknown(),
        work: ({ account, id }) => ({ status: 200, body: wholeOrder(account, account.need('order', id, 'order_id')) }),
      }),
    )
    .patch(`${base}/:id`, operation(paypal, { ask: z.array(patch).min(1), work: patchOrder }))
    .post(`${base}/:id/confirm-payment-source`, operation(paypal, { ask: ConfirmAsk, work: confirmOrder }))
    .post(`${base}/:id/authorize`, pays('AUTHORIZE'))
    .post(`${base}/:id/capture`, pays('CAPTURE'))
    .post(`${base}/:id/track`, operation(paypal, { ask: TrackAsk, work: trackOrder }))
    .patch(`${base}/:id/trackers/:inner`, operation(paypal, { ask: z.array(patch).min(1), work: patchTracker }))
}
