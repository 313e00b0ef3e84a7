import { newId, token, type Metadata, type Shipping } from './common.ts'
import type { PaymentMethod } from './payment-method.ts'

type IntentStatus = 'requires_payment_method' | 'requires_confirmation' | 'requires_action' | 'requires_capture' | 'succeeded' | 'canceled'
type CaptureMethod = 'automatic' | 'automatic_async' | 'manual'
type RequestMulticapture = 'if_available' | 'never'

/** The last refusal, as it stays on the intent until the next try. */
export type PaymentError = {
  readonly type: 'card_error' | 'invalid_request_error'
  readonly code: string
  readonly message: string
  readonly doc_url: string
  readonly decline_code?: string
  readonly advice_code?: string
  readonly network_decline_code?: string
  readonly charge?: string
  readonly param?: string
  readonly payment_method: PaymentMethod
}

/** Where the buyer is sent, and where they come back to. */
export type NextAction = {
  readonly type: 'redirect_to_url'
  readonly redirect_to_url: { readonly return_url: string | null; readonly url: string }
}

export type PaymentIntent = {
  readonly id: string
  readonly object: 'payment_intent'
  readonly allowed_payment_method_types: 'card'[] | null
  readonly amount: number
  readonly amount_capturable: number
  readonly amount_details: { readonly tip: Record<string, never> }
  readonly amount_received: number
  readonly application: null
  readonly application_fee_amount: null
  readonly automatic_payment_methods: { readonly enabled: boolean; readonly allow_redirects: 'always' | 'never' } | null
  readonly canceled_at: number | null
  readonly cancellation_reason: string | null
  readonly capture_method: CaptureMethod
  readonly client_secret: string
  readonly confirmation_method: 'automatic' | 'manual'
  readonly created: number
  readonly currency: string
  readonly customer: string | null
  readonly customer_account: null
  readonly description: string | null
  readonly excluded_payment_method_types: null
  readonly last_payment_error: PaymentError | null
  readonly latest_charge: string | null
  readonly livemode: false
  readonly managed_payments: null
  readonly metadata: Metadata
  readonly next_action: NextAction | null
  readonly on_behalf_of: null
  readonly payment_method: string | null
  readonly payment_method_configuration_details: null
  readonly payment_method_options: {
    readonly card: {
      readonly capture_method?: 'manual'
      readonly installments: null
      readonly mandate_options: null
      readonly network: null
      readonly request_multicapture?: RequestMulticapture
      readonly request_three_d_secure: 'automatic'
      readonly setup_future_usage?: 'none' | 'off_session' | 'on_session'
    }
  }
  readonly payment_method_types: string[]
  readonly payment_record: null
  readonly processing: null
  readonly receipt_email: string | null
  readonly review: null
  readonly setup_future_usage: 'off_session' | 'on_session' | null
  readonly shipping: Shipping | null
  readonly source: null
  readonly statement_descriptor: string | null
  readonly statement_descriptor_suffix: string | null
  readonly status: IntentStatus
  readonly transfer_data: null
  readonly transfer_group: string | null
}

type Chosen =
  | 'amount'
  | 'currency'
  | 'capture_method'
  | 'confirmation_method'
  | 'customer'
  | 'description'
  | 'metadata'
  | 'payment_method'
  | 'payment_method_options'
  | 'receipt_email'
  | 'setup_future_usage'
  | 'shipping'
  | 'statement_descriptor'
  | 'statement_descriptor_suffix'
  | 'transfer_group'
  | 'automatic_payment_methods'
  | 'allowed_payment_method_types'

type CardChoice = {
  readonly request_multicapture?: RequestMulticapture | undefined
  readonly capture_method?: '' | 'manual' | undefined
  readonly setup_future_usage?: '' | 'none' | 'off_session' | 'on_session' | undefined
}

/** The card options an intent shows: what is chosen now, else what it had. The empty text takes a choice back. */
export function cardOptions(chosen: CardChoice = {}, before?: PaymentIntent): PaymentIntent['payment_method_options'] {
  const had = before?.payment_method_options.card
  const multicapture = chosen.request_multicapture ?? had?.request_multicapture
  const later = chosen.capture_method ?? had?.capture_method
  const keep = chosen.setup_future_usage ?? had?.setup_future_usage
  return {
    card: {
      ...(later ? { capture_method: later } : {}),
      installments: null,
      mandate_options: null,
      network: null,
      ...(multicapture ? { request_multicapture: multicapture } : {}),
      request_three_d_secure: 'automatic',
      ...(keep ? { setup_future_usage: keep } : {}),
    },
  }
}

/** Is the amount held first and captured later? */
export function holdsFirst(intent: PaymentIntent): boolean {
  return intent.capture_method === 'manual' || intent.payment_method_options.card.capture_method === 'manual'
}

/** How the card may be used again once this payment went through; null: not at all. */
export function keepsCardFor({ payment_method_options, setup_future_usage }: PaymentIntent): PaymentIntent['setup_future_usage'] {
  const own = payment_method_options.card.setup_future_usage
  return own === 'none' ? null : (own ?? setup_future_usage)
}

/** A fresh intent with every field of the wire object, null where unused. */
export function newPaymentIntent(now: number, ask: Pick<PaymentIntent, Chosen>): PaymentIntent {
  const id = newId('pi')
  return {
    id,
    object: 'payment_intent',
    amount_capturable: 0,
    amount_details: { tip: {} },
    amount_received: 0,
    application: null,
    application_fee_amount: null,
    canceled_at: null,
    cancellation_reason: null,
    client_secret: `${id}_secret_${token(25)}`,
    created: now,
    customer_account: null,
    excluded_payment_method_types: null,
    last_payment_error: null,
    latest_charge: null,
    livemode: false,
    managed_payments: null,
    next_action: null,
    on_behalf_of: null,
    payment_method_configuration_details: null,
    payment_method_types: ['card'],
    payment_record: null,
    processing: null,
    review: null,
    source: null,
    status: ask.payment_method ? 'requires_confirmation' : 'requires_payment_method',
    transfer_data: null,
    ...ask,
  }
}
