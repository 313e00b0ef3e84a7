import { expectTrouble } from '../disputes/trouble.ts'
import { capturesManyTimes, type Charge } from '../objects/charge.ts'
import type { PaymentIntent } from '../objects/payment-intent.ts'
import type { Account } from '../store.ts'
import { chargeEffect } from './charge-card.ts'

/**
 * Ends a hold of which something was captured: the rest is let go and the payment has succeeded. `voids`: nothing is captured with it, so what is let go
 * counts as an effect of its own. A charge that could be captured many times keeps its refunded amount free of what was let go
 * (docs.stripe.com/payments/multicapture); on the others the released part still counts as refunded.
 */
export function closeHold(account: Account, intent: PaymentIntent, charge: Charge, { voids }: { readonly voids: boolean }): PaymentIntent {
  const rest = charge.amount - charge.amount_captured
  const captured = account.put<Charge>({
    ...charge,
    captured: true,
    amount_refunded: capturesManyTimes(charge) ? charge.amount_refunded : charge.amount_refunded + rest,
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
