import { expectTrouble } from '../disputes/trouble.ts'
import type { Charge } from '../objects/charge.ts'
import type { PaymentIntent } from '../objects/payment-intent.ts'
import type { Account } from '../store.ts'
import { chargeEffect } from './charge-card.ts'

/**
 * Ends a hold of which something was captured: the rest is let go and the payment has succeeded. `voids`: nothing is captured with it, so what is let go
 * counts as an effect of its own, and never as refunded (docs.stripe.com/payments/multicapture, and the changelog of 2025-03-31.basil).
 */
export function closeHold(account: Account, intent: PaymentIntent, charge: Charge, { voids }: { readonly voids: boolean }): PaymentIntent {
  const rest = charge.amount - charge.amount_captured
  const captured = account.put<Charge>({
    ...charge,
    captured: true,
    refunded: charge.amount_refunded > 0 && charge.amount_refunded === charge.amount_captured,
  })
  const after = account.put<PaymentIntent>({ ...intent, status: 'succeeded', amount_capturable: 0 })
  account.unschedule(intent.id)
  if (voids && rest > 0) account.effect({ ...chargeEffect('void', after, charge), amount: rest })
  expectTrouble(account, captured)
  account.emit('charge.captured', captured, charge)
  account.emit('payment_intent.succeeded', after)
  return after
}
