import {
  CheckoutPaymentIntent,
  PatchOp,
  PaypalExperienceUserAction,
  PaypalWalletContextShippingPreference,
  StoreInVaultInstruction,
  PaypalPaymentTokenUsageType,
  type ShipmentCarrier,
} from '@paypal/paypal-server-sdk'
import type { Attempt, ChargeAsk, Gateway, OfferAsk, Reply } from '#ports/gateway.ts'
import { worth } from './amounts.ts'
import { sent, type Paypal } from './client.ts'
import { invoiceOf, toCaptured, toConfirmed, toCreated, toFound, toOffered, toRefunded, toRenewed } from './messages.ts'

const prefer = 'return=representation'

type Verbs = Pick<Gateway, 'stamp' | 'offer' | 'create' | 'confirm' | 'capture' | 'void' | 'refund' | 'reauthorize' | 'track'>

/** Everything that moves money or prepares to, each call under its attempt's own key. */
export function moneyOf(paypal: Paypal, find: Gateway['find']): Verbs {
  const { orders, payments } = paypal
  return {
    // An order that was paid cannot be written on any more: what a storefront wrote on it itself is all there is.
    stamp: async (payment) => ({ outcome: 'approved', reference: payment }),
    offer: (key, ask) => offer(paypal, key, ask),
    create: (attempt, ask) => (ask.from.by === 'token' ? adopt(paypal, attempt, ask, ask.from.token) : make(paypal, attempt, ask)),
    confirm: (attempt, payment, ask) => {
      const paypalRequestId = `${attempt.key}-confirm`
      const body = ask.from.by === 'saved' ? { paymentSource: { paypal: { vaultId: ask.from.saved.method } } } : {}
      return sent(
        () =>
          ask.kind === 'sale'
            ? orders.captureOrder({ id: payment, paypalRequestId, prefer, body })
            : orders.authorizeOrder({ id: payment, paypalRequestId, prefer, body }),
        toConfirmed,
      )
    },
    capture: (attempt, { part }, amount, final) => {
      const body = { amount: worth(amount), invoiceId: invoiceOf(attempt), finalCapture: final }
      return sent(
        () => payments.captureAuthorizedPayment({ authorizationId: part, paypalRequestId: `${attempt.key}-capture`, prefer, body }),
        toCaptured,
      )
    },
    void: (attempt, { part }) =>
      sent(
        () => payments.voidPayment({ authorizationId: part, paypalRequestId: `${attempt.key}-void` }),
        () => ({ outcome: 'approved', reference: part }),
      ),
    refund: (attempt, { part }, amount) => {
      const body = { amount: worth(amount), customId: attempt.order, invoiceId: invoiceOf(attempt) }
      return sent(
        () => payments.refundCapturedPayment({ captureId: part, paypalRequestId: `${attempt.key}-refund`, prefer, body }),
        toRefunded,
      )
    },
    reauthorize: (attempt, { payment, part }, amount) =>
      sent(
        () =>
          payments.reauthorizePayment({
            authorizationId: part,
            paypalRequestId: `${attempt.key}-reauthorize`,
            prefer,
            body: { amount: worth(amount) },
          }),
        async (raw) => {
          const reference = toRenewed(raw)
          if (reference === null) return { outcome: 'unknown', message: 'PayPal answered something we cannot read' }
          const found = await find(payment)
          return { outcome: 'approved', reference, found: found !== null && !('unreadable' in found) ? found : undefined }
        },
      ),
    track: ({ payment, part }, { carrier, number }) =>
      sent(
        () =>
          orders.createOrderTracking({
            id: payment,
            body: { captureId: part, trackingNumber: number, ...carrierOf(carrier), notifyPayer: false },
          }),
        () => ({ outcome: 'approved', reference: part }),
      ),
  }
}

/** Makes an order for the buyer to approve at PayPal's own page. */
function offer({ orders }: Paypal, key: string, ask: OfferAsk): Promise<Reply> {
  return sent(
    () =>
      orders.createOrder({
        paypalRequestId: `${key}-offer`,
        prefer,
        body: {
          intent: intentOf(ask.kind),
          purchaseUnits: [
            { referenceId: 'default', amount: worth(ask.amount), customId: ask.order.id, description: `Order ${ask.order.number}` },
          ],
          paymentSource: {
            paypal: {
              ...(ask.keep ? { attributes: { vault: keepIt } } : {}),
              experienceContext: {
                returnUrl: ask.returnUrl,
                cancelUrl: ask.cancelUrl,
                locale: ask.language === 'fr' ? 'fr-FR' : 'en-US',
                shippingPreference: PaypalWalletContextShippingPreference.NoShipping,
                userAction: PaypalExperienceUserAction.PayNow,
              },
            },
          },
        },
      }),
    toOffered,
  )
}

const keepIt = { storeInVault: StoreInVaultInstruction.OnSuccess, usageType: PaypalPaymentTokenUsageType.Merchant }

/** Makes an order that will be paid by what the buyer let the store keep; moves nothing. */
function make({ orders }: Paypal, attempt: Attempt, ask: ChargeAsk): Promise<Reply> {
  const unit = {
    referenceId: 'default',
    amount: worth(ask.amount),
    customId: attempt.order,
    invoiceId: invoiceOf(attempt),
    description: `Order ${attempt.number}`,
  }
  return sent(
    () =>
      orders.createOrder({ paypalRequestId: `${attempt.key}-create`, prefer, body: { intent: intentOf(ask.kind), purchaseUnits: [unit] } }),
    toCreated,
  )
}

/** Takes over an order the buyer has approved already: the very amount, with our labels on it and the intent the store is set to. Moves nothing. */
async function adopt({ orders }: Paypal, attempt: Attempt, ask: ChargeAsk, id: string): Promise<Reply> {
  let wrong: Reply | null = null
  let intent: string | null = null
  const read = await sent(
    () => orders.getOrder({ id }),
    (raw) => {
      const found = toFound(raw)
      if ('unreadable' in found) return { outcome: 'unknown', message: found.unreadable }
      intent = found.kind
      if (found.amount.amount !== ask.amount.amount || found.amount.currency !== ask.amount.currency)
        wrong = { outcome: 'invalid', code: 'amount_differs', message: 'The buyer approved another amount.' }
      return { outcome: 'approved', reference: found.reference }
    },
  )
  if (read.outcome !== 'approved' || wrong) return wrong ?? read
  const unit = "/purchase_units/@reference_id=='default'"
  const patches = [
    { op: PatchOp.Replace, path: `${unit}/custom_id`, value: attempt.order },
    { op: PatchOp.Replace, path: `${unit}/invoice_id`, value: invoiceOf(attempt) },
    ...(intent === ask.kind ? [] : [{ op: PatchOp.Replace, path: '/intent', value: intentOf(ask.kind) }]),
  ]
  return sent(
    () => orders.patchOrder({ id, body: patches }),
    () => ({ outcome: 'approved', reference: id }),
  )
}

function intentOf(kind: 'authorization' | 'sale'): CheckoutPaymentIntent {
  return kind === 'sale' ? CheckoutPaymentIntent.Capture : CheckoutPaymentIntent.Authorize
}

const carriers: { readonly [carrier: string]: string } = {
  ups: 'UPS',
  usps: 'USPS',
  fedex: 'FEDEX',
  dhl: 'DHL',
  canada_post: 'CA_CANADA_POST',
}

function carrierOf(carrier: string): { readonly carrier: ShipmentCarrier; readonly carrierNameOther?: string } {
  const known = carriers[carrier]
  return known ? { carrier: known as ShipmentCarrier } : { carrier: 'OTHER' as ShipmentCarrier, carrierNameOther: carrier }
}
