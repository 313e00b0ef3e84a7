import { wireMoney, type Money } from '../money.ts'
import { protectionOf } from './authorization.ts'
import { given, iso, type Link } from './links.ts'

export type Capture = {
  readonly kind: 'capture'
  readonly id: string
  readonly order: string
  /** The authorization it was taken from and the first of its chain; null when the order was captured at once. */
  readonly authorization: string | null
  readonly root: string | null
  readonly created: number
  readonly updated: number
  readonly money: Money
  readonly status: 'COMPLETED' | 'DECLINED' | 'PARTIALLY_REFUNDED' | 'PENDING' | 'REFUNDED'
  readonly final: boolean
  /** Minor units given back by refunds that did not fail, or lost in a dispute. */
  readonly refunded: number
  readonly protected: boolean
  readonly custom_id: string | null
  readonly invoice_id: string | null
}

/** PayPal's fee for a sale of this amount: 3.49 % and 0.49, its standard rate in the United States. */
function feeOf(amount: number): number {
  return Math.min(amount, Math.round(amount * 0.0349) + 49)
}

/** A capture as the wire has it. */
export function wireCapture(capture: Capture, payee: object, origin: string) {
  const { id, status, money, order, authorization } = capture
  return given({
    id,
    status,
    status_details: status === 'PENDING' ? { reason: 'PENDING_REVIEW' } : undefined,
    amount: wireMoney(money.amount, money.currency),
    invoice_id: capture.invoice_id,
    custom_id: capture.custom_id,
    seller_protection: protectionOf(capture.protected),
    final_capture: capture.final,
    disbursement_mode: 'INSTANT',
    seller_receivable_breakdown: breakdownOf(capture),
    create_time: iso(capture.created),
    update_time: iso(capture.updated),
    payee,
    supplementary_data: { related_ids: given({ order_id: order, authorization_id: authorization }) },
    links: captureLinks(capture, origin),
  })
}

/** What may be done with a capture. */
export function captureLinks({ id, order, authorization, status }: Capture, origin: string): Link[] {
  const self = `${origin}/v2/payments/captures/${id}`
  const up = authorization === null ? `/v2/checkout/orders/${order}` : `/v2/payments/authorizations/${authorization}`
  const refund: Link = { href: `${self}/refund`, rel: 'refund', method: 'POST' }
  return [
    { href: self, rel: 'self', method: 'GET' },
    ...(status === 'COMPLETED' || status === 'PARTIALLY_REFUNDED' ? [refund] : []),
    { href: origin + up, rel: 'up', method: 'GET' },
  ]
}

/** Money under review has no fee yet. */
function breakdownOf({ money: { amount, currency }, status }: Capture) {
  const gross_amount = wireMoney(amount, currency)
  if (status === 'PENDING' || status === 'DECLINED') return { gross_amount }
  return { gross_amount, paypal_fee: wireMoney(feeOf(amount), currency), net_amount: wireMoney(amount - feeOf(amount), currency) }
}
