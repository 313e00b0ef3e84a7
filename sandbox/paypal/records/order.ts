import type { Context, Unit } from '../orders/shapes.ts'
import { walletNamed, type WalletName } from '../wallets.ts'
import { given, iso, type Link } from './links.ts'
import { tokenLinks } from './payment-token.ts'

type Tracker = {
  readonly id: string
  readonly status: 'SHIPPED' | 'CANCELLED'
  readonly items: readonly object[]
  readonly created: number
  readonly updated: number
}

export type Order = {
  readonly kind: 'order'
  readonly id: string
  readonly created: number
  readonly updated: number
  readonly intent: 'CAPTURE' | 'AUTHORIZE'
  readonly status: 'CREATED' | 'PAYER_ACTION_REQUIRED' | 'APPROVED' | 'COMPLETED'
  readonly unit: Unit
  readonly context: Context
  /** Keep the wallet when the order is paid, and under which customer if the store has one. */
  readonly vault: { readonly customer: string | null; readonly description: string | null } | null
  readonly wallet: WalletName | null
  /** The kept wallet it was paid with, and the one kept by paying it. */
  readonly token: string | null
  readonly vaulted: { readonly id: string; readonly customer: string } | null
  readonly trackers: readonly Tracker[]
}

/** What the order's money has become, as the wire has it. */
export type Payments = { readonly authorizations?: object[]; readonly captures?: object[]; readonly refunds?: object[] }

/** The whole order as the wire has it. */
export function wireOrder(order: Order, payments: Payments, payee: object, origin: string) {
  const { unit } = order
  return given({
    id: order.id,
    intent: order.intent,
    status: order.status,
    payment_source: sourceOf(order, origin),
    purchase_units: [
      given({
        reference_id: unit.reference_id,
        amount: unit.amount,
        payee,
        description: unit.description,
        custom_id: unit.custom_id,
        invoice_id: unit.invoice_id,
        soft_descriptor: unit.soft_descriptor,
        items: unit.items,
        shipping: shippingOf(order, origin),
        payments: paymentsOf(payments),
      }),
    ],
    payer: payerOf(order),
    create_time: iso(order.created),
    update_time: iso(order.updated),
    links: orderLinks(order, origin),
  })
}

/** The short answer to a call that made or paid an order: id, status, links, and what became of its money. */
export function shortOrder(order: Order, payments: Payments, origin: string) {
  const paid = paymentsOf(payments)
  return given({
    id: order.id,
    status: order.status,
    payment_source: sourceOf(order, origin),
    purchase_units: paid && [given({ reference_id: order.unit.reference_id, shipping: shippingOf(order, origin), payments: paid })],
    payer: payerOf(order),
    links: orderLinks(order, origin),
  })
}

function orderLinks({ id, status, intent }: Order, origin: string): Link[] {
  const self = `${origin}/v2/checkout/orders/${id}`
  const approval = `${origin}/checkoutnow?token=${id}`
  const pay: Link =
    intent === 'CAPTURE'
      ? { href: `${self}/capture`, rel: 'capture', method: 'POST' }
      : { href: `${self}/authorize`, rel: 'authorize', method: 'POST' }
  const update: Link = { href: self, rel: 'update', method: 'PATCH' }
  const more: Readonly<Record<Order['status'], readonly Link[]>> = {
    CREATED: [{ href: approval, rel: 'approve', method: 'GET' }, update, pay],
    PAYER_ACTION_REQUIRED: [{ href: approval, rel: 'payer-action', method: 'GET' }],
    APPROVED: [update, pay],
    COMPLETED: [],
  }
  return [{ href: self, rel: 'self', method: 'GET' }, ...more[status]]
}

function sourceOf({ wallet, vaulted, status }: Order, origin: string) {
  if (!wallet) return status === 'PAYER_ACTION_REQUIRED' ? { paypal: {} } : undefined
  const { email, payerId, given: given_name, surname, verified } = walletNamed(wallet)
  const vault = vaulted && {
    id: vaulted.id,
    status: 'VAULTED',
    customer: { id: vaulted.customer },
    links: tokenLinks(vaulted, origin),
  }
  return {
    paypal: given({
      email_address: email,
      account_id: payerId,
      account_status: verified ? 'VERIFIED' : 'UNVERIFIED',
      name: { given_name, surname },
      address: { country_code: 'US' },
      attributes: vault && { vault },
    }),
  }
}

function payerOf({ wallet }: Order) {
  if (!wallet) return undefined
  const { email, payerId, given: given_name, surname } = walletNamed(wallet)
  return { name: { given_name, surname }, email_address: email, payer_id: payerId, address: { country_code: 'US' } }
}

function shippingOf({ id, unit, trackers }: Order, origin: string) {
  const self = `${origin}/v2/checkout/orders/${id}`
  const wired = trackers.map((tracker) => ({
    id: tracker.id,
    status: tracker.status,
    ...(tracker.items.length > 0 ? { items: tracker.items } : {}),
    links: [
      { href: self, rel: 'up', method: 'GET' },
      { href: `${self}/trackers/${tracker.id}`, rel: 'update', method: 'PATCH' },
    ],
    create_time: iso(tracker.created),
    update_time: iso(tracker.updated),
  }))
  if (!unit.shipping && wired.length === 0) return undefined
  return { ...unit.shipping, ...(wired.length > 0 ? { trackers: wired } : {}) }
}

function paymentsOf(payments: Payments): Payments | undefined {
  const filled = Object.entries(payments).filter(([, list]) => list.length > 0)
  return filled.length > 0 ? Object.fromEntries(filled) : undefined
}
