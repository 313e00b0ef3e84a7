/** Why a card is refused, in every word the gateway has for it. */
export type Decline = {
  readonly code: string
  readonly declineCode: string
  readonly message: string
  readonly advice: string | null
  /** ISO 8583 response code of the issuer, null when the gateway itself refused */
  readonly network: string | null
}

const advised = { again: 'try_again_later', never: 'do_not_try_again', data: 'confirm_card_data' } as const

/** The refusals that test cards produce. Codes and messages as the gateway documents them. */
export const declines = {
  generic: decline('card_declined', 'generic_decline', 'Your card was declined.', advised.again, '05'),
  insufficientFunds: decline('card_declined', 'insufficient_funds', 'Your card has insufficient funds.', advised.again, '51'),
  lostCard: decline('card_declined', 'lost_card', 'Your card was declined.', advised.never, '41'),
  stolenCard: decline('card_declined', 'stolen_card', 'Your card was declined.', advised.never, '43'),
  expiredCard: decline('expired_card', 'expired_card', 'Your card has expired.', advised.data, '54'),
  incorrectCvc: decline('incorrect_cvc', 'incorrect_cvc', "Your card's security code is incorrect.", advised.data, 'N7'),
  processingError: decline(
    'processing_error',
    'processing_error',
    'An error occurred while processing your card. Try again in a little bit.',
    advised.again,
    '96',
  ),
  velocity: decline(
    'card_declined',
    'card_velocity_exceeded',
    'Your card was declined for making repeated attempts too frequently or exceeding its amount limit.',
    advised.again,
    '65',
  ),
  blocked: decline('card_declined', 'fraudulent', 'Your card was declined.', advised.never, null),
  authenticationFailed: decline(
    'payment_intent_authentication_failure',
    'authentication_failure',
    'We are unable to authenticate your payment method. Please choose a different payment method and try again.',
    null,
    null,
  ),
  authentication: decline(
    'authentication_required',
    'authentication_required',
    'Your card was declined. This transaction requires authentication.',
    null,
    null,
  ),
} as const

function decline(code: string, declineCode: string, message: string, advice: string | null, network: string | null): Decline {
  return { code, declineCode, message, advice, network }
}
