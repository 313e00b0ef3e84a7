import { wireMoney, type Money } from '../money.ts'
import { given, iso, type Link } from './links.ts'

export type Authorization = {
  readonly kind: 'authorization'
  readonly id: string
  readonly order: string
  /** The first authorization of a chain of reauthorizations; its own id when it is the first. All of a chain hold the same money. */
  readonly root: string
  readonly created: number
  readonly updated: number
  readonly money: Money
  readonly status: 'CREATED' | 'CAPTURED' | 'DENIED' | 'PARTIALLY_CAPTURED' | 'VOIDED' | 'PENDING'
  /** Voided because its time was over. */
  readonly expired: boolean
  /** Until when the money is assured, and until when it may be captured at all; seconds. */
  readonly honored: number
  readonly expires: number
  readonly protected: boolean
  readonly custom_id: string | null
  readonly invoice_id: string | null
}

/** An authorization as the wire has it. */
export function wireAuthorization(authorization: Authorization, payee: object, origin: string) {
  const { id, status, money, order } = authorization
  return given({
    id,
    status,
    status_details: status === 'PENDING' ? { reason: 'PENDING_REVIEW' } : undefined,
    amount: wireMoney(money.amount, money.currency),
    invoice_id: authorization.invoice_id,
    custom_id: authorization.custom_id,
    seller_protection: protectionOf(authorization.protected),
    expiration_time: iso(authorization.expires),
    create_time: iso(authorization.created),
    update_time: iso(authorization.updated),
    payee,
    supplementary_data: { related_ids: { order_id: order } },
    links: authorizationLinks(authorization, origin),
  })
}

/** What may be done with an authorization. */
export function authorizationLinks({ id, order, status }: Authorization, origin: string): Link[] {
  const self = `${origin}/v2/payments/authorizations/${id}`
  const open: Link[] = [
    { href: `${self}/capture`, rel: 'capture', method: 'POST' },
    { href: `${self}/void`, rel: 'void', method: 'POST' },
    { href: `${self}/reauthorize`, rel: 'reauthorize', method: 'POST' },
  ]
  return [
    { href: self, rel: 'self', method: 'GET' },
    ...(status === 'CREATED' || status === 'PARTIALLY_CAPTURED' ? open : []),
    { href: `${origin}/v2/checkout/orders/${order}`, rel: 'up', method: 'GET' },
  ]
}

/** How far PayPal stands in for the store when the buyer complains. */
export function protectionOf(isProtected: boolean) {
  return isProtected
    ? { status: 'ELIGIBLE', dispute_categories: ['ITEM_NOT_RECEIVED', 'UNAUTHORIZED_TRANSACTION'] }
    : { status: 'NOT_ELIGIBLE' }
}
