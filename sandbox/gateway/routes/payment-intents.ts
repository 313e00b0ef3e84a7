import { Hono } from 'hono'
import { z } from 'zod'
import type { Wire } from '../../listen.ts'
import { badParameter, invalidRequest } from '../errors.ts'
import { cancelIntent } from '../intents/cancel.ts'
import { captureIntent } from '../intents/capture.ts'
import { confirmIntent, unexpectedState, type ConfirmTerms } from '../intents/confirm.ts'
import { guardMoto } from '../intents/moto.ts'
import { listOf } from '../lists.ts'
import { guardMethod, methodOfToken, resolveMethod } from '../methods.ts'
import { mergeMetadata, wireBilling, wireShipping } from '../objects/common.ts'
import { cardOptions, newPaymentIntent, type PaymentIntent } from '../objects/payment-intent.ts'
import type { PaymentMethod } from '../objects/payment-method.ts'
import { operation, type Answer, type Call, type Gateway } from '../operation.ts'
import { expand, text } from '../params.ts'
import type { Account } from '../store.ts'
import {
  CancelAsk,
  CaptureAsk,
  ConfirmAsk,
  CreateAsk,
  ListAsk,
  UpdateAsk,
  type Capture,
  type Confirm,
  type Create,
  type MethodDetails,
  type MethodOptions,
  type Update,
} from './payment-intent-asks.ts'

/** The routes of payment intents: create, read, update, confirm, capture, cancel, list. */
export function paymentIntentRoutes(gateway: Gateway) {
  const base = '/v1/payment_intents'
  return new Hono<Wire>()
    .post(base, operation(gateway, CreateAsk, create))
    .get(
      base,
      operation(gateway, ListAsk, ({ account, params }) => listOf(account, 'payment_intent', base, params)),
    )
    .get(
      `${base}/:id`,
      operation(gateway, z.strictObject({ expand, client_secret: text.optional() }), ({ account, id }) =>
        account.need('payment_intent', id, 'intent'),
      ),
    )
    .post(`${base}/:id`, operation(gateway, UpdateAsk, update))
    .post(`${base}/:id/confirm`, operation(gateway, ConfirmAsk, confirm))
    .post(`${base}/:id/capture`, operation(gateway, CaptureAsk, capture))
    .post(
      `${base}/:id/cancel`,
      operation(gateway, CancelAsk, ({ account, id, params }) =>
        cancelIntent(account, account.need('payment_intent', id, 'intent'), params.cancellation_reason ?? null),
      ),
    )
}

function create({ account, params, origin }: Call<Create>): Answer {
  const { amount, allowed_payment_method_types: types, automatic_payment_methods: automatic } = params
  if (amount < 50) throw invalidRequest('Amount must be at least $0.50 usd', { code: 'amount_too_small', param: 'amount' })
  if (amount > 99_999_999) throw invalidRequest('Amount must be no more than $999,999.99', { code: 'amount_too_large', param: 'amount' })
  guardCreation(account, params)
  if (params.customer) account.need('customer', params.customer, 'customer')
  const method = methodIn(account, params)
  if (method) guardMethod(account, method, params.customer || null)
  const intent = newPaymentIntent(account.now, {
    ...describedBy(params),
    amount,
    currency: params.currency.toLowerCase(),
    automatic_payment_methods:
      types || automatic?.enabled === false ? null : { enabled: true, allow_redirects: automatic?.allow_redirects ?? 'always' },
    capture_method: params.capture_method ?? 'automatic_async',
    confirmation_method: params.confirmation_method ?? 'automatic',
    metadata: mergeMetadata({}, params.metadata),
    payment_method: method?.id ?? null,
    payment_method_options: cardOptions(params.payment_method_options?.card),
    allowed_payment_method_types: types ?? null,
  })
  account.put(intent, { moto: params.payment_method_options?.card?.moto ?? false })
  account.emit('payment_intent.created', intent)
  return params.confirm ? confirmIntent(account, intent, termsOf(params, origin)) : intent
}

function guardCreation(account: Account, params: Create) {
  guardMoto(account, params.payment_method_options, params.setup_future_usage)
  if (params.confirm) return
  for (const param of ['off_session', 'return_url', 'error_on_requires_action'] as const) {
    if (params[param] === undefined) continue
    const message = `The parameter \`${param}\` cannot be passed when creating a PaymentIntent unless \`confirm\` is set to true.`
    throw badParameter(undefined, param, message)
  }
}

function update({ account, params, id }: Call<Update>): Answer {
  const intent = account.need('payment_intent', id, 'intent')
  guardMoto(account, params.payment_method_options, params.setup_future_usage ?? intent.setup_future_usage)
  const money =
    params.amount ?? params.currency ?? params.payment_method ?? params.payment_method_data ?? params.customer ?? params.capture_method
  const open =
    intent.status === 'requires_payment_method' || intent.status === 'requires_confirmation' || intent.status === 'requires_action'
  if (money !== undefined && !open) throw unexpectedState(intent, 'update')
  if (params.customer) account.need('customer', params.customer, 'customer')
  const method = methodIn(account, params)
  const after: PaymentIntent = {
    ...intent,
    ...given(describedBy(params), params),
    amount: params.amount ?? intent.amount,
    currency: params.currency?.toLowerCase() ?? intent.currency,
    capture_method: params.capture_method ?? intent.capture_method,
    metadata: mergeMetadata(intent.metadata, params.metadata),
    payment_method: method?.id ?? intent.payment_method,
    payment_method_options: cardOptions(params.payment_method_options?.card, intent),
    status: method && intent.status === 'requires_payment_method' ? 'requires_confirmation' : intent.status,
  }
  return account.put(after, { moto: isMoto(account, intent, params) })
}

function confirm({ account, params, id, origin }: Call<Confirm>): Answer {
  const before = account.need('payment_intent', id, 'intent')
  guardMoto(account, params.payment_method_options, params.setup_future_usage ?? before.setup_future_usage)
  const method = methodIn(account, params)
  const intent: PaymentIntent = {
    ...before,
    capture_method: params.capture_method ?? before.capture_method,
    receipt_email: params.receipt_email || before.receipt_email,
    setup_future_usage: params.setup_future_usage || before.setup_future_usage,
    shipping: params.shipping ? wireShipping(params.shipping) : before.shipping,
    allowed_payment_method_types: params.allowed_payment_method_types ?? before.allowed_payment_method_types,
    automatic_payment_methods: params.allowed_payment_method_types ? null : before.automatic_payment_methods,
    payment_method_options: cardOptions(params.payment_method_options?.card, before),
  }
  return confirmIntent(account, intent, {
    ...termsOf(params, origin),
    payment_method: method?.id,
    moto: isMoto(account, before, params),
  })
}

function isMoto(account: Account, intent: PaymentIntent, params: { payment_method_options?: MethodOptions | undefined }): boolean {
  return params.payment_method_options?.card?.moto ?? account.hiddenOf('payment_intent', intent.id)?.moto ?? false
}

function capture({ account, params, id }: Call<Capture>): Answer {
  return captureIntent(account, account.need('payment_intent', id, 'intent'), {
    amount: params.amount_to_capture,
    final: params.final_capture ?? true,
    labels: params.metadata,
  })
}

function termsOf(params: Create | Confirm, origin: string): ConfirmTerms {
  const { off_session, error_on_requires_action, return_url } = params
  return { off_session, error_on_requires_action, return_url, moto: params.payment_method_options?.card?.moto, origin }
}

type MethodAsk = { payment_method?: string | undefined; payment_method_data?: MethodDetails | undefined }

/** The method a request names or brings, made of a `tok_…` name where it brings one. */
export function methodIn(account: Account, { payment_method, payment_method_data: given }: MethodAsk): PaymentMethod | undefined {
  if (payment_method) return resolveMethod(account, payment_method)
  if (!given) return undefined
  if (!given.card?.token) throw rawCard()
  return methodOfToken(account, given.card.token, wireBilling(given.billing_details), given.metadata ?? {})
}

/** 400: a card number reached the shop's own server. */
export function rawCard() {
  return invalidRequest(
    'Sending credit card numbers directly to the Stripe API is generally unsafe. We suggest you use test tokens that map to the test card you are using, see https://stripe.com/docs/testing.',
  )
}

function describedBy(params: Update) {
  return {
    customer: params.customer || null,
    description: params.description || null,
    receipt_email: params.receipt_email || null,
    setup_future_usage: params.setup_future_usage || null,
    shipping: wireShipping(params.shipping),
    statement_descriptor: params.statement_descriptor || null,
    statement_descriptor_suffix: params.statement_descriptor_suffix || null,
    transfer_group: params.transfer_group || null,
  }
}

/** Only the fields that were sent. */
function given<T extends object>(values: T, sent: object): Partial<T> {
  return Object.fromEntries(
    Object.entries(values).filter(([name]) => name in sent && sent[name as keyof typeof sent] !== undefined),
  ) as Partial<T>
}
