import {
  CheckoutPaymentIntent,
  PatchOp,
  PaypalExperienceUserAction,
  PaypalWalletContextShippingPreference,
  StoreInVaultInstruction,
  PaypalPaymentTokenUsageType,
} from '@paypal/paypal-server-sdk'
import type { Attempt, ChargeAsk, Gateway, OfferAsk, Reply } from '#ports/gateway.ts'
import { worth } from './amounts.ts'
import { answerOf, sent, type Paypal } from './client.ts'
import { toFailure } from './failures.ts'
import { customOf, invoiceOf, toCaptured, toConfirmed, toCreated, toOffered, toRefunded, toRenewed } from './messages.ts'
import { OrderShape } from './wire.ts'

const prefer = 'return=representation'

type Verbs = Pick<Gateway, 'stamp' | 'offer' | 'create' | 'confirm' | 'capture' | 'void' | 'refund' | 'reauthorize'>

/** Everything that moves money or prepares to, each call under its attempt's own key. */
export function moneyOf(paypal: Paypal, find: Gateway['find']): Verbs {
  return {
    ...onPaid(paypal, find),
    // An order that was paid cannot be written on any more: what a storefront wrote on it itself is all there is.
    stamp: async (payment) => ({ outcome: 'approved', reference: payment }),
    offer: (key, ask) => offer(paypal, key, ask),
    create: (attempt, ask) => (ask.from.by === 'token' ? adopt(paypal, attempt, ask, ask.from.token) : make(paypal, attempt, ask)),
    confirm: (attempt, payment, ask) => {
      const paypalRequestId = `${attempt.key}-confirm`
      const body = ask.from.by === 'saved' ? { paymentSource: { paypal: { vaultId: ask.from.saved.method } } } : {}
      return sent(
        paypal,
        () =>
          ask.kind === 'sale'
            ? paypal.orders().captureOrder({ id: payment, paypalRequestId, prefer, body })
            : paypal.orders().authorizeOrder({ id: payment, paypalRequestId, prefer, body }),
        toConfirmed,
      )
    },
  }
}

/** What is done with a payment that was approved. */
function onPaid(paypal: Paypal, find: Gateway['find']): Pick<Verbs, 'capture' | 'void' | 'refund' | 'reauthorize'> {
  return {
    capture: (attempt, { part }, amount, final) => {
      const body = { amount: worth(amount), invoiceId: invoiceOf(attempt), finalCapture: final }
      return sent(
        paypal,
        () =>
          paypal.payments().captureAuthorizedPayment({ authorizationId: part, paypalRequestId: `${attempt.key}-capture`, prefer, body }),
        (raw) => toCaptured(raw, amount),
      )
    },
    void: (attempt, { payment }) =>
      onFirst(paypal, payment, (first) =>
        sent(
          paypal,
          () => paypal.payments().voidPayment({ authorizationId: first, paypalRequestId: `${attempt.key}-void` }),
          () => ({ outcome: 'approved', reference: first }),
        ),
      ),
    refund: (attempt, { part }, amount) => {
      const body = { amount: worth(amount), customId: customOf(attempt.order), invoiceId: invoiceOf(attempt) }
      return sent(
        paypal,
        () => paypal.payments().refundCapturedPayment({ captureId: part, paypalRequestId: `${attempt.key}-refund`, prefer, body }),
        (raw) => toRefunded(raw, amount),
      )
    },
    reauthorize: (attempt, { payment }, amount) =>
      onFirst(paypal, payment, (authorizationId) => {
        const body = { amount: worth(amount) }
        return sent(
          paypal,
          () => paypal.payments().reauthorizePayment({ authorizationId, paypalRequestId: `${attempt.key}-reauthorize`, prefer, body }),
          async (raw) => {
            const reference = toRenewed(raw)
            if (reference === null) return { outcome: 'unknown', message: 'PayPal answered something we cannot read' }
            const found = await find(payment)
            return { outcome: 'approved', reference, found: found !== null && !('unreadable' in found) ? found : undefined }
          },
        )
      }),
  }
}

/** A hold that was renewed is renewed again, and let go with all its renewals, by the authorization it began with. */
async function onFirst(paypal: Paypal, payment: string, work: (first: string) => Promise<Reply>): Promise<Reply> {
  const answered = await answerOf(paypal, () => paypal.orders().getOrder({ id: payment }))
  if ('outcome' in answered) return answered
  if (answered.status >= 300) return toFailure(answered)
  const first = OrderShape.safeParse(answered.body).data?.purchase_units[0]?.payments?.authorizations[0]
  return first ? work(first.id) : { outcome: 'invalid', code: 'not_authorized', message: 'There is no authorization on this payment.' }
}

/** Makes an order for the buyer to approve at PayPal's own page. */
function offer(paypal: Paypal, key: string, ask: OfferAsk): Promise<Reply> {
  return sent(
    paypal,
    () =>
      paypal.orders().createOrder({
        paypalRequestId: `${key}-offer`,
        prefer,
        body: {
          intent: intentOf(ask.kind),
          purchaseUnits: [
            {
              referenceId: 'default',
              amount: worth(ask.amount),
              customId: customOf(ask.order.id),
              description: `Order ${ask.order.number}`,
            },
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
function make(paypal: Paypal, attempt: Attempt, ask: ChargeAsk): Promise<Reply> {
  const unit = {
    referenceId: 'default',
    amount: worth(ask.amount),
    customId: customOf(attempt.order),
    invoiceId: invoiceOf(attempt),
    description: `Order ${attempt.number}`,
  }
  return sent(
    paypal,
    () =>
      paypal
        .orders()
        .createOrder({ paypalRequestId: `${attempt.key}-create`, prefer, body: { intent: intentOf(ask.kind), purchaseUnits: [unit] } }),
    toCreated,
  )
}

/** Takes over an order the buyer has approved already: the very amount, with our labels on it and the intent the store is set to. Moves nothing. */
async function adopt(paypal: Paypal, attempt: Attempt, ask: ChargeAsk, id: string): Promise<Reply> {
  const answered = await answerOf(paypal, () => paypal.orders().getOrder({ id }))
  if ('outcome' in answered) return answered
  if (answered.status >= 300) return toFailure(answered)
  const order = OrderShape.safeParse(answered.body).data
  const [unit] = order?.purchase_units ?? []
  if (!order || !unit) return { outcome: 'unknown', message: 'PayPal answered something that is not an order' }
  if (unit.amount.amount !== ask.amount.amount || unit.amount.currency !== ask.amount.currency)
    return { outcome: 'invalid', code: 'amount_differs', message: 'The buyer approved another amount.' }
  const at = "/purchase_units/@reference_id=='default'"
  const patches = [
    ...label(`${at}/custom_id`, unit.custom_id, customOf(attempt.order)),
    ...label(`${at}/invoice_id`, unit.invoice_id, invoiceOf(attempt)),
    ...label('/intent', order.intent, intentOf(ask.kind)),
  ]
  if (patches.length === 0) return { outcome: 'approved', reference: id }
  return sent(
    paypal,
    () => paypal.orders().patchOrder({ id, body: patches }),
    () => ({ outcome: 'approved', reference: id }),
  )
}

function label(path: string, had: string | null | undefined, value: string) {
  if (had === value) return []
  return [{ op: had == null ? PatchOp.Add : PatchOp.Replace, path, value }]
}

function intentOf(kind: 'authorization' | 'sale'): CheckoutPaymentIntent {
  return kind === 'sale' ? CheckoutPaymentIntent.Capture : CheckoutPaymentIntent.Authorize
}
