import type { Attention } from '#domain/payment/attention.ts'
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'

type Said = { readonly what: MessageDescriptor; readonly todo: MessageDescriptor }

/** What about an order's money needs a person: what happened and what is safe, then what to do. */
export const attentionWords: { readonly [attention in Attention | 'hold_ends_soon']: Said } = {
  dispute_needs_response: {
    what: msg`The customer’s bank disputes the payment and waits for your answer.`,
    todo: msg`Send tracking, delivery and the customer’s messages to the gateway before the deadline.`,
  },
  fraud_warning: {
    what: msg`The bank warns that this payment is fraud.`,
    todo: msg`Do not ship. Refund it before it becomes a dispute, or hold the order and verify the card.`,
  },
  unanswered: {
    what: msg`The gateway’s answer is unknown; the money may have moved. Nothing else starts until it is known.`,
    todo: msg`Check again, or compare it with the gateway’s own list.`,
  },
  over_refunded: {
    what: msg`More was given back than came in, by somebody outside the desk.`,
    todo: msg`Ask who refunded it in the gateway’s portal, and collect the difference if it was a mistake.`,
  },
  refund_failed: {
    what: msg`A refund that was on its way came back. The customer does not have the money.`,
    todo: msg`Refund it again, or pay it out another way and record that.`,
  },
  not_confirmed: {
    what: msg`The storefront says it was paid; the gateway says no.`,
    todo: msg`Check the reference, then collect with another card or a pay link. Do not ship unpaid.`,
  },
  money_after_cancel: {
    what: msg`The order is cancelled, and the store still holds its money.`,
    todo: msg`Void or refund what is left.`,
  },
  hold_expired: {
    what: msg`The authorization ran out and the bank released the money. Nothing is collected.`,
    todo: msg`Authorize again, charge another card or send a pay link before anything ships.`,
  },
  shipped_unpaid: {
    what: msg`Goods have left and a balance is due.`,
    todo: msg`Collect it: charge again, a new card or a pay link.`,
  },
  overpaid: {
    what: msg`More was collected than the order costs.`,
    todo: msg`Refund the difference.`,
  },
  hold_ends_soon: {
    what: msg`The authorization runs out within a day.`,
    todo: msg`Capture it now, or be ready to authorize again.`,
  },
}
