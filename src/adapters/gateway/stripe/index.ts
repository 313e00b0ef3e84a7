import Stripe from 'stripe'
import { ok, refuse } from '#domain/result.ts'
import type { Attempt, Found, Gateway, OpenGateway, Reply } from '#ports/gateway.ts'
import {
  isRefundOf,
  labels,
  saysMissing,
  toAccountName,
  toCaptured,
  toConfirmed,
  toCreated,
  toFailure,
  toFound,
  toRefunded,
  toVoided,
} from './messages.ts'

/** Where the gateway is played on this machine instead of by Stripe, and how long one call may take in milliseconds. */
export type StripeOptions = { readonly sandbox?: { readonly gateway: number } | undefined; readonly timeout?: number }

/**
 * Opens Stripe accounts with Stripe's own client, unchanged; under the sandbox only host, port and protocol differ. A live key never goes to the sandbox.
 * An account's client is kept, so that its connections are used again.
 */
export function openStripe(options: StripeOptions): OpenGateway {
  const opened = new Map<string, Gateway>()
  return ({ credentials: { secretKey } }) => {
    if (!/^(?:sk|rk)_(?:live|test)_\w+$/.test(secretKey)) return refuse('not_a_secret_key')
    if (options.sandbox && /^.k_live_/.test(secretKey)) return refuse('live_key_in_sandbox')
    const gateway = opened.get(secretKey) ?? gatewayOf(secretKey, options)
    opened.set(secretKey, gateway)
    return ok(gateway)
  }
}

type Options = { readonly idempotencyKey: string }
type Send = (key: string, send: (options: Options) => Promise<unknown>, read: (raw: unknown) => Reply) => Promise<Reply>

function gatewayOf(secretKey: string, { sandbox, timeout = 20_000 }: StripeOptions): Gateway {
  const stripe = new Stripe(secretKey, {
    apiVersion: '2026-10-28.endive',
    maxNetworkRetries: 0,
    timeout,
    telemetry: false,
    appInfo: { name: 'Partsdesk' },
    ...(sandbox ? { host: '127.0.0.1', port: sandbox.gateway, protocol: 'http' as const } : {}),
  })
  return { ...money(stripe, sender(stripe)), ...readings(stripe) }
}

const expand = ['latest_charge.balance_transaction']

function money(stripe: Stripe, send: Send): Pick<Gateway, 'stamp' | 'create' | 'confirm' | 'capture' | 'void' | 'refund'> {
  const { paymentIntents, refunds } = stripe
  return {
    stamp: (reference, order) => {
      const metadata = { [labels.order]: order.id, [labels.number]: String(order.number) }
      return send(`stamp-${order.id}-${reference}`, (options) => paymentIntents.update(reference, { metadata }, options), toCreated)
    },
    create: (attempt, { amount, kind, token }) => {
      const ask: Stripe.PaymentIntentCreateParams = {
        amount: amount.amount,
        currency: amount.currency.toLowerCase(),
        payment_method: token,
        automatic_payment_methods: { enabled: true, allow_redirects: 'never' },
        capture_method: kind === 'sale' ? 'automatic' : 'manual',
        description: `Order ${attempt.number}`,
        metadata: labelled(attempt),
      }
      return send(`${attempt.key}-create`, (options) => paymentIntents.create(ask, options), toCreated)
    },
    // The buyer is not at the desk: a card that asks for its holder is refused instead of waiting for nobody.
    confirm: (attempt, reference) =>
      send(
        `${attempt.key}-confirm`,
        (options) => paymentIntents.confirm(reference, { error_on_requires_action: true, expand }, options),
        toConfirmed,
      ),
    capture: (attempt, reference, amount) => {
      const ask = { amount_to_capture: amount.amount, metadata: { [labels.capture]: attempt.transaction }, expand }
      return send(
        `${attempt.key}-capture`,
        (options) => paymentIntents.capture(reference, ask, options),
        (raw) => toCaptured(raw, amount.amount),
      )
    },
    void: (attempt, reference) =>
      send(
        `${attempt.key}-void`,
        (options) => paymentIntents.cancel(reference, { cancellation_reason: 'requested_by_customer' }, options),
        toVoided,
      ),
    refund: (attempt, reference, amount) => {
      const ask: Stripe.RefundCreateParams = {
        payment_intent: reference,
        amount: amount.amount,
        reason: 'requested_by_customer',
        metadata: labelled(attempt),
      }
      return send(`${attempt.key}-refund`, (options) => refunds.create(ask, options), toRefunded)
    },
  }
}

function readings(stripe: Stripe): Pick<Gateway, 'find' | 'findRefund' | 'test'> {
  return {
    find: async (reference): Promise<Found | null | { readonly unreadable: string }> => {
      try {
        return toFound(await stripe.paymentIntents.retrieve(reference, { expand }))
      } catch (thrown) {
        return saysMissing(thrown) ? null : { unreadable: sentenceOf(toFailure(thrown)) }
      }
    },
    findRefund: async (reference, transaction) => {
      try {
        for await (const refund of stripe.refunds.list({ payment_intent: reference, limit: 100 })) {
          if (isRefundOf(refund, transaction)) return toRefunded(refund)
        }
        return null
      } catch (thrown) {
        return { outcome: 'unknown', message: sentenceOf(toFailure(thrown)) }
      }
    },
    test: async () => {
      try {
        const account = toAccountName(await stripe.accounts.retrieveCurrent())
        return account === null ? { ok: false, away: true, message: 'What answered is not Stripe.' } : { ok: true, account }
      } catch (thrown) {
        const failure = toFailure(thrown)
        return { ok: false, away: failure.outcome !== 'config', message: sentenceOf(failure) }
      }
    },
  }
}

/**
 * Sends one request under our own key and classifies whatever comes of it. The client sends once more by itself when a connection was closed, whatever its
 * settings say, so the sends under a key are counted.
 */
function sender(stripe: Stripe): Send {
  const sends = new Map<string, number>()
  const emitter: { readonly on: (event: 'request', listener: (sent: Stripe.RequestEvent) => void) => void } = stripe
  emitter.on('request', ({ idempotency_key: key }) => {
    if (key !== undefined && sends.has(key)) sends.set(key, (sends.get(key) ?? 0) + 1)
  })
  return async (key, send, read) => {
    sends.set(key, 0)
    try {
      return read(await send({ idempotencyKey: key }))
    } catch (thrown) {
      return toFailure(thrown, (sends.get(key) ?? 0) > 1)
    } finally {
      sends.delete(key)
    }
  }
}

function labelled({ transaction, order, number }: Attempt) {
  return { [labels.transaction]: transaction, [labels.order]: order, [labels.number]: String(number) }
}

function sentenceOf(reply: Reply): string {
  return 'message' in reply ? reply.message : reply.outcome
}
