import { ok, refuse, type Result } from '#domain/result.ts'
import type { Carrier, CarrierAbilities, EasypostCredentials, OpenCarrierRefusal } from '#ports/carrier.ts'
import { buyingOf } from './buying.ts'
import { checkAddressOf } from './check-address.ts'
import { openClients, type Client, type Deadlines } from './client.ts'
import { toFailure } from './failures.ts'
import { labelOf } from './label.ts'
import { listenOf } from './listen.ts'
import { hearOf } from './news.ts'
import { quoteOf } from './quote.ts'
import { trackOf } from './tracking.ts'

/** Where the carrier is played on this machine instead of by EasyPost, and how long calls may take, milliseconds. */
export type EasypostOptions = { readonly sandbox?: { readonly carrier: number } | undefined; readonly deadlines?: Deadlines }

/**
 * Opens EasyPost accounts with EasyPost's own client, unchanged; under the sandbox only the address differs. A live key never goes to the sandbox. Nobody is
 * called yet.
 */
export function openEasypost(options: EasypostOptions): (credentials: EasypostCredentials) => Result<Carrier, OpenCarrierRefusal> {
  return (credentials) => {
    if (!/^EZ[AT]K\w+$/.test(credentials.apiKey)) return refuse('not_an_api_key')
    if (options.sandbox && credentials.apiKey.startsWith('EZAK')) return refuse('live_key_in_sandbox')
    return ok(carrierOf(credentials, options))
  }
}

const abilities: CarrierAbilities = { labels: true, checksAddresses: true, tracks: true }
const patient: Deadlines = { quote: 12_000, buy: 30_000, other: 10_000 }

function carrierOf(
  { apiKey, webhookSecret, carrierAccounts }: EasypostCredentials,
  { sandbox, deadlines = patient }: EasypostOptions,
): Carrier {
  const origin = sandbox && `http://127.0.0.1:${sandbox.carrier}`
  const clients = openClients(apiKey, deadlines, origin)
  return {
    abilities,
    checkAddress: checkAddressOf(clients.other),
    quote: quoteOf(clients.quote, carrierAccounts),
    ...buyingOf(clients),
    label: labelOf(clients.other, { origin, timeoutMs: deadlines.other }),
    track: trackOf(clients.other),
    listenAt: listenOf(clients.other),
    hear: hearOf(webhookSecret),
    test: testOf(clients.other),
  }
}

/** Does the key work? Carrier accounts are shown to live keys only, webhooks to both kinds. */
function testOf(client: Client): Carrier['test'] {
  return async () => {
    try {
      await client.Webhook.all()
      return { ok: true }
    } catch (thrown) {
      const failure = toFailure(thrown, false)
      return { ok: false, away: failure.outcome !== 'config', message: 'message' in failure ? failure.message : '' }
    }
  }
}
