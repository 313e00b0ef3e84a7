import { wireMoney, type Money } from '../money.ts'
import { given, iso, type Link } from './links.ts'

export type Refund = {
  readonly kind: 'refund'
  readonly id: string
  readonly capture: string
  readonly order: string
  readonly created: number
  readonly updated: number
  readonly money: Money
  readonly status: 'CANCELLED' | 'FAILED' | 'PENDING' | 'COMPLETED'
  /** Minor units refunded of the capture with this one. */
  readonly total: number
  readonly custom_id: string | null
  readonly invoice_id: string | null
  readonly note: string | null
}

/** A refund as the wire has it. PayPal keeps the fee of the sale, so the store pays back all of it. */
export function wireRefund(refund: Refund, payer: object, origin: string) {
  const { id, status, money, total } = refund
  const amount = wireMoney(money.amount, money.currency)
  return given({
    id,
    status,
    status_details: status === 'PENDING' ? { reason: 'ECHECK' } : undefined,
    amount,
    invoice_id: refund.invoice_id,
    custom_id: refund.custom_id,
    note_to_payer: refund.note,
    seller_payable_breakdown: {
      gross_amount: amount,
      paypal_fee: wireMoney(0, money.currency),
      net_amount: amount,
      total_refunded_amount: wireMoney(total, money.currency),
    },
    payer,
    create_time: iso(refund.created),
    update_time: iso(refund.updated),
    links: refundLinks(refund, origin),
  })
}

/** Where a refund and its capture are found. */
export function refundLinks({ id, capture }: Refund, origin: string): Link[] {
  return [
    { href: `${origin}/v2/payments/refunds/${id}`, rel: 'self', method: 'GET' },
    { href: `${origin}/v2/payments/captures/${capture}`, rel: 'up', method: 'GET' },
  ]
}
