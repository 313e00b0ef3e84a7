import { maskCardNumbers } from '#domain/card-number.ts'
import { money, type Money } from '#domain/money.ts'
import type { Checks, Instrument, ThreeDSecure } from '#domain/payment.ts'
import type { Decline, Found, FoundPart, FoundTry, Reply } from '#ports/gateway.ts'
import {
  AccountShape,
  CardErrorShape,
  CustomerShape,
  FaultShape,
  IntentShape,
  RefundShape,
  TryShape,
  type Card,
  type CardError,
  type Charge,
  type Intent,
} from './shapes.ts'

/** The labels we send; by them an attempt is found again. */
export const labels = {
  transaction: 'partsdesk_transaction',
  order: 'partsdesk_order',
  number: 'partsdesk_number',
  capture: 'partsdesk_capture',
} as const

/** Reads a payment intent (latest charge and its balance transaction expanded); anything else is unreadable, never "not found". */
export function toFound(raw: unknown): Found | { readonly unreadable: string } {
  const intent = IntentShape.safeParse(raw).data
  return intent ? foundOf(intent) : { unreadable: 'the gateway answered something that is not a payment' }
}

/** The answer to making a payment: it has an id and has moved nothing. */
export function toCreated(raw: unknown): Reply {
  const intent = IntentShape.safeParse(raw).data
  return intent ? { outcome: 'approved', reference: intent.id } : unreadable
}

/** The answer to making the gateway's record of a buyer. */
export function toCustomer(raw: unknown): Reply {
  const customer = CustomerShape.safeParse(raw).data
  return customer ? { outcome: 'approved', reference: customer.id } : unreadable
}

/** The answer to confirming a payment. */
export function toConfirmed(raw: unknown): Reply {
  const intent = IntentShape.safeParse(raw).data
  if (!intent) return unreadable
  const found = foundOf(intent)
  switch (found.state) {
    case 'held':
    case 'captured':
      return { outcome: 'approved', reference: intent.id, found }
    case 'waiting':
      return {
        outcome: 'action',
        message: 'The buyer must confirm this payment.',
        reference: intent.id,
        url: intent.next_action?.redirect_to_url?.url ?? undefined,
      }
    case 'open':
      return found.decline ? { outcome: 'declined', reference: intent.id, ...found.decline } : unreadable
    case 'approved':
    case 'canceled':
    case 'processing':
      return { outcome: 'unknown', message: `the payment is ${intent.status}` }
  }
}

/** The answer to the capture of `transaction`: the last one made bears its label. */
export function toCaptured(raw: unknown, transaction: string): Reply {
  const intent = IntentShape.safeParse(raw).data
  if (!intent) return unreadable
  const found = foundOf(intent)
  if (found.captured.amount > 0 && found.captures.some((capture) => capture.transaction === transaction))
    return { outcome: 'approved', reference: intent.id, found }
  return { outcome: 'unknown', message: `the payment is ${intent.status} with ${found.captured.amount} captured` }
}

/** The answer to a void: the hold is gone; of one that was captured in part, what was left of it. */
export function toVoided(raw: unknown): Reply {
  const intent = IntentShape.safeParse(raw).data
  if (!intent) return unreadable
  const gone = intent.status === 'canceled' || (intent.status === 'succeeded' && intent.amount_capturable === 0)
  return gone ? { outcome: 'approved', reference: intent.id } : { outcome: 'unknown', message: `the payment is ${intent.status}` }
}

/** The answer to a refund, or one refund of a list. */
export function toRefunded(raw: unknown): Reply {
  const refund = RefundShape.safeParse(raw).data
  if (!refund) return unreadable
  switch (refund.status) {
    case 'succeeded':
      return { outcome: 'approved', reference: refund.id }
    case 'pending':
    case 'requires_action':
      return { outcome: 'approved', reference: refund.id, pending: true }
    case 'failed':
    case 'canceled':
      return {
        outcome: 'declined',
        reference: refund.id,
        code: refund.failure_reason ?? `refund_${refund.status}`,
        advice: null,
        message: 'The refund did not go through.',
      }
  }
}

/** One refund of a payment's list. Throws what it cannot read: half a list would prove that something never happened. */
export function toRefundPart(raw: unknown): FoundPart {
  const refund = RefundShape.parse(raw)
  return {
    reference: refund.id,
    transaction: refund.metadata?.[labels.transaction] ?? null,
    amount: money(refund.amount, refund.currency.toUpperCase()),
    state: refund.status === 'succeeded' ? 'done' : refund.status === 'failed' || refund.status === 'canceled' ? 'gone' : 'pending',
    at: new Date(refund.created * 1000),
  }
}

/** One charge of a payment's list: a try of its buyer. Throws what it cannot read. */
export function toTry(raw: unknown): FoundTry {
  const { amount, currency, created, status, payment_method_details: details } = TryShape.parse(raw)
  const card = details?.card
  return {
    amount: money(amount, currency.toUpperCase()),
    at: new Date(created * 1000),
    outcome: status === 'succeeded' ? 'approved' : status === 'failed' ? 'declined' : 'other',
    instrument: card ? instrumentOf(card) : null,
    checks: card ? checksOf(card) : null,
  }
}

/** How the account calls itself. */
export function toAccountName(raw: unknown): string | null {
  const account = AccountShape.safeParse(raw).data
  return account ? (account.business_profile?.name ?? account.email ?? account.id) : null
}

const neverLeft = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']

/**
 * What a thrown error came to. `sentAgain`: the client library sent the request a second time by itself, so that "could not connect" speaks of the second
 * send alone. What is not on this list is unknown: a timeout, a cut line, any 5xx, a key in use (409) or used for something else, unreadable JSON.
 */
export function toFailure(thrown: unknown, sentAgain = false): Reply {
  const fault = FaultShape.safeParse(thrown).data
  if (!fault) return { outcome: 'unknown', message: 'an unexpected fault' }
  const message = said(fault.message)
  switch (fault.type) {
    case 'StripeCardError':
      return refusedCard(thrown, fault.payment_intent?.id)
    case 'StripeInvalidRequestError':
      return { outcome: 'invalid', code: fault.code ?? 'invalid_request', message }
    case 'StripeAuthenticationError':
    case 'StripePermissionError':
      return { outcome: 'config', message }
    case 'StripeRateLimitError':
      return sentAgain ? { outcome: 'unknown', message } : { outcome: 'retry', message }
    case 'StripeConnectionError':
      return !sentAgain && neverLeft.includes(fault.detail?.code ?? '') ? { outcome: 'retry', message } : { outcome: 'unknown', message }
    default:
      return { outcome: 'unknown', message }
  }
}

/** Does the error say that the gateway knows nothing under this id? */
export function saysMissing(thrown: unknown): boolean {
  const fault = FaultShape.safeParse(thrown).data
  return fault?.statusCode === 404 && fault.code === 'resource_missing'
}

const unreadable: Reply = { outcome: 'unknown', message: 'the gateway answered something we cannot read' }

function refusedCard(thrown: unknown, reference: string | undefined): Reply {
  const error = CardErrorShape.safeParse(thrown).data ?? {}
  if (error.code === 'authentication_required') return { outcome: 'action', message: said(error.message), reference }
  return { outcome: 'declined', reference, ...declineOf(error) }
}

function foundOf(intent: Intent): Found {
  const currency = intent.currency.toUpperCase()
  const charge = typeof intent.latest_charge === 'object' ? intent.latest_charge : null
  const card = charge?.payment_method_details?.card
  const state = stateOf(intent)
  const label = intent.metadata[labels.capture]
  const captured = money(intent.amount_received, currency)
  return {
    reference: intent.id,
    part: intent.id,
    amount: money(intent.amount, currency),
    kind: intent.capture_method === 'manual' ? 'authorization' : 'sale',
    state,
    captured,
    refunded: money(charge?.captured ? charge.amount_refunded : 0, currency),
    expiresAt: state === 'held' && card?.capture_before ? new Date(card.capture_before * 1000) : null,
    several: state === 'held' && card?.multicapture?.status === 'available',
    instrument: card ? instrumentOf(card) : null,
    checks: card ? checksOf(card) : null,
    fee: charge ? feeOf(charge) : null,
    order: intent.metadata[labels.order] ?? null,
    captures: label ? [{ reference: intent.id, transaction: label, amount: captured, state: 'done', at: null }] : [],
    refunds: [],
    disputes: [],
    saved:
      intent.setup_future_usage === 'off_session' && intent.customer && intent.payment_method
        ? { customer: intent.customer, method: intent.payment_method }
        : null,
    decline: state === 'open' && intent.last_payment_error ? declineOf(intent.last_payment_error) : null,
  }
}

function stateOf({ status }: Intent): Found['state'] {
  switch (status) {
    case 'requires_payment_method':
    case 'requires_confirmation':
      return 'open'
    case 'requires_action':
      return 'waiting'
    case 'requires_capture':
      return 'held'
    case 'succeeded':
      return 'captured'
    case 'processing':
    case 'canceled':
      return status
  }
}

function feeOf(charge: Charge): Money | null {
  const entry = charge.balance_transaction
  return entry && typeof entry === 'object' ? money(entry.fee, entry.currency.toUpperCase()) : null
}

function declineOf(error: CardError): Decline {
  const card = error.payment_method?.card
  return {
    code: error.decline_code ?? error.code ?? 'card_declined',
    advice: error.advice_code ?? null,
    message: said(error.message),
    instrument: card ? instrumentOf(card) : null,
    checks: card ? checksOf(card) : null,
  }
}

function instrumentOf(card: Card): Instrument {
  return {
    brand: card.brand ?? null,
    last4: card.last4 ?? null,
    expMonth: card.exp_month ?? null,
    expYear: card.exp_year ?? null,
    funding: card.funding ?? null,
    country: card.country ?? null,
    fingerprint: card.fingerprint ?? null,
  }
}

function checksOf({ checks, three_d_secure }: Card): Checks | null {
  const threeDSecure = threeDSecureOf(three_d_secure?.result)
  if (!checks && !threeDSecure) return null
  return {
    line1: checks?.address_line1_check ?? null,
    postalCode: checks?.address_postal_code_check ?? null,
    cvc: checks?.cvc_check ?? null,
    ...(threeDSecure && { threeDSecure }),
  }
}

/** Stripe's results of 3-D Secure (docs.stripe.com/api/charges/object, payment_method_details.card.three_d_secure.result); an exemption proves nothing. */
function threeDSecureOf(result: string | null | undefined): ThreeDSecure | undefined {
  switch (result) {
    case 'authenticated':
      return 'authenticated'
    case 'attempt_acknowledged':
      return 'attempted'
    case 'failed':
      return 'failed'
    default:
      return undefined
  }
}

/** The gateway's sentence, short, without anything that reads as a card number. */
function said(message: string | null | undefined): string {
  return maskCardNumbers(message ?? '').slice(0, 300)
}
