import { Hono } from 'hono'
import { z } from 'zod'
import type { Wire } from '../../listen.ts'
import { badParameter, invalidRequest } from '../errors.ts'
import { listOf } from '../lists.ts'
import { detachMethod, methodOfToken, methodOfTypedCard, resolveMethod, saveMethod } from '../methods.ts'
import { wireBilling } from '../objects/common.ts'
import { operation, type Answer, type Call, type Gateway } from '../operation.ts'
import { billingDetails, expand, integer, listParts, metadata, text } from '../params.ts'
import { rawCard } from './payment-intents.ts'

/** The routes of payment methods. Card numbers are taken with a publishable key only: from the buyer's browser, never from a server. */
export function paymentMethodRoutes(gateway: Gateway) {
  const base = '/v1/payment_methods'
  return new Hono<Wire>()
    .post(base, operation(gateway, CreateAsk, create, { publishable: true }))
    .get(
      base,
      operation(gateway, ListAsk, ({ account, params }) =>
        listOf(account, 'payment_method', base, { ...params, customer: params.customer }),
      ),
    )
    .get(
      `${base}/:id`,
      operation(gateway, z.strictObject({ expand }), ({ account, id }) => account.need('payment_method', id, 'payment_method')),
    )
    .post(
      `${base}/:id/attach`,
      operation(gateway, z.strictObject({ customer: text, expand }), ({ account, id, params }) =>
        saveMethod(account, resolveMethod(account, id), params.customer),
      ),
    )
    .post(`${base}/:id/detach`, operation(gateway, z.strictObject({ expand }), detach))
}

const ListAsk = z.strictObject({ ...listParts, customer: text, type: z.literal('card').optional() })

const CreateAsk = z.strictObject({
  type: z.literal('card'),
  card: z.strictObject({
    number: text.optional(),
    exp_month: integer.optional(),
    exp_year: integer.optional(),
    cvc: text.optional(),
    token: text.optional(),
  }),
  billing_details: billingDetails.optional(),
  metadata: metadata.optional(),
  expand,
})

function create({ account, params, caller }: Call<z.infer<typeof CreateAsk>>): Answer {
  const { number, exp_month, exp_year, cvc, token } = params.card
  const billing = wireBilling(params.billing_details)
  if (token !== undefined) return methodOfToken(account, token, billing, params.metadata ?? {})
  if (caller.kind === 'secret') throw rawCard()
  if (number === undefined) throw badParameter('parameter_missing', 'card[number]', 'Missing required param: card[number].')
  if (exp_month === undefined) throw badParameter('parameter_missing', 'card[exp_month]', 'Missing required param: card[exp_month].')
  if (exp_year === undefined) throw badParameter('parameter_missing', 'card[exp_year]', 'Missing required param: card[exp_year].')
  return methodOfTypedCard(account, { number, exp_month, exp_year, cvc }, billing, params.metadata ?? {})
}

function detach({ account, id }: Call<{ expand?: string[] | undefined }>): Answer {
  const method = account.need('payment_method', id, 'payment_method')
  if (!method.customer)
    throw invalidRequest('The payment method you provided is not attached to a customer so detachment is impossible.', {
      code: 'payment_method_unexpected_state',
    })
  return detachMethod(account, method)
}
