import type { Card } from '../cards.ts'
import type { Decline } from '../declines.ts'
import { newId, token, type BillingDetails, type Metadata, type Shipping } from './common.ts'
import type { PaymentIntent } from './payment-intent.ts'
import type { CardChecks, PaymentMethod } from './payment-method.ts'

/** How the issuer and the gateway's own risk rules took the charge. */
type Outcome = {
  readonly advice_code: string | null
  readonly network_advice_code: null
  readonly network_decline_code: string | null
  readonly network_status: 'approved_by_network' | 'declined_by_network' | 'not_sent_to_network'
  readonly reason: string | null
  readonly risk_level: 'normal' | 'elevated' | 'highest'
  readonly risk_score: number
  readonly seller_message: string
  readonly type: 'authorized' | 'issuer_declined' | 'blocked'
}

export type Charge = {
  readonly id: string
  readonly object: 'charge'
  readonly amount: number
  readonly amount_captured: number
  readonly amount_refunded: number
  readonly application: null
  readonly application_fee: null
  readonly application_fee_amount: null
  readonly balance_transaction: string | null
  readonly billing_details: BillingDetails
  readonly calculated_statement_descriptor: string
  readonly captured: boolean
  readonly created: number
  readonly currency: string
  readonly customer: string | null
  readonly description: string | null
  readonly disputed: boolean
  readonly failure_balance_transaction: null
  readonly failure_code: string | null
  readonly failure_message: string | null
  readonly fraud_details: Record<string, never>
  readonly livemode: false
  readonly metadata: Metadata
  readonly on_behalf_of: null
  readonly outcome: Outcome
  readonly paid: boolean
  readonly payment_intent: string
  readonly payment_method: string
  readonly payment_method_details: { readonly card: ChargedCard; readonly type: 'card' }
  readonly receipt_email: string | null
  readonly receipt_number: null
  readonly receipt_url: string | null
  readonly refunded: boolean
  readonly refunds: { readonly object: 'list'; readonly data: []; readonly has_more: false; readonly url: string }
  readonly review: null
  readonly shipping: Shipping | null
  readonly source: null
  readonly source_transfer: null
  readonly statement_descriptor: string | null
  readonly statement_descriptor_suffix: string | null
  readonly status: 'succeeded' | 'failed'
  readonly transfer_data: null
  readonly transfer_group: string | null
}

type ChargedCard = {
  readonly amount_authorized: number | null
  readonly authorization_code: string | null
  readonly brand: string
  readonly capture_before?: number
  readonly checks: CardChecks
  readonly country: string
  readonly electronic_commerce_indicator: null
  readonly exp_month: number
  readonly exp_year: number
  readonly extended_authorization: { readonly status: 'disabled' }
  readonly fingerprint: string
  readonly funding: string
  readonly incremental_authorization: { readonly status: 'unavailable' }
  readonly installments: null
  readonly last4: string
  readonly mandate: null
  readonly moto?: true
  readonly multicapture: { readonly status: 'available' | 'unavailable' }
  readonly network: string
  readonly network_token: { readonly used: false }
  readonly network_transaction_id: string | null
  readonly overcapture: { readonly maximum_amount_capturable: number; readonly status: 'unavailable' }
  readonly regulated_status: 'unregulated'
  readonly three_d_secure: ThreeDSecure | null
  readonly transaction_link_id: null
  readonly wallet: null
}

/** What came of asking the card's holder. */
type ThreeDSecure = {
  readonly authentication_flow: 'challenge'
  readonly electronic_commerce_indicator: '05'
  readonly exemption_indicator: null
  readonly result: 'authenticated'
  readonly result_reason: null
  readonly transaction_id: string
  readonly version: '2.2.0'
}

type Attempt = {
  readonly intent: PaymentIntent
  readonly method: PaymentMethod
  readonly card: Card
  readonly checks: CardChecks
  readonly decline: Decline | undefined
  readonly now: number
  readonly captureBefore: number | undefined
  readonly receiptBase: string
  readonly multicapture: boolean
  readonly moto: boolean
  /** its holder was asked by their bank and said yes */
  readonly authenticated: boolean
  readonly merchant: string
}

/** One try to charge a card: approved and captured, approved and held (`captureBefore` set), or refused. */
export function newCharge(attempt: Attempt): Charge {
  const { intent, method, decline, now } = attempt
  const id = newId('ch')
  const captured = !decline && attempt.captureBefore === undefined
  return {
    id,
    object: 'charge',
    amount: intent.amount,
    amount_captured: captured ? intent.amount : 0,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount: null,
    balance_transaction: null,
    billing_details: method.billing_details,
    calculated_statement_descriptor: onStatement(attempt.merchant, intent),
    captured,
    created: now,
    currency: intent.currency,
    customer: intent.customer,
    description: intent.description,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: decline?.code ?? null,
    failure_message: decline?.message ?? null,
    fraud_details: {},
    livemode: false,
    metadata: intent.metadata,
    on_behalf_of: null,
    outcome: outcomeOf(attempt.card, decline),
    paid: !decline,
    payment_intent: intent.id,
    payment_method: method.id,
    payment_method_details: { card: chargedCard(attempt), type: 'card' },
    receipt_email: intent.receipt_email,
    receipt_number: null,
    receipt_url: decline ? null : `${attempt.receiptBase}/receipts/${id}`,
    refunded: false,
    refunds: { object: 'list', data: [], has_more: false, url: `/v1/charges/${id}/refunds` },
    review: null,
    shipping: intent.shipping,
    source: null,
    source_transfer: null,
    statement_descriptor: intent.statement_descriptor,
    statement_descriptor_suffix: intent.statement_descriptor_suffix,
    status: decline ? 'failed' : 'succeeded',
    transfer_data: null,
    transfer_group: intent.transfer_group,
  }
}

/** May the charge be captured more than once? */
export function capturesManyTimes(charge: Charge): boolean {
  return charge.payment_method_details.card.multicapture.status === 'available'
}

/** Minor units that were captured and not given back. What a capture lets go is no refund: since 2025-03-31.basil `amount_refunded` leaves it out. */
export function refundableOf(charge: Charge): number {
  return charge.amount_captured - charge.amount_refunded
}

/** At most 22 letters: the account's name and, after a star, what the payment adds to it. */
function onStatement(merchant: string, { statement_descriptor, statement_descriptor_suffix }: PaymentIntent): string {
  const suffix = statement_descriptor_suffix ? `* ${statement_descriptor_suffix.toUpperCase()}` : ''
  return (statement_descriptor ?? `${merchant}${suffix}`).slice(0, 22)
}

function chargedCard({ intent, method, checks, decline, captureBefore, moto, multicapture, authenticated }: Attempt): ChargedCard {
  const { brand, country, exp_month, exp_year, fingerprint, funding, last4 } = method.card
  return {
    amount_authorized: decline ? null : intent.amount,
    authorization_code: decline ? null : token(6).toUpperCase(),
    brand,
    ...(captureBefore === undefined ? {} : { capture_before: captureBefore }),
    checks,
    country,
    electronic_commerce_indicator: null,
    exp_month,
    exp_year,
    extended_authorization: { status: 'disabled' },
    fingerprint,
    funding,
    incremental_authorization: { status: 'unavailable' },
    installments: null,
    last4,
    mandate: null,
    ...(moto ? { moto } : {}),
    multicapture: { status: multicapture ? 'available' : 'unavailable' },
    network: brand,
    network_token: { used: false },
    network_transaction_id: decline ? null : token(15).toUpperCase(),
    overcapture: { maximum_amount_capturable: intent.amount, status: 'unavailable' },
    regulated_status: 'unregulated',
    three_d_secure: authenticated ? authenticatedBy() : null,
    transaction_link_id: null,
    wallet: null,
  }
}

function authenticatedBy(): ThreeDSecure {
  return {
    authentication_flow: 'challenge',
    electronic_commerce_indicator: '05',
    exemption_indicator: null,
    result: 'authenticated',
    result_reason: null,
    transaction_id: crypto.randomUUID(),
    version: '2.2.0',
  }
}

const riskScores = { normal: 24, elevated: 68, highest: 92 } as const

function outcomeOf(card: Card, decline: Decline | undefined): Outcome {
  const level = card.risk ?? 'normal'
  const risk = { network_advice_code: null, risk_level: level, risk_score: riskScores[level] } as const
  if (!decline)
    return {
      ...risk,
      advice_code: null,
      network_decline_code: null,
      network_status: 'approved_by_network',
      reason: level === 'elevated' ? 'elevated_risk_level' : null,
      seller_message: 'Payment complete.',
      type: 'authorized',
    }
  if (decline.network === null) {
    return {
      ...risk,
      advice_code: decline.advice,
      network_decline_code: null,
      network_status: 'not_sent_to_network',
      reason: `${level}_risk_level`,
      seller_message: 'The gateway blocked this payment as too risky.',
      type: 'blocked',
    }
  }
  return {
    ...risk,
    advice_code: decline.advice,
    network_decline_code: decline.network,
    network_status: 'declined_by_network',
    reason: decline.declineCode,
    seller_message: `The bank returned the decline code \`${decline.declineCode}\`.`,
    type: 'issuer_declined',
  }
}
