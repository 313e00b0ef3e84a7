import type { Transaction } from '../ledger.ts'
import { exceeds, type Money } from '../money.ts'
import type { Status } from '../order.ts'
import { ok, refuse } from '../result.ts'
import { planCharge } from './plans.ts'

/** A pay link as its rules see it. It is paid once; after `expiresAt` it takes no money. */
export type PayLink = { readonly state: 'open' | 'paid' | 'revoked'; readonly amount: Money; readonly expiresAt: Date }

/** The order a link is for: what was tried on it, and what is due. */
export type LinkedOrder = { readonly status: Status; readonly history: readonly Transaction[]; readonly due: Money }

/** May a buyer pay by this link now, and how much? Never more than the link was made for, nor than is due. */
export function planLinkPayment(link: PayLink, order: LinkedOrder, now: Date) {
  if (link.state === 'paid') return refuse('link_paid')
  if (link.state === 'revoked') return refuse('link_revoked')
  if (order.status === 'cancelled') return refuse('order_cancelled')
  if (order.due.amount <= 0) return refuse('nothing_due')
  if (link.expiresAt <= now) return refuse('link_expired')
  return planCharge('sale', order.history, exceeds(link.amount, order.due) ? order.due : link.amount)
}

/** May a link be made? `payable`: the store has an account a buyer can pay through by themselves. */
export function planLink(status: Status, due: Money, payable: boolean) {
  if (status === 'cancelled') return refuse('order_cancelled')
  if (due.amount <= 0) return refuse('nothing_due')
  return payable ? ok({}) : refuse('no_way_to_pay')
}

/** May a link be taken back? Not while somebody pays by it: their money must find the link it belongs to. */
export function planRevocation(link: Pick<PayLink, 'state'>, beingPaid: boolean) {
  if (link.state === 'paid') return refuse('link_paid')
  if (link.state === 'revoked') return refuse('link_revoked')
  return beingPaid ? refuse('link_in_use') : ok({})
}
