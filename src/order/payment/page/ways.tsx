import type { Can, PaymentView } from '../shapes.ts'

/** Whether Collect Money has any way left, else why the first has none. */
export function mayCollect({ capture, reauthorize, again, card, link, offline }: PaymentView['can']): Can {
  return firstOf([capture, reauthorize, again, card, link, offline])
}

/** Whether Refund has something to give back. Nothing collected but something held: the dialog offers to let it go. */
export function mayRefund(can: PaymentView['can']): Can {
  return firstOf([can.refund, can.void])
}

function firstOf(ways: readonly [Can, ...Can[]]): Can {
  return ways.find((can) => can.ok) ?? ways[0]
}
