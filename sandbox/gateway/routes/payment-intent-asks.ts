import { z } from 'zod'
import { billingDetails, bool, expand, integer, listParts, metadata, shippingDetails, text } from '../params.ts'

/** What each operation on payment intents takes. Anything else is refused as unknown. */
export const ListAsk = z.strictObject({ ...listParts, customer: text.optional() })

const methodOptions = z.strictObject({
  card: z
    .strictObject({
      moto: bool.optional(),
      request_three_d_secure: text.optional(),
      request_multicapture: z.enum(['if_available', 'never']).optional(),
      request_overcapture: z.enum(['if_available', 'never']).optional(),
      setup_future_usage: z.enum(['', 'none', 'off_session', 'on_session']).optional(),
      capture_method: z.enum(['', 'manual']).optional(),
    })
    .optional(),
})

/** A payment method made with the request. */
export const methodDetails = z.strictObject({
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
  payment_method_options: methodOptions.optional(),
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

export const CreateAsk = z.strictObject({
  ...described,
  ...confirming,
  amount: integer,
  currency: z.string().regex(/^[a-zA-Z]{3}$/, 'a three-letter currency code'),
  automatic_payment_methods: z.strictObject({ enabled: bool, allow_redirects: z.enum(['always', 'never']).optional() }).optional(),
  capture_method: captureMethod.optional(),
  confirm: bool.optional(),
  confirmation_method: z.enum(['automatic', 'manual']).optional(),
})

export const UpdateAsk = z.strictObject({
  ...described,
  amount: integer.optional(),
  currency: text.optional(),
  capture_method: captureMethod.optional(),
})

export const ConfirmAsk = z.strictObject({
  ...confirming,
  payment_method: text.optional(),
  payment_method_data: methodDetails.optional(),
  payment_method_options: methodOptions.optional(),
  allowed_payment_method_types: described.allowed_payment_method_types,
  receipt_email: text.optional(),
  setup_future_usage: described.setup_future_usage,
  shipping: shippingDetails.optional(),
  capture_method: captureMethod.optional(),
  expand,
})

export const CaptureAsk = z.strictObject({
  amount_to_capture: integer.optional(),
  final_capture: bool.optional(),
  metadata: metadata.optional(),
  statement_descriptor: text.optional(),
  statement_descriptor_suffix: text.optional(),
  expand,
})

export const CancelAsk = z.strictObject({
  cancellation_reason: z.enum(['abandoned', 'duplicate', 'fraudulent', 'requested_by_customer']).optional(),
  expand,
})

export type Create = z.infer<typeof CreateAsk>
export type Update = z.infer<typeof UpdateAsk>
export type Confirm = z.infer<typeof ConfirmAsk>
export type Capture = z.infer<typeof CaptureAsk>
export type MethodOptions = z.infer<typeof methodOptions>
export type MethodDetails = z.infer<typeof methodDetails>
