import { Hono } from 'hono'
import { z } from 'zod'
import type { Wire } from '../../listen.ts'
import { invalidRequest } from '../errors.ts'
import { cancelIntent } from '../intents/cancel.ts'
import { captureIntent } from '../intents/capture.ts'
import { confirmIntent, unexpectedState, type ConfirmTerms } from '../intents/confirm.ts'
import { listOf } from '../lists.ts'
import { guardMethod, methodOfToken, resolveMethod } from '../methods.ts'
import { mergeMetadata, wireBilling, wireShipping } from '../objects/common.ts'
import { newPaymentIntent, type PaymentIntent } from '../objects/payment-intent.ts'
import { operation, type Answer, type Call, type Gateway } from '../operation.ts'
import { billingDetails, bool, expand, integer, listParts, metadata, shippingDetails, text } from '../params.ts'
import type { Account } from '../store.ts'

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

const ListAsk = z.strictObject({ ...listParts, customer: text.optional() })

const cardOptions = z.strictObject({
  card: z
    .strictObject({
      moto: bool.optional(),
      request_three_d_secure: text.optional(),
      request_multicapture: z.literal('if_available').optional(),
      request_overcapture: z.literal('if_available').optional(),
      setup_future_usage: z.enum(['', 'none', 'off_session', 'on_session']).optional(),
      capture_method: z.enum(['', 'manual']).optional(),
    })
    .optional(),
})

const methodDetails = z.strictObject({
  type: z.literal('card'),
  card: z
    .strictObject({
      token: text.optional(),
      number: text.optional(),
      exp_month: text.optional(),
      exp_year: text.optional(),
      cvc: text.optional(),
    })
    .optional(),
  billing_details: billingDetails.optional(),
  metadata: metadata.optional(),
})

const described = {
  customer: text.optional(),
  description: text.optional(),
  metadata: metadata.optional(),
  payment_method: text.optional(),
  payment_method_data: methodDetails.optional(),
  payment_method_options: cardOptions.optional(),
  allowed_payment_method_types: z.array(z.literal('card', 'the sandbox takes cards only')).optional(),
  receipt_email: text.optional(),
  setup_future_usage: z.enum(['', 'off_session', 'on_session']).optional(),
  shipping: shippingDetails.optional(),
  statement_descriptor: text.optional(),
  statement_descriptor_suffix: text.optional(),
  transfer_group: text.optional(),
  expand,
}

const confirming = {
  error_on_requires_action: bool.optional(),
  off_session: bool.optional(),
  return_url: text.optional(),
  use_stripe_sdk: bool.optional(),
  mandate_data: z.unknown().optional(),
  radar_options: z.unknown().optional(),
}

const captureMethod = z.enum(['automatic', 'automatic_async', 'manual'])

const CreateAsk = z.strictObject({
  ...described,
  ...confirming,
  amount: integer,
  currency: z.string().regex(/^[a-zA-Z]{3}$/, 'a three-letter currency code'),
  automatic_payment_methods: z.strictObject({ enabled: bool, allow_redirects: z.enum(['always', 'never']).optional() }).optional(),
  capture_method: captureMethod.optional(),
  confirm: bool.optional(),
  confirmation_method: z.enum(['automatic', 'manual']).optional(),
})

const UpdateAsk = z.strictObject({
  ...described,
  amount: integer.optional(),
  currency: text.optional(),
  capture_method: captureMethod.optional(),
})

const ConfirmAsk = z.strictObject({
  ...confirming,
  payment_method: text.optional(),
  payment_method_data: methodDetails.optional(),
  payment_method_options: cardOptions.optional(),
  allowed_payment_method_types: described.allowed_payment_method_types,
  receipt_email: text.optional(),
  setup_future_usage: described.setup_future_usage,
  shipping: shippingDetails.optional(),
  capture_method: captureMethod.optional(),
  expand,
})

const CaptureAsk = z.strictObject({
  amount_to_capture: integer.optional(),
  final_capture: bool.optional(),
  metadata: metadata.optional(),
  statement_descriptor: text.optional(),
  statement_descriptor_suffix: text.optional(),
  expand,
})

const CancelAsk = z.strictObject({
  cancellation_reason: z.enum(['abandoned', 'duplicate', 'fraudulent', 'requested_by_customer']).optional(),
  expand,
})

function create({ account, params, origin }: Call<z.infer<typeof CreateAsk>>): Answer {
  const { amount, allowed_payment_method_types: types, automatic_payment_methods: automatic } = params
  if (amount < 50) throw invalidRequest('Amount must be at least $0.50 usd', { code: 'amount_too_small', param: 'amount' })
  if (amount > 99_999_999) throw invalidRequest('Amount must be no more than $999,999.99', { code: 'amount_too_large', param: 'amount' })
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
    allowed_payment_method_types: types ?? null,
  })
  account.put(intent)
  account.emit('payment_intent.created', intent)
  return params.confirm ? confirmIntent(account, intent, termsOf(params, origin)) : intent
}

function update({ account, params, id }: Call<z.infer<typeof UpdateAsk>>): Answer {
  const intent = account.need('payment_intent', id, 'intent')
  const money =
    params.amount ?? params.currency ?? params.payment_method ?? params.payment_method_data ?? params.customer ?? params.capture_method
  const open =
    intent.status === 'requires_payment_method' || intent.status === 'requires_confirmation' || intent.status === 'requires_action'
  if (money !== undefined && !open) throw unexpectedState(intent, 'update')
  if (params.customer) account.need('customer', params.customer, 'customer')
  const method = methodIn(account, params)
  return account.put<PaymentIntent>({
    ...intent,
    ...given(describedBy(params), params),
    amount: params.amount ?? intent.amount,
    currency: params.currency?.toLowerCase() ?? intent.currency,
    capture_method: params.capture_method ?? intent.capture_method,
    metadata: mergeMetadata(intent.metadata, params.metadata),
    payment_method: method?.id ?? intent.payment_method,
    status: method && intent.status === 'requires_payment_method' ? 'requires_confirmation' : intent.status,
  })
}

function confirm({ account, params, id, origin }: Call<z.infer<typeof ConfirmAsk>>): Answer {
  const before = account.need('payment_intent', id, 'intent')
  const method = methodIn(account, params)
  const intent: PaymentIntent = {
    ...before,
    capture_method: params.capture_method ?? before.capture_method,
    receipt_email: params.receipt_email || before.receipt_email,
    setup_future_usage: params.setup_future_usage || before.setup_future_usage,
    shipping: params.shipping ? wireShipping(params.shipping) : before.shipping,
    allowed_payment_method_types: params.allowed_payment_method_types ?? before.allowed_payment_method_types,
    automatic_payment_methods: params.allowed_payment_method_types ? null : before.automatic_payment_methods,
  }
  return confirmIntent(account, intent, { ...termsOf(params, origin), payment_method: method?.id })
}

function capture({ account, params, id }: Call<z.infer<typeof CaptureAsk>>): Answer {
  return captureIntent(account, account.need('payment_intent', id, 'intent'), params.amount_to_capture, params.metadata)
}

function termsOf(
  params: Omit<ConfirmTerms, 'origin' | 'payment_method' | 'moto'> & { payment_method_options?: z.infer<typeof cardOptions> | undefined },
  origin: string,
): ConfirmTerms {
  const { off_session, error_on_requires_action, return_url } = params
  return { off_session, error_on_requires_action, return_url, moto: params.payment_method_options?.card?.moto, origin }
}

type MethodAsk = { payment_method?: string | undefined; payment_method_data?: z.infer<typeof methodDetails> | undefined }

function methodIn(account: Account, { payment_method, payment_method_data: given }: MethodAsk) {
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

function describedBy(params: Pick<z.infer<typeof UpdateAsk>, keyof typeof described>) {
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
