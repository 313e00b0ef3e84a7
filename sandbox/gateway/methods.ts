import { cardByName, cardByNumber, nameOf, passesLuhn, type Card } from './cards.ts'
import { ApiError, invalidRequest, missing, type ErrorBody } from './errors.ts'
import { wireBilling, type BillingDetails, type Metadata } from './objects/common.ts'
import { newPaymentMethod, type Behaviour, type PaymentMethod } from './objects/payment-method.ts'
import type { Account } from './store.ts'

/** A card as it was typed. It lives as long as the request that brings it. */
type TypedCard = {
  readonly number: string
  readonly exp_month: number
  readonly exp_year: number
  readonly cvc?: string | undefined
}

/** Makes a payment method of a typed card, or refuses: a number that is no test card, a date in the past, a malformed code. */
export function methodOfTypedCard(account: Account, typed: TypedCard, billing: BillingDetails, labels: Metadata): PaymentMethod {
  const number = typed.number.replaceAll(/[\s-]/g, '')
  if (!passesLuhn(number)) throw cardError('incorrect_number', 'number', 'Your card number is incorrect.')
  const card = cardByNumber(number)
  if (!card)
    throw cardError(
      'card_declined',
      'number',
      'Your card was declined. Your request was in test mode, but used a non test card. Test cards only.',
      'test_mode_live_card',
    )
  const year = typed.exp_year < 100 ? 2000 + typed.exp_year : typed.exp_year
  if (typed.exp_month < 1 || typed.exp_month > 12)
    throw cardError('invalid_expiry_month', 'exp_month', "Your card's expiration month is invalid.")
  if (year * 12 + typed.exp_month < monthOf(account.now) || year > 2100)
    throw cardError('invalid_expiry_year', 'exp_year', "Your card's expiration year is invalid.")
  if (typed.cvc && !(card.brand === 'amex' ? /^\d{3,4}$/ : /^\d{3}$/).test(typed.cvc))
    throw cardError('invalid_cvc', 'cvc', "Your card's security code is invalid.")
  return stored(account, card, {
    billing,
    labels,
    cvcSent: Boolean(typed.cvc),
    checksSent: false,
    expMonth: typed.exp_month,
    expYear: year,
  })
}

/** Makes a payment method of a `tok_…` name. */
export function methodOfToken(account: Account, name: string, billing: BillingDetails, labels: Metadata): PaymentMethod {
  const card = name.startsWith('tok_') ? cardByName(name) : undefined
  if (!card) throw missing('token', name, 'card[token]')
  return canned(account, card, billing, labels)
}

/** The payment method with this id; a `pm_card_…` or `tok_…` name stands for a new one of that card. */
export function resolveMethod(account: Account, id: string): PaymentMethod {
  const card = /^(pm_card_|tok_)/.test(id) ? cardByName(id) : undefined
  if (!card) return account.need('payment_method', id, 'payment_method')
  return canned(account, card, wireBilling(undefined), {})
}

/** The test card behind a stored payment method, with what the buyer typed beside the number. */
export function cardOf(account: Account, method: PaymentMethod): { card: Card; behaviour: Behaviour } {
  const behaviour = account.hiddenOf('payment_method', method.id)
  const card = behaviour && cardByName(behaviour.card)
  if (!behaviour || !card) throw invalidRequest('This PaymentMethod cannot be charged.', { param: 'payment_method' })
  return { card, behaviour }
}

/** May this method pay for this customer's intent? Throws the gateway's 400 when it is another customer's, or was used up. */
export function guardMethod(account: Account, method: PaymentMethod, customer: string | null) {
  if (method.customer && method.customer !== customer) {
    const need = `Please include the Customer in the \`customer\` parameter on the PaymentIntent.`
    throw invalidRequest(`The payment method you provided has already been attached to a customer. ${need}`, {
      param: 'payment_method',
      code: 'resource_missing',
    })
  }
  if (!method.customer && account.hiddenOf('payment_method', method.id)?.used) throw usedUp()
}

/** Ties a payment method to a customer by itself, without a payment: refused when it was used up before (400) or its issuer declines it (402). */
export function saveMethod(account: Account, method: PaymentMethod, customer: string): PaymentMethod {
  const { card, behaviour } = cardOf(account, method)
  if (!method.customer && behaviour.used) throw usedUp()
  if (card.decline?.network && !card.attaches)
    throw cardError(card.decline.code, 'payment_method', card.decline.message, card.decline.declineCode)
  return attachMethod(account, method, customer)
}

/** Ties a payment method to a customer, so that it may be used again. */
export function attachMethod(account: Account, method: PaymentMethod, customer: string): PaymentMethod {
  account.need('customer', customer, 'customer')
  if (method.customer === customer) return method
  if (method.customer)
    throw invalidRequest('The payment method you provided has already been attached to a customer.', {
      code: 'payment_method_unexpected_state',
    })
  const attached = account.put<PaymentMethod>({ ...method, customer })
  account.emit('payment_method.attached', attached)
  return attached
}

/** Unties a payment method from its customer; it cannot be used again. */
export function detachMethod(account: Account, method: PaymentMethod): PaymentMethod {
  const behaviour = account.hiddenOf('payment_method', method.id)
  const detached = account.put<PaymentMethod>({ ...method, customer: null }, behaviour && { ...behaviour, used: true })
  account.emit('payment_method.detached', detached, method)
  return detached
}

function usedUp(): ApiError {
  return invalidRequest(
    'The provided PaymentMethod was previously used with a PaymentIntent without Customer attachment, or was detached from a Customer. It may not be used again. To use a PaymentMethod multiple times, you must attach it to a Customer first.',
    { param: 'payment_method', code: 'payment_method_unexpected_state' },
  )
}

/** The refusal of a card before any intent is touched: 402. */
function cardError(code: string, param: string, message: string, declineCode?: string): ApiError {
  const body: ErrorBody = {
    type: 'card_error',
    code,
    param,
    message,
    doc_url: `https://stripe.com/docs/error-codes/${code.replaceAll('_', '-')}`,
    ...(declineCode ? { decline_code: declineCode } : {}),
  }
  return new ApiError(402, body)
}

/** Named test cards come as if the buyer had typed what the card checks. */
function canned(account: Account, card: Card, billing: BillingDetails, labels: Metadata): PaymentMethod {
  const checksSent = Boolean(card.line1 ?? card.postalCode)
  const year = new Date(account.now * 1000).getUTCFullYear() + 1
  return stored(account, card, { billing, labels, cvcSent: card.cvc !== undefined, checksSent, expMonth: 12, expYear: year })
}

type Given = { billing: BillingDetails; labels: Metadata; cvcSent: boolean; checksSent: boolean; expMonth: number; expYear: number }

function stored(account: Account, card: Card, given: Given): PaymentMethod {
  const { billing, labels, cvcSent, checksSent, expMonth, expYear } = given

  const method = newPaymentMethod({ account: account.name, card, now: account.now, billing, cvcSent, expMonth, expYear, metadata: labels })
  return account.put(method, { card: nameOf(card), cvcSent, checksSent, used: false })
}

function monthOf(seconds: number): number {
  const date = new Date(seconds * 1000)
  return date.getUTCFullYear() * 12 + date.getUTCMonth() + 1
}
