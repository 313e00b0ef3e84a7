import type { Charge } from '../objects/charge.ts'
import type { PaymentIntent } from '../objects/payment-intent.ts'
import type { Account } from '../store.ts'
import { unexpectedState } from './confirm.ts'

/** Ends an intent that has taken no money; a held amount is let go. */
export function cancelIntent(account: Account, intent: PaymentIntent, reason: string | null): PaymentIntent {
  if (intent.status === 'succeeded' || intent.status === 'canceled') throw unexpectedState(intent, 'cancel')
  if (intent.status === 'requires_capture') letGo(account, intent, reason === 'automatic')
  const after = account.put<PaymentIntent>({
    ...intent,
    status: 'canceled',
    canceled_at: account.now,
    cancellation_reason: reason,
    amount_capturable: 0,
    next_action: null,
  })
  account.unschedule(intent.id)
  account.emit('payment_intent.canceled', after)
  return after
}

/** Lets go of a hold whose time is over, as the gateway does by itself. */
export function expireIntent(account: Account, id: string) {
  const intent = account.find('payment_intent', id)
  if (intent?.status === 'requires_capture') cancelIntent(account, intent, 'automatic')
}

function letGo(account: Account, intent: PaymentIntent, expired: boolean) {
  const charge = account.need('charge', intent.latest_charge ?? '')
  const released = account.put<Charge>({ ...charge, amount_refunded: charge.amount, refunded: true })
  account.effect({
    kind: 'void',
    amount: intent.amount_capturable,
    currency: intent.currency,
    payment_intent: intent.id,
    charge: charge.id,
    refund: null,
    metadata: intent.metadata,
  })
  account.emit(expired ? 'charge.expired' : 'charge.refunded', released)
}
