import { capture } from '#order/payment/capture.ts'
import { chargeAgain, chargeCard, reauthorize } from '#order/payment/charge.ts'
import { confirmPayment } from '#order/payment/confirm-payment.ts'
import { refundOne } from '#order/payment/refund.ts'
import { verifyCard } from '#order/payment/verify/verify.ts'
import { voidHold } from '#order/payment/void.ts'
import type { Kind } from '#domain/ledger.ts'
import type { App } from '#platform/app.ts'
import type { Command } from '#platform/command.ts'
import type { Actor } from '#platform/doors.ts'
import type { GatewayName } from '#ports/gateway.ts'

/** What people and the desk itself do with money, each in the words of the field. */
export const operationNames = [
  'authorize',
  'sell',
  'charge a new card',
  'charge again',
  'capture',
  'capture a part',
  'void',
  'refund',
  'reauthorize',
  'verify card',
] as const
export type OperationName = (typeof operationNames)[number]

/** What an operation is done on: an order, the attempt it works on, a token from the card field. Only text, so that another process can be told. */
export type Subject = { readonly order: string; readonly number: number; readonly transaction: string; readonly token: string }

/** Every order is over this much, in cents, and an operation moves this much of it. */
export const orderTotal = 15_100
const amounts: Readonly<Record<OperationName, number>> = {
  authorize: orderTotal,
  sell: orderTotal,
  'charge a new card': orderTotal,
  'charge again': 5_100,
  capture: orderTotal,
  'capture a part': 5_000,
  void: orderTotal,
  refund: 4_000,
  reauthorize: orderTotal,
  'verify card': 0,
}

/** The attempt an operation leaves in the ledger. */
export const kindOf: Readonly<Record<OperationName, Kind>> = {
  authorize: 'authorization',
  sell: 'sale',
  'charge a new card': 'sale',
  'charge again': 'sale',
  capture: 'capture',
  'capture a part': 'capture',
  void: 'void',
  refund: 'refund',
  reauthorize: 'reauthorization',
  'verify card': 'verification',
}

/** The call that moves the money, and for a charge the one before it that only makes the payment. */
export type Paths = { readonly moves: string; readonly makes?: string }
const stripeCharge: Paths = { moves: '/v1/payment_intents/*/confirm', makes: '/v1/payment_intents' }
const paypalCapture: Paths = { moves: '/v2/payments/authorizations/*/capture' }

/** Which operations a gateway knows, and where on its wire each is spoken. A wallet is not typed in at the desk, and verifies nobody's card. */
export const wires: Readonly<Record<GatewayName, { readonly [name in OperationName]?: Paths }>> = {
  stripe: {
    authorize: stripeCharge,
    sell: stripeCharge,
    'charge a new card': stripeCharge,
    'charge again': stripeCharge,
    capture: { moves: '/v1/payment_intents/*/capture' },
    'capture a part': { moves: '/v1/payment_intents/*/capture' },
    void: { moves: '/v1/payment_intents/*/cancel' },
    refund: { moves: '/v1/refunds' },
    reauthorize: stripeCharge,
    'verify card': stripeCharge,
  },
  paypal: {
    authorize: { moves: '/v2/checkout/orders/*/authorize' },
    sell: { moves: '/v2/checkout/orders/*/capture' },
    'charge again': { moves: '/v2/checkout/orders/*/capture', makes: '/v2/checkout/orders' },
    capture: paypalCapture,
    'capture a part': paypalCapture,
    void: { moves: '/v2/payments/authorizations/*/void' },
    refund: { moves: '/v2/payments/captures/*/refund' },
    reauthorize: { moves: '/v2/payments/authorizations/*/reauthorize' },
  },
}

/** Does the operation as the product does it. */
export async function act(app: App, actor: Actor, name: OperationName, on: Subject, command: Command): Promise<unknown> {
  const which = { id: on.order }
  const ask = { transaction: on.transaction, amount: amounts[name] }
  switch (name) {
    case 'authorize':
    case 'sell':
      return confirmPayment(app, { store: actor.store, id: on.order })
    case 'charge a new card':
      return chargeCard(app, actor, which, { token: on.token, amount: ask.amount, keep: false, phone: false }, command)
    case 'charge again':
      return chargeAgain(app, actor, which, ask, command)
    case 'capture':
    case 'capture a part':
      return capture(app, actor, which, { ...ask, keep: name === 'capture a part' }, command)
    case 'void':
      return voidHold(app, actor, which, { transaction: on.transaction, reason: 'out of stock' }, command)
    case 'refund':
      return refundOne(app, actor, which, { ...ask, reason: 'came back' }, command)
    case 'reauthorize':
      return reauthorize(app, actor, which, ask, command)
    case 'verify card':
      return verifyCard(app, actor, which, { token: on.token, phone: false }, command)
  }
}
