import type { Guard } from '#domain/activity.ts'
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { useLingui } from '@lingui/react'
import { addRefusals } from '#ui/refusals.ts'

/** What each guard is called, also in the log of an override. */
const guardNames: { readonly [guard in Guard]: MessageDescriptor } = {
  balance_due: msg`Balance due`,
  fraud_not_cleared: msg`Fraud not cleared`,
  score_pending: msg`Risk not scored yet`,
  high_not_looked_at: msg`High Risk not looked at`,
  approval_missing: msg`Approval missing`,
  fitment: msg`Fitment not signed off`,
  dms_number: msg`Dealer invoice number missing`,
  loses_money: msg`Loses money`,
}

/** Gives `nameOf(guard)`. */
export function useGuardNames(): (guard: Guard) => string {
  const { _ } = useLingui()
  return (guard) => _(guardNames[guard])
}

addRefusals({
  nothing_picked: () => msg`Tick at least one part.`,
  unknown_line: () => msg`One of these lines is no longer part of the order. Load the page again.`,
  not_ours_to_ship: () => msg`One of these parts cannot leave this way: it is unavailable, cancelled, or its vendor ships it.`,
  more_than_open: ({ detail }) =>
    msg`Only ${Number(detail.open)} are left to ship, ${Number(detail.quantity)} were picked. Somebody may have shipped the rest.`,
  two_origins: () => msg`What a vendor ships does not leave together with our own parts. Make two shipments.`,
  nothing_open: () => msg`Nothing is left to ship.`,
  check_digit_wrong: ({ detail }) =>
    msg`The check digit of ${String(detail.number)} does not fit. Look at it again, or tick that it is right.`,
  order_cancelled: () => msg`The order is cancelled. Nothing can leave.`,
  order_completed: () => msg`The order is completed. Set it back to Processing first.`,
  unknown_shipment: () => msg`This shipment does not exist.`,
  not_on_the_shelf: () => msg`This pickup no longer waits on the shelf.`,
  already_put_back: () => msg`This shipment was already taken back.`,
  label_under_way: () => msg`The label of this shipment is being bought. Wait until that is over.`,
  reopen_first: () => msg`The order is completed. Set it back to Processing first, then take the shipment back.`,
  guarded: () => msg`Something still stops this shipment. See the list above the button.`,
  may_not_override: () => msg`Only people who may override guards can ship this. Ask a supervisor.`,
  other_command: () => msg`This was sent before with other contents. Load the page again.`,
  not_collected: ({ detail, money }) =>
    msg`${money(detail.amount)} could not be collected (${String(detail.code ?? detail.message ?? '–')}). Nothing was shipped.`,
  collecting: ({ detail }) =>
    msg`${String(detail.who)} is collecting the money for this order right now. Wait for the answer, or leave that shipment first.`,
  buying_label: ({ detail }) =>
    msg`${String(detail.who)} is buying the label for this order right now. Wait for the answer, or leave that shipment first.`,
  label_refused: ({ detail }) =>
    msg`The carrier refused the label: ${String(detail.message || detail.code)}. Nothing was bought, nothing was shipped. Leave this and choose another method.`,
  labels_given_back: () => msg`The labels were given back. Leave this and choose another method.`,
  label_given_up: () => msg`The label was given up. Leave this and choose another method.`,
  unknown_rate: () => msg`This rate is not among those that were shown. Ask for rates again.`,
  rates_too_old: () => msg`These rates are too old. Ask for rates again.`,
  rates_used: () => msg`A label was asked for under these rates before. Ask for rates again.`,
  address_changed: () => msg`The shipping address was changed after these rates were asked for. Wait for the new rates.`,
  rate_barred: () => msg`This method cannot take these boxes to this address. Choose another.`,
  quote_changed: () => msg`Other parts are ticked now than the rates were asked for. Wait for the new rates.`,
  currency_differs: ({ detail }) => msg`This method is charged in ${String(detail.currency)}, not in the order’s currency.`,
  not_all_packed: () => msg`The boxes do not hold exactly what is ticked.`,
  no_place: () => msg`Say first where goods leave from: Settings, Ship-from.`,
  no_carrier: () => msg`Enter a carrier account or a rate card first: Settings, Carriers.`,
  not_buying: () => msg`This shipment was taken back meanwhile. Its label is given back too.`,
  unknown_purchase: () => msg`This label purchase does not exist.`,
  just_asked: ({ detail }) => msg`The carrier was asked just now. Wait ${Number(detail.seconds)} seconds.`,
  not_in_this_state: () => msg`This is no longer possible: something has changed. Load the page again.`,
  no_labels: () => msg`This shipment has no label that can be printed.`,
  no_label_yet: ({ detail }) =>
    msg`The carrier does not give the label just now (${String(detail.message ?? '')}). It is paid for; try again.`,
  void_instead: () => msg`It has labels: give them back instead.`,
  voided_already: () => msg`The label was given back already.`,
  on_its_way: () => msg`The carrier has the parcel already: its label cannot be given back.`,
  too_late: ({ detail }) => msg`Labels can be given back within ${Number(detail.days)} days.`,
  prints_in_browser: () => msg`This workstation prints from the browser. Choose a printer under Settings, Printing.`,
  maybe_printed: () => msg`Nobody knows whether this was printed. Look at the printer, then print it anew.`,
  unknown_print_job: () => msg`This print job does not exist.`,
  no_checker: () => msg`No carrier account checks addresses.`,
  not_checked: ({ detail }) => msg`The address could not be checked: ${String(detail.message ?? '')}`,
  no_such_flow: () => msg`There is nothing to go on with.`,
  not_stopped: () => msg`It has not stopped, or it cannot be left as it is.`,
})
