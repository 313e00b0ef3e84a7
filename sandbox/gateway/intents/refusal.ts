import type { Decline } from '../declines.ts'
import type { Reply } from '../idempotency.ts'
import type { PaymentError } from '../objects/payment-intent.ts'
import type { PaymentMethod } from '../objects/payment-method.ts'
import type { Account } from '../store.ts'

/** The refusal of a card as it stays on the intent it was tried for. */
export function refusalOf(method: PaymentMethod, decline: Decline, charge?: string): PaymentError {
  return {
    type: 'card_error',
    code: decline.code,
    decline_code: decline.declineCode,
    message: decline.message,
    doc_url: `https://stripe.com/docs/error-codes/${decline.code.replaceAll('_', '-')}`,
    payment_method: method,
    ...(charge ? { charge } : {}),
    ...(decline.advice ? { advice_code: decline.advice } : {}),
    ...(decline.network ? { network_decline_code: decline.network } : {}),
    ...(decline.code === 'incorrect_cvc' ? { param: 'cvc' } : {}),
  }
}

/** 402 with the refusal and the intent it left behind. */
export function refusedReply(account: Account, error: PaymentError, holder: object): Reply {
  const log = `https://dashboard.stripe.com/test/logs/${account.request.id ?? ''}`
  return { status: 402, body: JSON.stringify({ error: { ...error, ...holder, request_log_url: log } }) }
}
