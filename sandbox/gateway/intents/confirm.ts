import { badParameter, invalidRequest } from '../errors.ts'
import type { Reply } from '../idempotency.ts'
import { cardOf, guardMethod, resolveMethod } from '../methods.ts'
import { keepsCardFor, type PaymentIntent } from '../objects/payment-intent.ts'
import type { PaymentMethod } from '../objects/payment-method.ts'
import type { Account } from '../store.ts'
import { chargeCard, needsAuthentication } from './charge-card.ts'

/** How an intent is confirmed: with which method, whether the buyer is there, where to send them back. */
export type ConfirmTerms = {
  readonly payment_method?: string | undefined
  readonly off_session?: boolean | undefined
  readonly error_on_requires_action?: boolean | undefined
  readonly return_url?: string | undefined
  readonly moto?: boolean | undefined
  readonly origin: string
}

/** Charges the intent's method now, asks the card holder first where the card wants it, or answers with the refusal. */
export function confirmIntent(account: Account, intent: PaymentIntent, terms: ConfirmTerms): PaymentIntent | { reply: Reply } {
  if (intent.status !== 'requires_payment_method' && intent.status !== 'requires_confirmation' && intent.status !== 'requires_action') {
    throw unexpectedState(intent, 'confirm')
  }
  if (terms.off_session && keepsCardFor(intent))
    throw invalidRequest(
      'You cannot confirm with the `off_session` parameter when `setup_future_usage` is also set on the PaymentIntent because you cannot set up future usages when processing payments off-session.',
      { param: 'off_session' },
    )
  const chosen = terms.payment_method ?? intent.payment_method
  if (!chosen) {
    throw invalidRequest(
      "You cannot confirm this PaymentIntent because it's missing a payment method. You can either update the PaymentIntent with a payment method and then confirm it again, or confirm it again directly with a payment method or ConfirmationToken.",
      { code: 'payment_intent_unexpected_state', payment_intent: intent },
    )
  }
  if (intent.automatic_payment_methods?.allow_redirects === 'always' && !terms.return_url && !terms.off_session) {
    throw badParameter(
      'parameter_missing',
      'return_url',
      "This PaymentIntent is configured to accept payment methods enabled in your Dashboard. Because some of these payment methods might redirect your customer off of your page, you must provide a `return_url`. If you don't want to accept redirect-based payment methods, set `automatic_payment_methods[enabled]` to `true` and `automatic_payment_methods[allow_redirects]` to `never` when creating Setup Intents and Payment Intents.",
    )
  }
  const method = resolveMethod(account, chosen)
  guardMethod(account, method, intent.customer)
  if (!mustAuthenticate(account, method, terms))
    return chargeCard(account, intent, method, { offSession: terms.off_session ?? false, moto: terms.moto ?? false, origin: terms.origin })
  if (terms.off_session || terms.error_on_requires_action) return needsAuthentication(account, intent, method)
  return asked(account, intent, method, terms)
}

/** 400: the intent is in a state that does not allow this. */
export function unexpectedState(intent: PaymentIntent, verb: 'cancel' | 'capture' | 'confirm' | 'update') {
  const message = `You cannot ${verb} this PaymentIntent because it has a status of ${intent.status}.`
  return invalidRequest(message, { code: 'payment_intent_unexpected_state', payment_intent: intent })
}

function mustAuthenticate(account: Account, method: PaymentMethod, terms: ConfirmTerms): boolean {
  const { card, behaviour } = cardOf(account, method)
  if (!card.authentication || terms.moto) return false
  switch (card.authentication) {
    case 'always':
      return true
    case 'on_session':
      return !terms.off_session
    case 'unless_set_up':
      return !terms.off_session || !behaviour.setUp
  }
}

function asked(account: Account, intent: PaymentIntent, method: PaymentMethod, terms: ConfirmTerms): PaymentIntent {
  const url = `${terms.origin}/authenticate/${intent.client_secret}`
  const next = { type: 'redirect_to_url', redirect_to_url: { return_url: terms.return_url || null, url } } as const
  const waiting = account.put<PaymentIntent>({
    ...intent,
    status: 'requires_action',
    payment_method: method.id,
    next_action: next,
    last_payment_error: null,
  })
  account.emit('payment_intent.requires_action', waiting)
  return waiting
}
