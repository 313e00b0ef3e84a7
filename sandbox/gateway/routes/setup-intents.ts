import { Hono } from 'hono'
import { z } from 'zod'
import type { Wire } from '../../listen.ts'
import { badParameter } from '../errors.ts'
import { guardMoto } from '../intents/moto.ts'
import { listOf } from '../lists.ts'
import { guardMethod } from '../methods.ts'
import { mergeMetadata } from '../objects/common.ts'
import { newSetupIntent, type SetupIntent } from '../objects/setup-intent.ts'
import { operation, type Answer, type Call, type Gateway } from '../operation.ts'
import { bool, expand, listParts, metadata, text } from '../params.ts'
import { confirmSetup, unexpectedSetup } from '../setups/confirm-setup.ts'
import { methodDetails } from './payment-intent-asks.ts'
import { methodIn } from './payment-intents.ts'

/** The routes of setup intents, by which a card is kept without a payment: create, read, update, confirm, cancel, list. */
export function setupIntentRoutes(gateway: Gateway) {
  const base = '/v1/setup_intents'
  return new Hono<Wire>()
    .post(base, operation(gateway, CreateAsk, create))
    .get(
      base,
      operation(gateway, ListAsk, ({ account, params: { payment_method, ...params } }) =>
        listOf(account, 'setup_intent', base, { ...params, parents: payment_method === undefined ? undefined : [payment_method] }),
      ),
    )
    .get(
      `${base}/:id`,
      operation(gateway, z.strictObject({ expand, client_secret: text.optional() }), ({ account, id }) => needed(account, id)),
    )
    .post(`${base}/:id`, operation(gateway, UpdateAsk, update))
    .post(`${base}/:id/confirm`, operation(gateway, ConfirmAsk, confirm))
    .post(`${base}/:id/cancel`, operation(gateway, CancelAsk, cancel))
}

const ListAsk = z.strictObject({ ...listParts, customer: text.optional(), payment_method: text.optional() })

const methodOptions = z.strictObject({
  card: z.strictObject({ moto: bool.optional(), request_three_d_secure: text.optional() }).optional(),
})

const chosen = {
  payment_method: text.optional(),
  payment_method_data: methodDetails.optional(),
  payment_method_options: methodOptions.optional(),
  allowed_payment_method_types: z.array(z.literal('card', 'the sandbox takes cards only')).optional(),
  expand,
}
const described = { customer: text.optional(), description: text.optional(), metadata: metadata.optional() }

const CreateAsk = z.strictObject({
  ...chosen,
  ...described,
  automatic_payment_methods: z.strictObject({ enabled: bool, allow_redirects: z.enum(['always', 'never']).optional() }).optional(),
  confirm: bool.optional(),
  mandate_data: z.unknown().optional(),
  return_url: text.optional(),
  usage: z.enum(['off_session', 'on_session']).optional(),
  use_stripe_sdk: bool.optional(),
})
const UpdateAsk = z.strictObject({ ...chosen, ...described })
const ConfirmAsk = z.strictObject({
  ...chosen,
  mandate_data: z.unknown().optional(),
  return_url: text.optional(),
  use_stripe_sdk: bool.optional(),
})
const CancelAsk = z.strictObject({ cancellation_reason: z.enum(['abandoned', 'requested_by_customer', 'duplicate']).optional(), expand })

function needed(account: Call<unknown>['account'], id: string): SetupIntent {
  return account.need('setup_intent', id, 'intent')
}

function create({ account, params, origin }: Call<z.infer<typeof CreateAsk>>): Answer {
  const { allowed_payment_method_types: types, automatic_payment_methods: automatic, payment_method_options: options } = params
  guardMoto(account, options, params.usage)
  if (params.return_url !== undefined && !params.confirm)
    throw badParameter(undefined, 'return_url', '`return_url` goes only with `confirm` when a SetupIntent is created.')
  if (params.customer) account.need('customer', params.customer, 'customer')
  const method = methodIn(account, params)
  if (method) guardMethod(account, method, params.customer || null)
  const setup = newSetupIntent(account.now, {
    allowed_payment_method_types: types ?? null,
    automatic_payment_methods:
      types || automatic?.enabled === false ? null : { enabled: true, allow_redirects: automatic?.allow_redirects ?? 'always' },
    customer: params.customer || null,
    description: params.description || null,
    metadata: mergeMetadata({}, params.metadata),
    payment_method: method?.id ?? null,
    usage: params.usage ?? 'off_session',
  })
  const moto = options?.card?.moto ?? false
  account.put(setup, { moto })
  account.emit('setup_intent.created', setup)
  return params.confirm ? confirmSetup(account, setup, { return_url: params.return_url, moto, origin }) : setup
}

function update({ account, params, id }: Call<z.infer<typeof UpdateAsk>>): Answer {
  const setup = needed(account, id)
  if (setup.status === 'succeeded' || setup.status === 'canceled') throw unexpectedSetup(setup, 'update')
  guardMoto(account, params.payment_method_options, setup.usage)
  if (params.customer) account.need('customer', params.customer, 'customer')
  const method = methodIn(account, params)
  const after: SetupIntent = {
    ...setup,
    customer: params.customer ?? setup.customer,
    description: params.description === undefined ? setup.description : params.description || null,
    metadata: mergeMetadata(setup.metadata, params.metadata),
    payment_method: method?.id ?? setup.payment_method,
    status: method && setup.status === 'requires_payment_method' ? 'requires_confirmation' : setup.status,
  }
  return account.put(after, { moto: isMoto({ account, params, id }) })
}

function confirm({ account, params, id, origin }: Call<z.infer<typeof ConfirmAsk>>): Answer {
  const setup = needed(account, id)
  guardMoto(account, params.payment_method_options, setup.usage)
  const method = methodIn(account, params)
  const terms = { return_url: params.return_url, moto: isMoto({ account, params, id }), origin }
  return confirmSetup(account, setup, { ...terms, payment_method: method?.id })
}

function isMoto({ account, params, id }: Pick<Call<z.infer<typeof ConfirmAsk>>, 'account' | 'params' | 'id'>): boolean {
  return params.payment_method_options?.card?.moto ?? account.hiddenOf('setup_intent', id)?.moto ?? false
}

function cancel({ account, params, id }: Call<z.infer<typeof CancelAsk>>): Answer {
  const setup = needed(account, id)
  if (setup.status === 'succeeded' || setup.status === 'canceled') throw unexpectedSetup(setup, 'cancel')
  const reason = params.cancellation_reason ?? null
  const after = account.put<SetupIntent>({ ...setup, status: 'canceled', cancellation_reason: reason, next_action: null })
  account.emit('setup_intent.canceled', after)
  return after
}
