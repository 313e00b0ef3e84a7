import { buyerActor } from '#domain/activity.ts'
import type { Check } from '#domain/payment.ts'
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { useLingui } from '@lingui/react'
import { addRefusals } from '#ui/refusals.ts'
import type { OfflineMethod } from '../shapes.ts'

addRefusals({
  unsettled: ({ detail }) =>
    detail.who === buyerActor
      ? msg`The customer is paying just now. Wait a moment, or check it again first.`
      : detail.who
        ? msg`The gateway has not answered yet what ${String(detail.who)} started on this order. Wait a moment, or check it again first.`
        : msg`Another payment of this order is not answered yet. Check it again first.`,
  not_authorized: () => msg`There is no authorization on this order.`,
  hold_expired: () => msg`The authorization has expired; the bank released the money.`,
  authorization_voided: () => msg`The authorization was voided.`,
  already_captured: () => msg`The authorization was already captured; what was left of it was released.`,
  nothing_to_capture: () => msg`There is nothing to capture.`,
  nothing_due: () => msg`Nothing is due on this order.`,
  over_capture: ({ detail, money }) => msg`Only ${money(detail.left)} is authorized.`,
  not_paid: () => msg`No card payment was collected on this order.`,
  nothing_to_refund: () => msg`All of it was given back already.`,
  over_refund: ({ detail, money }) => msg`Only ${money(detail.left)} is left to refund.`,
  over_pay_out: ({ detail, money }) => msg`The store holds only ${money(detail.left)} for this order.`,
  nothing_to_record: () => msg`The amount must not be zero.`,
  not_an_adjustment: () => msg`Only an offline adjustment can be taken back.`,
  already_reversed: () => msg`This adjustment was already taken back.`,
  order_cancelled: () => msg`The order is cancelled.`,
  no_gateway: () => msg`The store has no payment gateway yet. A supervisor can enter its keys in Settings.`,
  gateway_away: () => msg`The payment gateway did not answer. Try again in a moment.`,
  live_key_in_sandbox: () => msg`The store’s gateway key is a live one, and the sandbox takes no live keys.`,
  other_command: () => msg`This window was already used for something else. Close it and open it again.`,
})

const reasons: { readonly [code: string]: MessageDescriptor } = {
  generic_decline: msg`The bank declined the card without saying why.`,
  card_declined: msg`The bank declined the card without saying why.`,
  do_not_honor: msg`The bank declined the card without saying why.`,
  insufficient_funds: msg`There is not enough money on the card.`,
  lost_card: msg`The card was reported lost.`,
  stolen_card: msg`The card was reported stolen.`,
  expired_card: msg`The card has expired.`,
  incorrect_cvc: msg`The card code (CVC) is wrong.`,
  incorrect_zip: msg`The ZIP code does not match the card.`,
  processing_error: msg`The bank could not process the card.`,
  card_velocity_exceeded: msg`The card was used too often or over its limit.`,
  fraudulent: msg`The gateway blocked the payment as too risky.`,
  authentication_required: msg`The bank wants the card holder to confirm the payment (3-D Secure).`,
  expired_or_canceled_card: msg`The card to be refunded has expired or was cancelled.`,
  pending: msg`Accepted; the money arrives at the customer later.`,
  gateway_away: msg`The payment gateway did not answer. Nothing moved.`,
  gateway_config: msg`The gateway refused the store’s keys. Nothing moved.`,
  never_arrived: msg`The gateway never got it. Nothing moved.`,
  buyer_left: msg`The customer did not finish the payment. Nothing moved.`,
  hold_gone: msg`The authorization had already been released.`,
  already_captured: msg`The authorization had already been captured.`,
  payment_canceled: msg`The payment was cancelled at the gateway.`,
  charge_already_refunded: msg`The gateway says it was refunded already.`,
  amount_differs: msg`The amount at the gateway is not the order’s total.`,
  currency_differs: msg`The currency at the gateway is not the order’s.`,
  not_paid: msg`The payment was not completed at the gateway.`,
  canceled: msg`The payment was cancelled at the gateway.`,
  not_found: msg`The gateway knows no payment of this reference.`,
  already_refunded: msg`Some of the payment was refunded at the gateway already.`,
  used_by_another_order: msg`Another order uses this payment.`,
  order_cancelled: msg`The order was cancelled before it was charged.`,
  nothing_due: msg`There was nothing to charge.`,
}

const advices: { readonly [code: string]: MessageDescriptor } = {
  try_again_later: msg`Try again later or use another card.`,
  do_not_try_again: msg`Do not try this card again.`,
  confirm_card_data: msg`Ask the customer to check the card’s details.`,
}

const checks: { readonly [check in Check]: MessageDescriptor } = {
  pass: msg`matches`,
  fail: msg`does not match`,
  unavailable: msg`not available`,
  unchecked: msg`not checked`,
}

const methods: { readonly [method in OfflineMethod]: MessageDescriptor } = {
  cash: msg`Cash`,
  check: msg({ message: 'Check', context: 'paid by' }),
  paypal: msg`PayPal, paid directly`,
  terminal: msg`Card terminal`,
  other: msg({ message: 'Other', context: 'paid by' }),
}

const fundings: { readonly [funding: string]: MessageDescriptor } = { credit: msg`credit`, debit: msg`debit`, prepaid: msg`prepaid` }

/** The reader's words for what the gateway and the ledger say in codes; a code without a word is shown with its underscores as spaces. */
export function usePaymentWords() {
  const { _ } = useLingui()
  const word = (table: { readonly [code: string]: MessageDescriptor }, code: string) =>
    table[code] ? _(table[code]) : code.replaceAll('_', ' ')
  return {
    reason: (code: string | null, message: string | null) =>
      code && reasons[code] ? _(reasons[code]) : (message ?? (code && word({}, code)) ?? null),
    advice: (code: string | null) => code && word(advices, code),
    check: (check: Check) => _(checks[check]),
    method: (method: string) => word(methods, method),
    funding: (funding: string) => word(fundings, funding),
  }
}
