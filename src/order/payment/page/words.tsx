import { buyerActor } from '#domain/activity.ts'
import type { Check, Instrument } from '#domain/payment.ts'
import type { Source } from '#domain/ledger.ts'
import type { RefundFor } from '#domain/payment/refund.ts'
import type { MessageDescriptor } from '@lingui/core'
import { msg, plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react'
import { addRefusals } from '#ui/refusals.ts'
import { cardName } from '#domain/payment/card-name.ts'
import type { OfflineMethod, SavedView } from '../shapes.ts'

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
  authorization_renewed: () => msg`The authorization was replaced by a newer one.`,
  authorization_used: () => msg`The authorization was captured, voided or replaced already.`,
  already_captured: () => msg`The authorization was already captured; what was left of it was released.`,
  nothing_to_capture: () => msg`There is nothing to capture.`,
  still_held: ({ detail, moment }) =>
    detail.until
      ? msg`The authorization still holds the money until ${moment(detail.until)}.`
      : msg`The authorization still holds the money.`,
  renewable_later: ({ detail, moment }) => msg`The gateway renews this authorization from ${moment(detail.from)} on.`,
  nothing_due: () => msg`Nothing is due on this order.`,
  over_capture: ({ detail, money }) => msg`Only ${money(detail.left)} is authorized.`,
  not_saved: () => msg`The customer has not agreed that a card or PayPal account is kept and charged again.`,
  no_card_field: () => msg`The gateway has no publishable key yet. A supervisor can enter it in Settings.`,
  not_paid: () => msg`No card payment was collected on this order.`,
  nothing_to_refund: () => msg`All of it was given back already.`,
  over_refund: ({ detail, money }) => msg`Only ${money(detail.left)} is left to refund.`,
  dispute_open: () => msg`The bank is taking this payment back by a dispute. A refund now would pay the customer twice.`,
  parts_differ: ({ detail, money }) => msg`The parts come to ${money(detail.worth)} by now. Open the refund again.`,
  no_such_line: () => msg`One of the lines was cancelled meanwhile. Open the refund again.`,
  over_quantity: ({ detail }) =>
    msg`${plural(Number(detail.left), { one: 'Only # piece of this line is left to give back.', other: 'Only # pieces of this line are left to give back.' })}`,
  over_shipping: ({ detail, money }) => msg`Only ${money(detail.left)} of the shipping is left to give back.`,
  over_pay_out: ({ detail, money }) => msg`The store holds only ${money(detail.left)} for this order.`,
  nothing_to_record: () => msg`The amount must not be zero.`,
  not_an_adjustment: () => msg`Only an offline adjustment can be taken back.`,
  already_reversed: () => msg`This adjustment was already taken back.`,
  verification_open: () => msg`A card is being verified already. Name the amount or give that one up first.`,
  verified_too_often: () => msg`This order’s customer was asked three times already. More would let somebody guess.`,
  wallet_not_verified: () => msg`Only a card can be verified, not a PayPal account.`,
  not_a_verification: () => msg`This is no verification of a card.`,
  verification_over: () => msg`This verification has ended already.`,
  order_cancelled: () => msg`The order is cancelled.`,
  under_review: () => msg`PayPal is still reviewing the payment. It decides by itself, mostly within a day.`,
  processing: () => msg`The gateway is still working on the payment.`,
  already_confirmed: () => msg`The gateway has confirmed this payment already.`,
  no_gateway: () => msg`The store has no payment gateway yet. A supervisor can enter its keys in Settings.`,
  gateway_away: () => msg`The payment gateway did not answer. Try again in a moment.`,
  live_key_in_sandbox: () => msg`The store’s gateway key is a live one, and the sandbox takes no live keys.`,
  not_a_secret_key: () => msg`The store’s gateway key is not a secret key. A supervisor can change it in Settings.`,
  other_command: () => msg`This window was already used for something else. Close it and open it again.`,
})

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

const sources: { readonly [source in Source]: MessageDescriptor } = {
  api: msg`by the desk`,
  webhook: msg`told by the gateway`,
  poll: msg`read at the gateway`,
  recovery: msg`found by looking it up`,
  person: msg`by a person`,
}

const parts: { readonly [part in RefundFor]: MessageDescriptor } = {
  line: msg`Goods`,
  core: msg`Core charge`,
  shipping: msg`Shipping`,
  courtesy: msg`Courtesy credit`,
}

/** The reader's words for what the gateway and the ledger say in codes; a code without a word is shown with its underscores as spaces. */
export function usePaymentWords() {
  const { _ } = useLingui()
  const word = (table: { readonly [code: string]: MessageDescriptor }, code: string) =>
    table[code] ? _(table[code]) : code.replaceAll('_', ' ')
  const instrument = (of: Instrument | null) => cardName(of) ?? _(msg`the customer’s card`)
  return {
    check: (check: Check) => _(checks[check]),
    method: (method: string) => word(methods, method),
    source: (source: Source) => _(sources[source]),
    part: (part: RefundFor) => _(parts[part]),
    /** "credit, US": what else is known of a card; null when nothing is */
    about: (instrument: Instrument | null) =>
      [instrument?.funding && word(fundings, instrument.funding), instrument?.country].filter(Boolean).join(', ') || null,
    /** "Visa 4242", or what stands for it where the gateway told nothing */
    instrument,
    /** the same for what was kept, where a wallet may have told nothing of itself */
    saved: (saved: SavedView | undefined) =>
      saved?.gateway === 'paypal' && !saved.instrument ? 'PayPal' : instrument(saved?.instrument ?? null),
  }
}
