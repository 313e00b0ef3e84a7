import { msg } from '@lingui/core/macro'
import { addRefusals } from '#ui/refusals.ts'

addRefusals({
  nothing_matches: () => msg`No order is left to do this with.`,
  too_many_orders: ({ detail }) => msg`At most ${Number(detail.most ?? 5000)} orders at once. Narrow the list first.`,
  still_running: () => msg`This is still running.`,
  nothing_to_undo: () => msg`There is nothing left to undo.`,
  not_of_store: () => msg`This person does not work orders of this store.`,
  order_cancelled: () => msg`The order is cancelled and stays as it is.`,
  cancelled_ends: () => msg`The order is cancelled and stays as it is.`,
  same_status: () => msg`The order has this status already.`,
  no_way_back: () => msg`The order cannot go back to that status.`,
  own_command: () => msg`Completed and Cancelled have their own buttons, because they settle money and parts.`,
  no_slips: () => msg`Nothing of this order is shipped or ready for pickup, so it has no packing slip.`,
  broke: () => msg`Something broke on our side. Try this order again.`,
})
