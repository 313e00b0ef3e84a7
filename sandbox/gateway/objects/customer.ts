import { newId, token, type Metadata, type Shipping, type WireAddress } from './common.ts'

export type Customer = {
  readonly id: string
  readonly object: 'customer'
  readonly address: WireAddress | null
  readonly balance: 0
  readonly created: number
  readonly currency: null
  readonly default_source: null
  readonly delinquent: false
  readonly description: string | null
  readonly discount: null
  readonly email: string | null
  readonly invoice_prefix: string
  readonly invoice_settings: {
    readonly custom_fields: null
    readonly default_payment_method: null
    readonly footer: null
    readonly rendering_options: null
  }
  readonly livemode: false
  readonly metadata: Metadata
  readonly name: string | null
  readonly next_invoice_sequence: 1
  readonly phone: string | null
  readonly preferred_locales: string[]
  readonly shipping: Shipping | null
  readonly tax_exempt: 'none'
  readonly test_clock: null
}

/** A buyer as the gateway keeps one; payment methods hang on it. */
export function newCustomer(
  now: number,
  ask: Pick<Customer, 'address' | 'description' | 'email' | 'metadata' | 'name' | 'phone' | 'preferred_locales' | 'shipping'>,
): Customer {
  return {
    id: newId('cus').slice(0, 18),
    object: 'customer',
    balance: 0,
    created: now,
    currency: null,
    default_source: null,
    delinquent: false,
    discount: null,
    invoice_prefix: token(8).toUpperCase(),
    invoice_settings: { custom_fields: null, default_payment_method: null, footer: null, rendering_options: null },
    livemode: false,
    next_invoice_sequence: 1,
    tax_exempt: 'none',
    test_clock: null,
    ...ask,
  }
}
