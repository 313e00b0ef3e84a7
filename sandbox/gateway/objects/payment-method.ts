import { nameOf, type Card } from '../cards.ts'
import { fingerprintOf, newId, type BillingDetails, type Metadata } from './common.ts'

export type CardChecks = {
  readonly address_line1_check: string | null
  readonly address_postal_code_check: string | null
  readonly cvc_check: string | null
}

export type PaymentMethod = {
  readonly id: string
  readonly object: 'payment_method'
  readonly allow_redisplay: 'unspecified'
  readonly billing_details: BillingDetails
  readonly card: {
    readonly brand: string
    readonly checks: CardChecks
    readonly country: string
    readonly display_brand: string
    readonly exp_month: number
    readonly exp_year: number
    readonly fingerprint: string
    readonly funding: string
    readonly generated_from: null
    readonly last4: string
    readonly networks: { readonly available: string[]; readonly preferred: null }
    readonly regulated_status: 'unregulated'
    readonly three_d_secure_usage: { readonly supported: boolean }
    readonly wallet: null
  }
  readonly created: number
  readonly customer: string | null
  readonly customer_account: null
  readonly livemode: false
  readonly metadata: Metadata
  readonly type: 'card'
}

/**
 * What the gateway knows of a payment method and never tells: which test card it is, what the buyer typed, whether it is spent, and whether its holder
 * agreed to payments without them.
 */
export type Behaviour = {
  readonly card: string
  readonly cvcSent: boolean
  readonly checksSent: boolean
  readonly used: boolean
  readonly setUp?: boolean
}

/** A payment method of a test card. The number and the security code are not kept anywhere. */
export function newPaymentMethod(ask: {
  account: string
  card: Card
  now: number
  billing: BillingDetails
  cvcSent: boolean
  expMonth: number
  expYear: number
  metadata: Metadata
}): PaymentMethod {
  const { card, billing } = ask
  const unchecked = (sent: unknown) => (sent ? 'unchecked' : null)
  return {
    id: newId('pm'),
    object: 'payment_method',
    allow_redisplay: 'unspecified',
    billing_details: billing,
    card: {
      brand: card.brand,
      checks: {
        address_line1_check: unchecked(billing.address.line1),
        address_postal_code_check: unchecked(billing.address.postal_code),
        cvc_check: unchecked(ask.cvcSent),
      },
      country: card.country,
      display_brand: card.brand,
      exp_month: ask.expMonth,
      exp_year: ask.expYear,
      fingerprint: fingerprintOf(ask.account, nameOf(card)),
      funding: card.funding,
      generated_from: null,
      last4: card.number.slice(-4),
      networks: { available: [card.brand], preferred: null },
      regulated_status: 'unregulated',
      three_d_secure_usage: { supported: true },
      wallet: null,
    },
    created: ask.now,
    customer: null,
    customer_account: null,
    livemode: false,
    metadata: ask.metadata,
    type: 'card',
  }
}
