import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { useLingui } from '@lingui/react'
import type { refundReasons } from '../shapes.ts'

/** Why an attempt came to nothing, and what a clerk can do about it where there is something. */
type Reason = { readonly says: MessageDescriptor; readonly advises?: MessageDescriptor }

const otherCard = msg`Ask for another card, or send a pay link.`
const askBank = msg`The customer can ask their bank why; meanwhile another card works.`
const checkFields = msg`Ask the customer to read the card out again, or take another one.`
const later = msg`Try again in a few minutes, or use another card.`
const quiet = msg`Do not try it again, and say only that the bank declined. Look at the order for fraud.`
const dealer = msg`A supervisor can look at it in the gateway’s own portal.`

const noWhy: Reason = { says: msg`The bank declined the card without saying why.`, advises: askBank }
const notForThis: Reason = { says: msg`The card does not allow this kind of payment.`, advises: otherCard }
const wrongField: Reason = { says: msg`The card’s number or expiry date is wrong.`, advises: checkFields }
const wrongCvc: Reason = { says: msg`The card code (CVC) is wrong.`, advises: checkFields }
const unwell: Reason = { says: msg`The bank could not process the card.`, advises: later }
const overLimit: Reason = {
  says: msg`The card was used too often or over its limit.`,
  advises: msg`Ask for another card, or collect a smaller amount.`,
}
const closed: Reason = { says: msg`The card or its account is closed or blocked.`, advises: otherCard }
const lost: Reason = { says: msg`The card was reported lost.`, advises: quiet }
const stolen: Reason = { says: msg`The card was reported stolen.`, advises: quiet }
const expired: Reason = { says: msg`The card has expired.`, advises: otherCard }
const holder: Reason = {
  says: msg`The bank wants the card holder to confirm the payment (3-D Secure).`,
  advises: msg`Send a pay link: the customer confirms it there themselves.`,
}
const stopped: Reason = {
  says: msg`The customer told their bank to stop charges of this store.`,
  advises: msg`Do not try it again; ask the customer.`,
}
const twice: Reason = {
  says: msg`The same amount was charged to the same card a moment ago.`,
  advises: msg`Look at the history first. If it is meant, wait a few minutes.`,
}
const risky: Reason = { says: msg`The gateway blocked the payment as too risky.`, advises: quiet }
const pin: Reason = { says: msg`The card wants its PIN, which only a terminal can take.`, advises: otherCard }
const holdGone: Reason = {
  says: msg`The authorization had already been released.`,
  advises: msg`Charge the card again, or send a pay link.`,
}
const tooLate: Reason = {
  says: msg`The gateway refunds this payment no more: too much time has passed.`,
  advises: msg`Pay it out another way and record that as an offline adjustment.`,
}
const refundFailed: Reason = {
  says: msg`The refund did not go through; the money is still with the store.`,
  advises: msg`Pay it out another way and record that as an offline adjustment.`,
}
const noFunds: Reason = { says: msg`The store’s balance at the gateway was too low for the refund.`, advises: dealer }
const walletNo: Reason = {
  says: msg`PayPal declined what the customer chose to pay with.`,
  advises: msg`The customer can choose another card or bank in PayPal: send a pay link.`,
}
const walletPayer: Reason = {
  says: msg`PayPal does not let this customer pay.`,
  advises: msg`The customer can ask PayPal; meanwhile another card works.`,
}

/**
 * What gateways and the ledger say, by their own codes in small letters. Stripe's are those of docs.stripe.com/declines/codes, which also asks to tell
 * nobody that a card was lost or stolen; PayPal's those of its orders and payments APIs.
 */
const reasons: { readonly [code: string]: Reason } = {
  generic_decline: noWhy,
  card_declined: noWhy,
  do_not_honor: noWhy,
  do_not_try_again: { says: noWhy.says, advises: msg`Do not try this card again.` },
  call_issuer: noWhy,
  no_action_taken: noWhy,
  approve_with_id: noWhy,
  security_violation: noWhy,
  revocation_of_authorization: stopped,
  revocation_of_all_authorizations: stopped,
  stop_payment_order: stopped,
  try_again_later: unwell,
  processing_error: unwell,
  issuer_not_available: unwell,
  reenter_transaction: unwell,
  insufficient_funds: { says: msg`There is not enough money on the card.`, advises: overLimit.advises },
  card_velocity_exceeded: overLimit,
  withdrawal_count_limit_exceeded: overLimit,
  invalid_amount: overLimit,
  card_not_supported: notForThis,
  currency_not_supported: notForThis,
  not_permitted: notForThis,
  service_not_allowed: notForThis,
  transaction_not_allowed: notForThis,
  expired_card: expired,
  card_expired: expired,
  incorrect_number: wrongField,
  invalid_number: wrongField,
  invalid_expiry_month: wrongField,
  invalid_expiry_year: wrongField,
  incorrect_cvc: wrongCvc,
  invalid_cvc: wrongCvc,
  incorrect_zip: { says: msg`The ZIP code does not match the card.`, advises: msg`Ask for the ZIP code of the card’s statements.` },
  incorrect_address: { says: msg`The street does not match the card.`, advises: msg`Ask for the address of the card’s statements.` },
  invalid_account: closed,
  new_account_information_available: closed,
  restricted_card: closed,
  lost_card: lost,
  stolen_card: stolen,
  pickup_card: stolen,
  lost_or_stolen_card: { says: msg`The card was reported lost or stolen.`, advises: refundFailed.advises },
  fraudulent: risky,
  merchant_blacklist: risky,
  duplicate_transaction: twice,
  offline_pin_required: pin,
  online_or_offline_pin_required: pin,
  incorrect_pin: pin,
  invalid_pin: pin,
  pin_try_exceeded: pin,
  testmode_decline: { says: msg`It is a test card, and this is the real gateway.` },
  authentication_required: holder,
  authentication_not_handled: holder,
  authentication_failure: { says: msg`The customer did not confirm the payment with their bank.`, advises: otherCard },
  payment_intent_authentication_failure: { says: msg`The customer did not confirm the payment with their bank.`, advises: otherCard },
  expired_or_canceled_card: { says: msg`The card to be refunded has expired or was cancelled.`, advises: refundFailed.advises },
  charge_for_pending_refund_disputed: { says: msg`The customer disputed the payment before the refund arrived.` },
  refund_failed: refundFailed,
  refund_canceled: refundFailed,
  declined: refundFailed,
  capture_declined: holdGone,
  instrument_declined: walletNo,
  payer_cannot_pay: walletPayer,
  transaction_refused: { says: msg`PayPal refused the payment.`, advises: walletPayer.advises },
  payer_account_restricted: walletPayer,
  payer_account_locked_or_closed: walletPayer,
  compliance_violation: walletPayer,
  transaction_limit_exceeded: { says: msg`The amount is over what PayPal allows this customer.`, advises: overLimit.advises },
  transaction_receiving_limit_exceeded: { says: msg`The store has reached what it may receive by PayPal.`, advises: dealer },
  payee_account_restricted: { says: msg`PayPal has restricted the store’s account.`, advises: dealer },
  payee_not_enabled_for_card_processing: { says: msg`The store’s PayPal account takes no cards.`, advises: dealer },
  payer_action_required: walletNo,
  order_not_approved: { says: msg`The customer has not approved the payment in PayPal.`, advises: msg`Send a pay link.` },
  authorization_voided: holdGone,
  authorization_expired: holdGone,
  authorization_already_captured: { says: msg`The authorization had already been captured.` },
  max_capture_amount_exceeded: { says: msg`More was asked than PayPal lets be captured of this authorization.` },
  reauthorization_too_soon: { says: msg`PayPal renews an authorization from its fourth day on.` },
  reauthorization_not_supported: {
    says: msg`PayPal does not renew this authorization.`,
    advises: msg`Charge it again, or send a pay link.`,
  },
  refund_time_limit_exceeded: tooLate,
  refund_not_allowed: refundFailed,
  refund_failed_insufficient_funds: noFunds,
  capture_fully_refunded: { says: msg`The gateway says it was refunded already.` },
  pending_capture: { says: msg`PayPal is still looking at this payment; it can be refunded after that.` },
  under_review: {
    says: msg`PayPal is reviewing the payment before it lets it through.`,
    advises: msg`It decides by itself, mostly within a day. Ship nothing before.`,
  },
  processing: { says: msg`The gateway is still working on the payment.` },
  pending: { says: msg`Accepted; the money arrives at the customer later.` },
  gateway_away: { says: msg`The payment gateway did not answer. Nothing moved.`, advises: msg`Try again in a moment.` },
  gateway_config: {
    says: msg`The gateway refused the store’s keys. Nothing moved.`,
    advises: msg`A supervisor can test them in Settings.`,
  },
  never_arrived: { says: msg`The gateway never got it. Nothing moved.` },
  buyer_left: { says: msg`The customer did not finish the payment. Nothing moved.` },
  hold_gone: holdGone,
  not_renewable: { says: msg`The gateway does not renew this authorization.` },
  already_captured: { says: msg`The authorization had already been captured.` },
  payment_canceled: { says: msg`The payment was cancelled at the gateway.` },
  charge_already_refunded: { says: msg`The gateway says it was refunded already.` },
  amount_differs: { says: msg`The amount at the gateway is not the order’s total.` },
  currency_differs: { says: msg`The currency at the gateway is not the order’s.` },
  not_paid: { says: msg`The payment was not completed at the gateway.` },
  canceled: { says: msg`The payment was cancelled at the gateway.` },
  not_found: { says: msg`The gateway knows no payment of this reference.` },
  already_refunded: { says: msg`Some of the payment was refunded at the gateway already.` },
  used_by_another_order: { says: msg`Another order uses this payment.` },
  order_cancelled: { says: msg`The order was cancelled before it was charged.` },
  nothing_due: { says: msg`There was nothing to charge.` },
}

const advices: { readonly [code: string]: MessageDescriptor } = {
  try_again_later: later,
  do_not_try_again: msg`Do not try this card again.`,
  confirm_card_data: checkFields,
}

const refunds: { readonly [reason in (typeof refundReasons)[number] | 'verified']: MessageDescriptor } = {
  customer_request: msg`The customer changed their mind`,
  not_available: msg`Not available`,
  wrong_part: msg`Wrong part or does not fit`,
  damaged: msg`Damaged or defective`,
  core_returned: msg`Core returned`,
  late: msg`Arrived late`,
  overpaid: msg`Paid too much`,
  fraud: msg`Fraud`,
  courtesy: msg`Courtesy`,
  other: msg`Other reason`,
  verified: msg`The verification has ended`,
}

/** The reader's words for why an attempt failed and what to do, and for why money was given back. Fetched when there is something to say. */
export function useReasons() {
  const { _ } = useLingui()
  const find = (code: string | null) => (code === null ? undefined : reasons[code.toLowerCase()])
  return {
    /** what happened; the gateway's own message where we have no word for its code */
    says: (code: string | null, message: string | null) => {
      const found = find(code)
      return found ? _(found.says) : (message ?? code?.replaceAll('_', ' ').toLowerCase() ?? null)
    },
    /** what to do: ours for the code, else what the gateway advised */
    advises: (code: string | null, advice: string | null) => {
      const found = find(code)?.advises ?? (advice === null ? undefined : advices[advice])
      return found ? _(found) : null
    },
    /** why money was given back: one of our reasons in words, or what somebody wrote */
    refund: (reason: string) => {
      const words: { readonly [code: string]: MessageDescriptor } = refunds
      return words[reason] ? _(words[reason]) : reason
    },
  }
}
