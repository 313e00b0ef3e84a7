import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { useLingui } from '@lingui/react'

const notReceived = msg`The customer says that the goods did not arrive.`
const notAsDescribed = msg`The customer says that the goods are not as described.`
const notByThem = msg`The customer says that they did not make this payment.`
const twice = msg`The customer says that they were charged twice.`
const noCredit = msg`The customer says that a refund they were promised did not come.`
const subscription = msg`The customer says that they had ended it.`

/** Why a payment is disputed, by Stripe's dispute reasons and fraud types and PayPal's reason codes, in small letters. */
const reasons: { readonly [code: string]: MessageDescriptor } = {
  product_not_received: notReceived,
  merchandise_or_service_not_received: notReceived,
  product_unacceptable: notAsDescribed,
  merchandise_or_service_not_as_described: notAsDescribed,
  fraudulent: notByThem,
  unauthorised: notByThem,
  unauthorized_use_of_card: notByThem,
  unrecognized: msg`The customer does not recognize this payment.`,
  duplicate: twice,
  duplicate_transaction: twice,
  payment_by_other_means: msg`The customer says that they paid another way.`,
  credit_not_processed: noCredit,
  subscription_canceled: subscription,
  canceled_recurring_billing: subscription,
  incorrect_amount: msg`The customer says that the amount is wrong.`,
  general: msg`The bank gave no reason.`,
  other: msg`The bank gave no reason.`,
  misc: msg`The bank gave no reason.`,
  made_with_lost_card: msg`The card was reported lost.`,
  made_with_stolen_card: msg`The card was reported stolen.`,
  made_with_counterfeit_card: msg`The bank believes that the card was copied.`,
  card_never_received: msg`The card never reached its holder.`,
  fraudulent_card_application: msg`The card was applied for by somebody else.`,
}

/** Gives `reason(code)`: why a payment is disputed, in the reader's words; a code without words with its underscores as spaces. */
export function useDisputeReasons() {
  const { _ } = useLingui()
  return (code: string) => {
    const found = reasons[code.toLowerCase()]
    return found ? _(found) : `${code.replaceAll('_', ' ').toLowerCase()}.`
  }
}
