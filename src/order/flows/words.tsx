import { msg } from '@lingui/core/macro'
import { addRefusals } from '#ui/refusals.ts'

addRefusals({
  amounts_changed: ({ detail, money }) =>
    msg`The payments changed meanwhile: now ${money(detail.voided)} would be released and ${money(detail.returned)} refunded. Look again, then cancel.`,
  labels_changed: ({ detail }) =>
    msg`The shipments changed meanwhile: now ${Number(detail.shipments)} with unscanned labels would be taken back. Look again.`,
  not_given_back: ({ detail, money }) =>
    msg`${money(detail.amount)} could not be given back (${String(detail.code ?? detail.message ?? '–')}). The order stays cancelled.`,
  nothing_left_yet: () => msg`Nothing has left yet. Cancel the whole order instead.`,
  shelf_first: () => msg`A pickup waits on the shelf. Hand it over or put it back first.`,
})
