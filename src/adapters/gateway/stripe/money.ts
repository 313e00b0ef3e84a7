import type Stripe from 'stripe'
import type { Attempt, ChargeAsk, Gateway, Reply } from '#ports/gateway.ts'
import { labels, toCaptured, toConfirmed, toCreated, toCustomer, toRefunded, toVoided } from './messages.ts'
import type { Send } from './sender.ts'

const expand = ['latest_charge.balance_transaction']

type Verbs = Pick<Gateway, 'stamp' | 'offer' | 'create' | 'confirm' | 'capture' | 'void' | 'refund' | 'reauthorize' | 'track' | 'untrack'>

/** Everything that moves money or prepares to, each call under its attempt's own key. */
export function moneyOf(stripe: Stripe, send: Send): Verbs {
  const { paymentIntents, refunds } = stripe
  return {
    stamp: (payment, order) => {
      const metadata = { [labels.order]: order.id, [labels.number]: String(order.number) }
      return send(`stamp-${order.id}-${payment}`, (options) => paymentIntents.update(payment, { metadata }, options), toCreated)
    },
    offer: async () => noWallet,
    create: (attempt, ask) => create(stripe, send, attempt, ask),
    confirm: (attempt, payment, ask, returnUrl) => confirm(stripe, send, attempt, payment, ask, returnUrl),
    capture: (attempt, { payment }, amount, final) => {
      const params: Stripe.PaymentIntentCaptureParams = {
        amount_to_capture: amount.amount,
        metadata: { [labels.capture]: attempt.transaction },
        expand,
        ...(final ? {} : { final_capture: false }),
      }
      return send(
        `${attempt.key}-capture`,
        (options) => paymentIntents.capture(payment, params, options),
        (raw) => toCaptured(raw, attempt.transaction),
      )
    },
    void: (attempt, { payment }) => release(stripe, send, attempt, payment),
    refund: (attempt, { payment }, amount) => {
      const ask: Stripe.RefundCreateParams = {
        payment_intent: payment,
        amount: amount.amount,
        reason: 'requested_by_customer',
        metadata: labelled(attempt),
      }
      return send(`${attempt.key}-refund`, (options) => refunds.create(ask, options), toRefunded)
    },
    reauthorize: async () => ({
      outcome: 'invalid',
      code: 'not_renewable',
      message: 'Stripe does not renew a hold; the kept card is held anew.',
    }),
    track: async ({ part }) => ({ outcome: 'approved', reference: part }),
    untrack: async ({ part }) => ({ outcome: 'approved', reference: part }),
  }
}

const noWallet: Reply = { outcome: 'invalid', code: 'no_wallet', message: 'Stripe has no wallet page of its own.' }

/** Makes the payment and moves nothing. What is to be kept needs a customer of the gateway's to be kept with. */
async function create(stripe: Stripe, send: Send, attempt: Attempt, ask: ChargeAsk): Promise<Reply> {
  const customer = await customerFor(stripe, send, attempt, ask)
  if (customer !== null && customer.outcome !== 'approved') return customer
  return send(
    `${attempt.key}-create`,
    (options) => stripe.paymentIntents.create(paramsOf(attempt, ask, customer?.reference), options),
    toCreated,
  )
}

/**
 * Asks the issuer. Several captures are a matter of the account's contract, and one without it refuses the payment that asks for them: such a payment is
 * asked for once more without. Source: docs.stripe.com/payments/multicapture.
 */
async function confirm(stripe: Stripe, send: Send, attempt: Attempt, payment: string, ask: ChargeAsk, returnUrl?: string): Promise<Reply> {
  const params: Stripe.PaymentIntentConfirmParams = {
    expand,
    // Nobody at the desk can confirm a card for its holder: one that asks for them is refused instead of waiting for nobody.
    ...(returnUrl ? { return_url: returnUrl } : { error_on_requires_action: true }),
    ...(ask.from.by === 'saved' ? { off_session: true } : {}),
  }
  const go = (key: string) => send(key, (options) => stripe.paymentIntents.confirm(payment, params, options), toConfirmed)
  const reply = await go(`${attempt.key}-confirm`)
  if (reply.outcome !== 'invalid' || !/multicapture|card features/i.test(reply.message)) return reply
  const single = { payment_method_options: { card: { request_multicapture: 'never' as const } } }
  const changed = await send(`${attempt.key}-single`, (options) => stripe.paymentIntents.update(payment, single, options), toCreated)
  return changed.outcome === 'approved' ? go(`${attempt.key}-confirm-single`) : changed
}

/** Lets a hold go. One that was captured in part is ended by a final capture of nothing. Source: docs.stripe.com/payments/multicapture. */
async function release(stripe: Stripe, send: Send, { key }: Attempt, payment: string): Promise<Reply> {
  const cancel: Stripe.PaymentIntentCancelParams = { cancellation_reason: 'requested_by_customer' }
  const reply = await send(`${key}-void`, (options) => stripe.paymentIntents.cancel(payment, cancel, options), toVoided)
  if (reply.outcome !== 'invalid') return reply
  const ended = await send(
    `${key}-release`,
    (options) => stripe.paymentIntents.capture(payment, { amount_to_capture: 0, final_capture: true }, options),
    toVoided,
  )
  return ended.outcome === 'invalid' ? reply : ended
}

function paramsOf(attempt: Attempt, ask: ChargeAsk, customer: string | undefined): Stripe.PaymentIntentCreateParams {
  const card = {
    ...(ask.kind === 'authorization' ? { request_multicapture: 'if_available' as const } : {}),
    ...(ask.phone ? { moto: true } : {}),
  }
  return {
    amount: ask.amount.amount,
    currency: ask.amount.currency.toLowerCase(),
    payment_method: ask.from.by === 'token' ? ask.from.token : ask.from.saved.method,
    automatic_payment_methods: { enabled: true, allow_redirects: 'never' },
    capture_method: ask.kind === 'sale' ? 'automatic' : 'manual',
    description: `Order ${attempt.number}`,
    metadata: labelled(attempt),
    ...(customer ? { customer } : {}),
    ...(ask.keep && ask.from.by === 'token' ? { setup_future_usage: 'off_session' as const } : {}),
    ...(Object.keys(card).length > 0 ? { payment_method_options: { card } } : {}),
  }
}

async function customerFor(stripe: Stripe, send: Send, attempt: Attempt, { from, keep, buyer }: ChargeAsk) {
  if (from.by === 'saved') return from.saved.customer ? ({ outcome: 'approved', reference: from.saved.customer } as const) : null
  if (!keep) return null
  const params = { name: buyer.name, ...(buyer.email ? { email: buyer.email } : {}), metadata: { [labels.order]: attempt.order } }
  return send(`${attempt.key}-customer`, (options) => stripe.customers.create(params, options), toCustomer)
}

function labelled({ transaction, order, number }: Attempt) {
  return { [labels.transaction]: transaction, [labels.order]: order, [labels.number]: String(number) }
}
