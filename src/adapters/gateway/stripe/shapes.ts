import { z } from 'zod'

const check = z.enum(['pass', 'fail', 'unavailable', 'unchecked']).nullish().catch(null)

/** What is read of a card. None of it decides whether money moved, so a field we cannot read is left out rather than making the answer unreadable. */
export const CardShape = z.object({
  brand: z.string().nullish().catch(null),
  last4: z.string().nullish().catch(null),
  exp_month: z.int().nullish().catch(null),
  exp_year: z.int().nullish().catch(null),
  funding: z.string().nullish().catch(null),
  country: z.string().nullish().catch(null),
  fingerprint: z.string().nullish().catch(null),
  capture_before: z.int().nullish().catch(null),
  multicapture: z.object({ status: z.string() }).nullish().catch(null),
  three_d_secure: z.object({ result: z.string().nullish() }).nullish().catch(null),
  checks: z.object({ address_line1_check: check, address_postal_code_check: check, cvc_check: check }).nullish().catch(null),
})

/** A charge as far as it was a try to pay. */
export const TryShape = z.object({
  object: z.literal('charge'),
  id: z.string(),
  amount: z.int(),
  currency: z.string(),
  created: z.int(),
  status: z.string(),
  payment_method_details: z.object({ card: CardShape.nullish() }).nullish().catch(null),
})

const ChargeShape = z.object({
  id: z.string(),
  amount: z.int(),
  amount_captured: z.int(),
  amount_refunded: z.int(),
  captured: z.boolean(),
  balance_transaction: z
    .union([z.string(), z.object({ fee: z.int(), currency: z.string() })])
    .nullish()
    .catch(null),
  payment_method_details: z.object({ card: CardShape.nullish() }).nullish().catch(null),
})

/** The gateway's words for a refused card, as they stand in an error and in an intent's last error. */
export const CardErrorShape = z.object({
  code: z.string().nullish(),
  decline_code: z.string().nullish(),
  advice_code: z.string().nullish(),
  message: z.string().nullish(),
  payment_method: z.object({ card: CardShape.nullish() }).nullish().catch(null),
})

/** The id of something that may stand there whole. */
const named = z
  .union([z.string(), z.object({ id: z.string() }).transform(({ id }) => id)])
  .nullish()
  .catch(null)

/** A payment intent as far as money goes; a status we do not know makes it unreadable. */
export const IntentShape = z.object({
  object: z.literal('payment_intent'),
  id: z.string(),
  status: z.enum([
    'requires_payment_method',
    'requires_confirmation',
    'requires_action',
    'processing',
    'requires_capture',
    'succeeded',
    'canceled',
  ]),
  amount: z.int(),
  amount_received: z.int(),
  amount_capturable: z.int().catch(0),
  currency: z.string(),
  capture_method: z.string(),
  metadata: z.record(z.string(), z.string()).catch({}),
  customer: named,
  payment_method: named,
  setup_future_usage: z.string().nullish().catch(null),
  next_action: z
    .object({ redirect_to_url: z.object({ url: z.string().nullish() }).nullish() })
    .nullish()
    .catch(null),
  latest_charge: z.union([z.string(), ChargeShape]).nullish(),
  last_payment_error: CardErrorShape.nullish().catch(null),
})
export type Intent = z.infer<typeof IntentShape>
export type Charge = z.infer<typeof ChargeShape>
export type Card = z.infer<typeof CardShape>
export type CardError = z.infer<typeof CardErrorShape>

/** A refund as far as money goes. */
export const RefundShape = z.object({
  object: z.literal('refund'),
  id: z.string(),
  status: z.enum(['pending', 'requires_action', 'succeeded', 'failed', 'canceled']),
  amount: z.int(),
  currency: z.string(),
  created: z.int(),
  failure_reason: z.string().nullish(),
  metadata: z.record(z.string(), z.string()).nullish(),
})

/** A customer as far as its id goes. */
export const CustomerShape = z.object({ object: z.literal('customer'), id: z.string() })

/** A dispute or an inquiry before one. */
export const DisputeShape = z.object({
  object: z.literal('dispute'),
  id: z.string(),
  amount: z.int(),
  currency: z.string(),
  status: z.string(),
  reason: z.string().nullish(),
  created: z.int(),
  evidence_details: z.object({ due_by: z.int().nullish() }).nullish().catch(null),
})

/** The bank's warning before a dispute. */
export const WarningShape = z.object({
  object: z.literal('radar.early_fraud_warning'),
  id: z.string(),
  actionable: z.boolean(),
  created: z.int(),
  fraud_type: z.string().nullish(),
  charge: z.union([z.string(), z.object({ amount: z.int(), currency: z.string() })]),
})

/** An event as far as it says what it is about. */
export const EventShape = z.object({
  object: z.literal('event'),
  id: z.string(),
  type: z.string(),
  created: z.int(),
  data: z.object({ object: z.object({ object: z.string(), id: z.string(), payment_intent: named }) }),
})

/** Where webhooks go; the secret is told once. */
export const EndpointShape = z.object({ object: z.literal('webhook_endpoint'), id: z.string(), secret: z.string() })

export const AccountShape = z.object({
  object: z.literal('account'),
  id: z.string(),
  email: z.string().nullish(),
  business_profile: z.object({ name: z.string().nullish() }).nullish().catch(null),
})

/** What the client library throws. `type` is its class, `detail.code` the socket's own error. */
export const FaultShape = z.object({
  type: z.string(),
  statusCode: z.int().nullish(),
  code: z.string().nullish(),
  message: z.string().catch(''),
  detail: z.object({ code: z.string().nullish() }).nullish().catch(null),
  payment_intent: z.object({ id: z.string() }).nullish().catch(null),
})
