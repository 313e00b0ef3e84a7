import { Hono } from 'hono'
import { z } from 'zod'
import type { Wire } from '../../listen.ts'
import { badParameter, invalidRequest } from '../errors.ts'
import { listOf } from '../lists.ts'
import { mergeMetadata } from '../objects/common.ts'
import type { Refund } from '../objects/refund.ts'
import { operation, type Answer, type Call, type Gateway } from '../operation.ts'
import { expand, integer, listParts, metadata, text } from '../params.ts'
import { refundCharge } from '../refunding.ts'
import type { Account } from '../store.ts'
import { aboutAsk, parentsOf } from './about.ts'

/** The routes of refunds: create, read, relabel, list by payment intent or charge. */
export function refundRoutes(gateway: Gateway) {
  const base = '/v1/refunds'
  return new Hono<Wire>()
    .post(base, operation(gateway, CreateAsk, create))
    .get(
      base,
      operation(gateway, ListAsk, ({ account, params }) =>
        listOf(account, 'refund', base, { ...params, parents: parentsOf(account, params) }),
      ),
    )
    .get(
      `${base}/:id`,
      operation(gateway, z.strictObject({ expand }), ({ account, id }) => account.need('refund', id)),
    )
    .post(`${base}/:id`, operation(gateway, z.strictObject({ metadata: metadata.optional(), expand }), relabel))
}

const ListAsk = z.strictObject({ ...listParts, ...aboutAsk })

const CreateAsk = z.strictObject({
  payment_intent: text.optional(),
  charge: text.optional(),
  amount: integer.optional(),
  reason: z.enum(['', 'duplicate', 'fraudulent', 'requested_by_customer']).optional(),
  metadata: metadata.optional(),
  expand,
})

function create({ account, params }: Call<z.infer<typeof CreateAsk>>): Answer {
  return refundCharge(account, chargeIn(account, params), {
    amount: params.amount,
    reason: params.reason || null,
    metadata: mergeMetadata({}, params.metadata),
  })
}

function chargeIn(account: Account, { payment_intent, charge }: z.infer<typeof CreateAsk>) {
  if (charge) return account.need('charge', charge, 'charge')
  if (!payment_intent)
    throw badParameter(
      'parameter_missing',
      'payment_intent',
      'One of the following params should be provided for this request: payment_intent or charge.',
    )
  const intent = account.need('payment_intent', payment_intent, 'payment_intent')
  const latest = intent.status === 'succeeded' || intent.status === 'requires_capture' ? intent.latest_charge : null
  if (!latest)
    throw invalidRequest(`This PaymentIntent (${intent.id}) does not have a successful charge to refund.`, { param: 'payment_intent' })
  return account.need('charge', latest)
}

function relabel({ account, id, params }: Call<{ metadata?: Record<string, string> | undefined; expand?: string[] | undefined }>): Answer {
  const refund = account.need('refund', id)
  const after = account.put<Refund>({ ...refund, metadata: mergeMetadata(refund.metadata, params.metadata) })
  account.emit('refund.updated', after)
  return after
}
