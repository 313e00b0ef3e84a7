import type { Charge } from '../objects/charge.ts'
import type { PaymentIntent } from '../objects/payment-intent.ts'
import type { Account } from '../store.ts'
import { chargeEffect } from './charge-card.ts'
import { closeHold } from './close-hold.ts'
import { unexpectedState } from './confirm.ts'

/**
 * Ends an intent that has taken no money; a held amount is let go. One that was captured in part keeps what it took: the rest is let go and it succeeds,
 * as at the end of its time (docs.stripe.com/payments/multicapture).
 */
export function cancelIntent(account: Account, intent: PaymentIntent, reason: string | null): PaymentIntent {
  if (intent.status === 'succeeded' || intent.status === 'canceled') throw unexpectedState(intent, 'cancel')
  const charge = intent.status === 'requires_capture' ? account.need('charge', intent.latest_charge ?? '') : undefined
  if (charge && intent.amount_received > 0) return closeHold(account, intent, charge, { voids: true })
  if (charge) letGo(account, intent, charge, reason === expired)
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

/** The gateway's own reason since 2025-03-31 (docs.stripe.com/changelog/basil); until then it said `automatic`. */
const expired = 'expired'

/** Lets go of a hold whose time is over, as the gateway does by itself. */
export function expireIntent(account: Account, id: string) {
  const intent = account.find('payment_intent', id)
  if (intent?.status === 'requires_capture') cancelIntent(account, intent, expired)
}

/** No refund stands for a hold that is let go, nor an event for one (docs.stripe.com/changelog/basil). */
function letGo(account: Account, intent: PaymentIntent, charge: Charge, byItself: boolean) {
  account.effect({ ...chargeEffect('void', intent, charge), amount: intent.amount_capturable })
  if (byItself) account.emit('charge.expired', charge)
}
