import type { Card } from '../cards.ts'
import { declines, type Decline } from '../declines.ts'
import { expectTrouble } from '../disputes/trouble.ts'
import { invalidRequest } from '../errors.ts'
import type { Reply } from '../idempotency.ts'
import { attachMethod, cardOf } from '../methods.ts'
import { newBalanceTransaction } from '../objects/balance-transaction.ts'
import { merchantName } from '../objects/account.ts'
import { newCharge, type Charge } from '../objects/charge.ts'
import { holdsFirst, keepsCardFor, type PaymentIntent } from '../objects/payment-intent.ts'
import type { Behaviour, CardChecks, PaymentMethod } from '../objects/payment-method.ts'
import type { Account } from '../store.ts'
import { refusalOf, refusedReply } from './refusal.ts'

const day = 86_400

/** How long a held amount can be captured, seconds. Merchant-initiated holds on Visa live 4 days and 18 hours, all others 7 days. */
function holdSeconds(brand: string, offSession: boolean): number {
  return offSession && brand === 'visa' ? 4 * day + 18 * 3600 : 7 * day
}

type Terms = { readonly offSession: boolean; readonly moto: boolean; readonly authenticated?: boolean; readonly origin: string }

/** Charges the card: holds or takes the amount, or records the refusal and answers 402. */
export function chargeCard(account: Account, intent: PaymentIntent, method: PaymentMethod, terms: Terms): PaymentIntent | { reply: Reply } {
  const { card, behaviour } = cardOf(account, method)
  const manual = holdsFirst(intent)
  const charge = newCharge({
    intent,
    method,
    card,
    checks: checksOf(card, behaviour, method),
    decline: card.decline,
    now: account.now,
    captureBefore:
      manual && !card.decline ? account.now + (account.switches().holdSeconds ?? holdSeconds(card.brand, terms.offSession)) : undefined,
    receiptBase: terms.origin,
    multicapture: manual && allowsManyCaptures(account, intent, card),
    moto: terms.moto,
    authenticated: terms.authenticated ?? false,
    merchant: merchantName(account.name),
  })
  if (card.decline) return declined(account, intent, method, card.decline, charge)
  const keep = intent.customer ? keepsCardFor(intent) : null
  account.put(method, { ...behaviour, cvcSent: false, used: true, setUp: behaviour.setUp === true || keep === 'off_session' })
  if (intent.customer && keep) attachMethod(account, method, intent.customer)
  return manual ? held(account, intent, method, charge) : sold(account, intent, method, charge)
}

/** Refuses for want of the card holder's own confirmation (`asked`: they were asked and said no): nothing reached the issuer. */
export function needsAuthentication(account: Account, intent: PaymentIntent, method: PaymentMethod, asked = false): { reply: Reply } {
  return declined(account, intent, method, asked ? declines.authenticationFailed : declines.authentication, undefined)
}

/** Records money that reached the account, with the gateway's fee. */
export function bookCharge(account: Account, charge: Charge, amount: number): string {
  const entry = newBalanceTransaction(account.now, 'charge', {
    amount,
    currency: charge.currency,
    source: charge.id,
    description: charge.description,
  })
  return account.put(entry).id
}

/** What happened to the whole amount of a charge. */
export function chargeEffect(kind: 'authorize' | 'sale' | 'capture' | 'void', intent: PaymentIntent, charge: Charge) {
  return {
    kind,
    amount: charge.amount,
    currency: charge.currency,
    payment_intent: intent.id,
    charge: charge.id,
    refund: null,
    metadata: intent.metadata,
  } as const
}

/** Asked for, allowed to the account, and possible with the card: 400 for an account that is refused the very question. */
function allowsManyCaptures(account: Account, intent: PaymentIntent, card: Card): boolean {
  if (intent.payment_method_options.card.request_multicapture !== 'if_available') return false
  const { multicapture } = account.switches()
  if (multicapture === 'refused')
    throw invalidRequest('This account is not eligible for the requested card features.', { code: 'payment_intent_invalid_parameter' })
  return multicapture && !card.singleCapture
}

function held(account: Account, intent: PaymentIntent, method: PaymentMethod, charge: Charge): PaymentIntent {
  account.put(charge)
  account.emit('charge.succeeded', charge)
  account.schedule(charge.payment_method_details.card.capture_before ?? account.now, intent.id, 'expire')
  account.effect(chargeEffect('authorize', intent, charge))
  return settled(
    account,
    { ...intent, status: 'requires_capture', amount_capturable: intent.amount },
    method,
    charge,
    'payment_intent.amount_capturable_updated',
  )
}

function sold(account: Account, intent: PaymentIntent, method: PaymentMethod, charge: Charge): PaymentIntent {
  const paid = account.put<Charge>({ ...charge, balance_transaction: bookCharge(account, charge, charge.amount) })
  account.emit('charge.succeeded', paid)
  account.effect(chargeEffect('sale', intent, paid))
  expectTrouble(account, paid)
  return settled(account, { ...intent, status: 'succeeded', amount_received: intent.amount }, method, paid, 'payment_intent.succeeded')
}

function settled(
  account: Account,
  intent: PaymentIntent,
  method: PaymentMethod,
  charge: Charge,
  event: 'payment_intent.succeeded' | 'payment_intent.amount_capturable_updated',
): PaymentIntent {
  const after = account.put<PaymentIntent>({
    ...intent,
    payment_method: method.id,
    latest_charge: charge.id,
    last_payment_error: null,
    next_action: null,
  })
  account.emit(event, after)
  return after
}

function declined(
  account: Account,
  intent: PaymentIntent,
  method: PaymentMethod,
  decline: Decline,
  charge: Charge | undefined,
): { reply: Reply } {
  const error = refusalOf(method, decline, charge?.id)
  if (charge) {
    account.put(charge)
    account.emit('charge.failed', charge)
  }
  const latest_charge = charge?.id ?? intent.latest_charge
  const after = account.put<PaymentIntent>({
    ...intent,
    status: 'requires_payment_method',
    payment_method: null,
    latest_charge,
    last_payment_error: error,
    next_action: null,
  })
  account.emit('payment_intent.payment_failed', after)
  return { reply: refusedReply(account, error, { payment_intent: after }) }
}

/** A check speaks only of what was sent: null without a postal code, a street or a security code. */
function checksOf(card: Card, behaviour: Behaviour, method: PaymentMethod): CardChecks {
  const { address } = method.billing_details
  const { cvcSent, checksSent } = behaviour
  return {
    address_line1_check: address.line1 || checksSent ? (card.line1 ?? 'pass') : null,
    address_postal_code_check: address.postal_code || checksSent ? (card.postalCode ?? 'pass') : null,
    cvc_check: cvcSent ? (card.cvc ?? 'pass') : null,
  }
}
