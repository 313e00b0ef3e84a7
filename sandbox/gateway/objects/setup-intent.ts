import { newId, token, type Metadata } from './common.ts'
import type { NextAction, PaymentError } from './payment-intent.ts'

export type SetupIntent = {
  readonly id: string
  readonly object: 'setup_intent'
  readonly allowed_payment_method_types: 'card'[] | null
  readonly application: null
  readonly automatic_payment_methods: { readonly enabled: boolean; readonly allow_redirects: 'always' | 'never' } | null
  readonly cancellation_reason: 'abandoned' | 'duplicate' | 'requested_by_customer' | null
  readonly client_secret: string
  readonly created: number
  readonly customer: string | null
  readonly customer_account: null
  readonly description: string | null
  readonly excluded_payment_method_types: null
  readonly flow_directions: null
  readonly last_setup_error: PaymentError | null
  readonly latest_attempt: string | null
  readonly livemode: false
  readonly managed_payments: null
  readonly mandate: null
  readonly metadata: Metadata
  readonly next_action: NextAction | null
  readonly on_behalf_of: null
  readonly payment_method: string | null
  readonly payment_method_configuration_details: null
  readonly payment_method_options: {
    readonly card: { readonly mandate_options: null; readonly network: null; readonly request_three_d_secure: 'automatic' }
  }
  readonly payment_method_types: string[]
  readonly single_use_mandate: null
  readonly status: 'requires_payment_method' | 'requires_confirmation' | 'requires_action' | 'succeeded' | 'canceled'
  readonly usage: 'off_session' | 'on_session'
}

type Chosen =
  | 'allowed_payment_method_types'
  | 'automatic_payment_methods'
  | 'customer'
  | 'description'
  | 'metadata'
  | 'payment_method'
  | 'usage'

/** A card to be kept without a payment. Every field of the wire object, null where unused. */
export function newSetupIntent(now: number, ask: Pick<SetupIntent, Chosen>): SetupIntent {
  const id = newId('seti')
  return {
    id,
    object: 'setup_intent',
    application: null,
    cancellation_reason: null,
    client_secret: `${id}_secret_${token(25)}`,
    created: now,
    customer_account: null,
    excluded_payment_method_types: null,
    flow_directions: null,
    last_setup_error: null,
    latest_attempt: null,
    livemode: false,
    managed_payments: null,
    mandate: null,
    next_action: null,
    on_behalf_of: null,
    payment_method_configuration_details: null,
    payment_method_options: { card: { mandate_options: null, network: null, request_three_d_secure: 'automatic' } },
    payment_method_types: ['card'],
    single_use_mandate: null,
    status: ask.payment_method ? 'requires_confirmation' : 'requires_payment_method',
    ...ask,
  }
}
