import { cancelIntent } from '../gateway/intents/cancel.ts'
import { captureIntent } from '../gateway/intents/capture.ts'
import { refundCharge } from '../gateway/refunding.ts'
import type { Account } from '../gateway/store.ts'

/** What a person does to a payment in the gateway's portal; `amount` in minor units, default all. */
type PortalAsk = { readonly do: 'refund' | 'capture' | 'cancel'; readonly payment_intent: string; readonly amount?: number | undefined }

/** Refunds, captures or cancels as a person in the gateway's portal: no label of the shop's own tells who did it. Answers the refund or the intent. */
export function actInPortal(account: Account, ask: PortalAsk): object {
  const intent = account.need('payment_intent', ask.payment_intent, 'payment_intent')
  switch (ask.do) {
    case 'refund':
      return refundCharge(account, account.need('charge', intent.latest_charge ?? '', 'charge'), {
        amount: ask.amount,
        reason: 'requested_by_customer',
        metadata: {},
      })
    case 'capture':
      return captureIntent(account, intent, { amount: ask.amount, final: true, labels: undefined })
    case 'cancel':
      return cancelIntent(account, intent, 'requested_by_customer')
  }
}
