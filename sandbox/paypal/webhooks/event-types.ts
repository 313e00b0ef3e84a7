/** What one kind of event tells: of which resource, in which version of its shape, and in words. */
type Told = { readonly resource: string; readonly version: '2.0' | '3.0' | null; readonly summary: string }

const order = (summary: string): Told => ({ resource: 'checkout-order', version: '2.0', summary })
const authorization = (summary: string): Told => ({ resource: 'authorization', version: '2.0', summary })
const capture = (summary: string): Told => ({ resource: 'capture', version: '2.0', summary })
const refund = (summary: string): Told => ({ resource: 'refund', version: '2.0', summary })
const token = (summary: string): Told => ({ resource: 'payment_token', version: '3.0', summary })
const dispute = (summary: string): Told => ({ resource: 'dispute', version: null, summary })

/** The events of the sandbox, by PayPal's names (developer.paypal.com, "Webhook event names"). */
export const eventTypes = {
  'CHECKOUT.ORDER.APPROVED': order('A buyer approved an order'),
  'CHECKOUT.ORDER.COMPLETED': order('An order was completed'),
  'CHECKOUT.PAYMENT-APPROVAL.REVERSED': order('An approved order was not paid in time'),
  'PAYMENT.AUTHORIZATION.CREATED': authorization('A payment was authorized'),
  'PAYMENT.AUTHORIZATION.VOIDED': authorization('An authorization was voided'),
  'PAYMENT.CAPTURE.COMPLETED': capture('A payment was captured'),
  'PAYMENT.CAPTURE.PENDING': capture('A payment is under review'),
  'PAYMENT.CAPTURE.DENIED': capture('A payment was denied after review'),
  'PAYMENT.CAPTURE.REFUNDED': refund('A payment was refunded'),
  'PAYMENT.CAPTURE.REVERSED': capture('A payment was taken back after a dispute'),
  'PAYMENT.REFUND.PENDING': refund('A refund is on its way'),
  'PAYMENT.REFUND.FAILED': refund('A refund came back'),
  'VAULT.PAYMENT-TOKEN.CREATED': token('A wallet was kept'),
  'VAULT.PAYMENT-TOKEN.DELETED': token('A kept wallet was given up'),
  'CUSTOMER.DISPUTE.CREATED': dispute('A buyer opened a case'),
  'CUSTOMER.DISPUTE.UPDATED': dispute('A case was updated'),
  'CUSTOMER.DISPUTE.RESOLVED': dispute('A case was decided'),
} as const satisfies Readonly<Record<string, Told>>

export type EventType = keyof typeof eventTypes

/** Is this the name of an event the sandbox can tell? */
export function isEventType(name: string): name is EventType {
  return Object.hasOwn(eventTypes, name)
}
