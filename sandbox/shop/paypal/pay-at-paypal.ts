import type { Payment } from '../shapes.ts'
import type { StoredOrder } from '../store.ts'
import { askPayPal, type PayPalTill } from './speak.ts'

/** How a try to pay ended: `unanswered` may have moved money and is repeated under the same key. */
export type PayOutcome =
  | { readonly kind: 'paid'; readonly payment: Payment }
  | { readonly kind: 'declined'; readonly message: string }
  | { readonly kind: 'unanswered'; readonly message: string }

/** Captures or authorizes what the buyer approved, or passes the approved order on, as the shop's mode says. */
export async function payAtPayPal(order: StoredOrder, till: PayPalTill): Promise<PayOutcome> {
  const { mode, method } = order.pay
  if (mode === 'token') return { kind: 'paid', payment: { kind: 'payment_method', gateway: 'paypal', token: method } }
  const path = `/v2/checkout/orders/${method}/${mode === 'sale' ? 'capture' : 'authorize'}`
  const answer = await askPayPal(till, path, `${order.shop}-${order.externalNumber}-pay`, {})
  if (answer.kind === 'unanswered') return answer
  if (answer.kind === 'refused') return { kind: 'declined', message: answer.message }
  return { kind: 'paid', payment: { kind: 'reference', gateway: 'paypal', reference: method } }
}
