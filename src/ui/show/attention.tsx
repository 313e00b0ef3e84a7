import type { Attention } from '#domain/attention/attention.ts'
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'

type Said = { readonly what: MessageDescriptor; readonly todo: MessageDescriptor }

/** What about an order's money, labels or risk needs a person: what happened and what is safe, then what to do. The queue and the order say it in the same words. */
export const attentionWords: { readonly [attention in Attention | 'hold_ends_soon']: Said } = {
  dispute_needs_response: {
    what: msg`The customer’s bank disputes a payment of this order. Without an answer the money is lost.`,
    todo: msg`Answer in the gateway’s portal; what you can send stands with the payment. Refund nothing meanwhile.`,
  },
  inquiry_needs_response: {
    what: msg`The customer’s bank asks about a payment of this order. No money was taken; without an answer it becomes a dispute.`,
    todo: msg`Answer in the gateway’s portal; what you can send stands with the payment.`,
  },
  fraud_warning: {
    what: msg`The card’s bank believes that a payment of this order was not made by the card holder. No money was taken back yet.`,
    todo: msg`Ship nothing before you have spoken to the customer. Refund it before it becomes a dispute, or verify the card.`,
  },
  risk_raised: {
    what: msg`The network knows this customer: something that identifies them was reported as fraud after the order was scored.`,
    todo: msg`Look at the risk before shipping: call the customer, ask for the VIN, verify the card. Then press “Looked at”, or report the fraud.`,
  },
  unanswered: {
    what: msg`The gateway’s answer is unknown; the money may have moved. Nothing else starts until it is known.`,
    todo: msg`Check again, or compare it with the gateway’s own list.`,
  },
  label_unanswered: {
    what: msg`A label was asked for, and the carrier has not answered. It may have been paid for; nothing is bought again by itself.`,
    todo: msg`Look on Order Fulfillment whether it is there, ask again, or give up: a label that comes later is given back.`,
  },
  label_part_bought: {
    what: msg`Labels were bought for some boxes of a shipment only. They are paid for; the shipment has not left.`,
    todo: msg`Ask for the missing ones on Order Fulfillment, or void those that came and ship all boxes anew.`,
  },
  label_differs: {
    what: msg`The barcode of a label says another number than the one it was bought under.`,
    todo: msg`Do not hand the parcel over. Look at the label on Order Fulfillment, void it and buy another.`,
  },
  over_refunded: {
    what: msg`More was given back than came in, by somebody outside the desk.`,
    todo: msg`Nothing more can be refunded here. Compare with the gateway’s portal, and ask the customer for what is too much.`,
  },
  refund_failed: {
    what: msg`A refund came back. The customer does not have the money; it is with the store again.`,
    todo: msg`Refund it once more, or pay it another way and record that.`,
  },
  not_confirmed: {
    what: msg`The storefront says it was paid; the gateway says no.`,
    todo: msg`Check the reference, then collect with another card or a pay link. Do not ship unpaid.`,
  },
  money_after_cancel: {
    what: msg`The order is cancelled, and the store still holds money of it.`,
    todo: msg`Give it back, so that nothing of a cancelled order stays with the store.`,
  },
  hold_expired: {
    what: msg`The authorization ran out before it was captured. Nothing was taken, and the money is not secured any more.`,
    todo: msg`Hold the money again or collect it before anything is shipped.`,
  },
  shipped_unpaid: {
    what: msg`Everything has left the store, and a balance is still due.`,
    todo: msg`The order stays in Processing until it is collected, or given up as a courtesy credit.`,
  },
  overpaid: {
    what: msg`The customer paid too much.`,
    todo: msg`It is theirs: give it back.`,
  },
  hold_ends_soon: {
    what: msg`The authorization runs out within a day.`,
    todo: msg`Capture it now, or be ready to hold the money again.`,
  },
}
