import { ok, refuse } from '#domain/result.ts'
import type { Abilities, Gateway, OpenGateway, PaypalCredentials } from '#ports/gateway.ts'
import { openClient } from './client.ts'
import { moneyOf } from './money.ts'
import { newsOf } from './news.ts'
import { readingsOf } from './readings.ts'
import { trackingOf } from './tracking.ts'

/** Where PayPal is played on this machine instead, and how long one call may take in milliseconds. */
export type PaypalOptions = { readonly sandbox?: { readonly paypal: number } | undefined; readonly timeout?: number }

/** PayPal renews a hold itself from the fourth day to the twenty-ninth; money is approved at its own page. Source: PayPal's guide on reauthorizing. */
const abilities: Abilities = {
  renewal: { by: 'same', fromDay: 3, untilDay: 29 },
  cardField: false,
  wallet: true,
  protects: true,
  forgetsUnpaid: true,
}

/**
 * Opens PayPal apps with PayPal's own client; under the sandbox only the host differs. An app for real money never goes to the sandbox, and the sandbox's own
 * ids go nowhere else. An account's client is kept, so that its token and connections are used again.
 */
export function openPaypal(options: PaypalOptions): (credentials: PaypalCredentials) => ReturnType<OpenGateway> {
  const opened = new Map<string, Gateway>()
  return (credentials) => {
    const { clientId, secret, live, webhook = null } = credentials
    const played = clientId.startsWith('pp_test_')
    if (options.sandbox ? !played || live : played) return refuse(options.sandbox ? 'live_key_in_sandbox' : 'not_a_secret_key')
    const kept = JSON.stringify([clientId, secret, live, webhook])
    const gateway = opened.get(kept) ?? gatewayOf(credentials, options)
    opened.set(kept, gateway)
    return ok(gateway)
  }
}

function gatewayOf(credentials: PaypalCredentials, { sandbox, timeout = 20_000 }: PaypalOptions): Gateway {
  const paypal = openClient(credentials, sandbox ? `http://127.0.0.1:${sandbox.paypal}` : null, timeout)
  const readings = readingsOf(paypal)
  return {
    abilities,
    ...readings,
    ...moneyOf(paypal, readings.find),
    ...trackingOf(paypal),
    ...newsOf(paypal, credentials.webhook ?? null),
  }
}
