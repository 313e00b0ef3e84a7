import Stripe from 'stripe'
import { ok, refuse } from '#domain/result.ts'
import type { Abilities, Gateway, OpenGateway, StripeCredentials } from '#ports/gateway.ts'
import { moneyOf } from './money.ts'
import { newsOf } from './news.ts'
import { readingsOf } from './readings.ts'
import { sender } from './sender.ts'

/** Where the gateway is played on this machine instead of by Stripe, and how long one call may take in milliseconds. */
export type StripeOptions = { readonly sandbox?: { readonly gateway: number } | undefined; readonly timeout?: number }

/**
 * Opens Stripe accounts with Stripe's own client, unchanged; under the sandbox only host, port and protocol differ. A live key never goes to the sandbox.
 * An account's client is kept, so that its connections are used again.
 */
export function openStripe(options: StripeOptions): (credentials: StripeCredentials) => ReturnType<OpenGateway> {
  const opened = new Map<string, Gateway>()
  return (credentials) => {
    const { secretKey, webhook = null } = credentials
    if (!/^(?:sk|rk)_(?:live|test)_\w+$/.test(secretKey)) return refuse('not_a_secret_key')
    if (options.sandbox && /^.k_live_/.test(secretKey)) return refuse('live_key_in_sandbox')
    const kept = `${secretKey} ${webhook ?? ''}`
    const gateway = opened.get(kept) ?? gatewayOf(credentials, options)
    opened.set(kept, gateway)
    return ok(gateway)
  }
}

/** A kept card is held anew once the old hold is gone; cards may be typed at the desk; the buyer never leaves for a wallet of Stripe's; every payment is kept. */
const abilities: Abilities = { renewal: { by: 'saved' }, cardField: true, wallet: false, protects: false, forgetsUnpaid: false }

function gatewayOf({ secretKey, webhook }: StripeCredentials, { sandbox, timeout = 20_000 }: StripeOptions): Gateway {
  const stripe = new Stripe(secretKey, {
    apiVersion: '2026-10-28.endive',
    maxNetworkRetries: 0,
    timeout,
    telemetry: false,
    appInfo: { name: 'Partsdesk' },
    ...(sandbox ? { host: '127.0.0.1', port: sandbox.gateway, protocol: 'http' as const } : {}),
  })
  return { abilities, ...moneyOf(stripe, sender(stripe)), ...readingsOf(stripe), ...newsOf(stripe, webhook ?? null) }
}
