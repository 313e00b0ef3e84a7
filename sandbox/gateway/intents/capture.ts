import { invalidRequest } from '../errors.ts'
import type { Charge } from '../objects/charge.ts'
import type { Metadata } from '../objects/common.ts'
import { mergeMetadata } from '../objects/common.ts'
import type { PaymentIntent } from '../objects/payment-intent.ts'
import type { Account } from '../store.ts'
import { bookCharge } from './charge-card.ts'
import { unexpectedState } from './confirm.ts'

/** Takes all or part of a held amount; once only, the rest is let go at once. `amount` in minor units, default all. */
export function captureIntent(
  account: Account,
  intent: PaymentIntent,
  amount: number | undefined,
  labels: Metadata | undefined,
): PaymentIntent {
  if (intent.status !== 'requires_capture') throw unexpectedState(intent, 'capture')
  const wanted = amount ?? intent.amount_capturable
  if (wanted < 1) throw invalidRequest('Invalid positive integer', { param: 'amount_to_capture', code: 'parameter_invalid_integer' })
  if (wanted > intent.amount_capturable) {
    throw invalidRequest(
      `The requested capture amount is greater than the authorized amount. You tried to capture ${wanted}, but only ${intent.amount_capturable} is capturable.`,
      { code: 'amount_too_large', param: 'amount_to_capture' },
    )
  }
  const charge = account.need('charge', intent.latest_charge ?? '')
  const captured = account.put<Charge>({
    ...charge,
    captured: true,
    amount_captured: wanted,
    amount_refunded: charge.amount - wanted,
    balance_transaction: bookCharge(account, charge, wanted),
  })
  const after = account.put<PaymentIntent>({
    ...intent,
    status: 'succeeded',
    amount_received: wanted,
    amount_capturable: 0,
    metadata: mergeMetadata(intent.metadata, labels),
  })
  account.unschedule(intent.id)
  account.effect({
    kind: 'capture',
    amount: wanted,
    currency: intent.currency,
    payment_intent: intent.id,
    charge: charge.id,
    refund: null,
    metadata: after.metadata,
  })
  account.emit('charge.captured', captured)
  account.emit('payment_intent.succeeded', after)
  return after
}
