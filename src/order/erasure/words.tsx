import { msg } from '@lingui/core/macro'
import { addRefusals } from '#ui/refusals.ts'

addRefusals({
  already_erased: () => msg`The customer’s data of this order were erased.`,
  erase_order_open: () => msg`The order is not finished: its customer is still needed. Complete or cancel it first.`,
  erase_money_held: () => msg`Money of the customer is still held. Collect or release it first.`,
  erase_money_owed: () => msg`The customer is still owed money. Refund it first.`,
  erase_money_unanswered: () => msg`A payment has no answer yet. Wait until it is settled.`,
  erase_disputed: () => msg`A dispute or an inquiry of the bank is open. Wait until it is closed.`,
  erase_refundable: ({ detail, moment }) =>
    msg`The payment can still be disputed until ${moment(detail.until)}. Until then the desk must know who paid.`,
})
