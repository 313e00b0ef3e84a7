import { ok, refuse, type Result } from '#domain/result.ts'
import type { App } from '#platform/app.ts'
import { openCarrierCredentials, sealCarrierCredentials } from '#platform/carrier-credentials.ts'
import { inStore, type Actor } from '#platform/doors.ts'
import { mayBePublic } from '#platform/outside/public-host.ts'
import { sha256, token } from '#platform/secrets.ts'
import { lockSettings, logChanges } from '../queries.ts'
import { changeAccount, readAccount } from './queries.ts'
import type { WebhookMade } from './shapes.ts'

/** Can a carrier reach this desk at all? The sandbox's is on the same machine; any other needs an address of the open internet. */
export function isReachable({ config }: Pick<App, 'config'>): boolean {
  return config.sandbox !== undefined || mayBePublic(new URL(config.publicUrl).hostname)
}

/** Enters a secret address of this desk at the carrier, in place of the one entered before. Refused when the carrier cannot reach the desk, and with its words when it takes none. */
export async function setUpWebhook(app: App, actor: Actor, id: string): Promise<Result<{ readonly set: true }, string>> {
  if (!isReachable(app)) return refuse('desk_not_reachable')
  const row = await inStore(app, actor, (tx) => readAccount(tx, id))
  if (row?.kind !== 'easypost') return refuse('not_found')
  const opened = app.openCarrier({ kind: 'easypost', credentials: openCarrierCredentials(app, actor.store, row) })
  if (!opened.ok) return opened
  const made = newWebhook(app)
  const entered = await opened.value.listenAt(made.url, made.secret, row.webhook_reference)
  if (entered.outcome === 'retry') return refuse('carrier_away')
  if (entered.outcome === 'config') return refuse('carrier_key_refused', { message: entered.message })
  if (entered.outcome !== 'done') return refuse('carrier_webhook_refused', { message: entered.message })
  const kept = await keep(app, actor, id, made, entered.reference)
  return kept.ok ? ok({ set: true }) : kept
}

/**
 * Makes a secret address at which the carrier may tell of parcels, and the secret it signs with; both are answered once, for a person to enter at the carrier.
 * Of the address only its hash is kept, the secret is sealed beside the key. The address made before opens nothing any more.
 */
export async function makeWebhook(app: App, actor: Actor, id: string): Promise<Result<WebhookMade, 'not_found'>> {
  const made = newWebhook(app)
  const kept = await keep(app, actor, id, made, null)
  return kept.ok ? ok({ url: made.url, secret: made.secret }) : kept
}

type NewWebhook = WebhookMade & { readonly address: string }

function newWebhook({ config }: App): NewWebhook {
  const [address, secret] = [token(), token()]
  return { address, secret, url: `${config.publicUrl.replace(/\/$/, '')}/hooks/carriers/${address}` }
}

async function keep(app: App, actor: Actor, id: string, made: NewWebhook, reference: string | null): Promise<Result<null, 'not_found'>> {
  return inStore(app, actor, async (tx) => {
    await lockSettings(tx)
    const row = await readAccount(tx, id)
    if (row?.kind !== 'easypost') return refuse('not_found')
    const credentials = { ...openCarrierCredentials(app, actor.store, row), webhookSecret: made.secret }
    const sealed = sealCarrierCredentials(app, actor.store, id, credentials)
    const known = reference === null ? {} : { webhook_reference: reference }
    await changeAccount(tx, id, { sealed_credentials: sealed, webhook_hash: sha256(made.address), ...known })
    await logChanges(tx, app.clock.now(), [{ what: 'carrier_webhook', subject: row.name, before: null, after: null }])
    return ok(null)
  })
}
