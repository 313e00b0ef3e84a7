import { ok, refuse, type Result } from '#domain/result.ts'
import type { App } from '#platform/app.ts'
import { openCarrierCredentials, sealCarrierCredentials } from '#platform/carrier-credentials.ts'
import { inStore, type Actor } from '#platform/doors.ts'
import { sha256, token } from '#platform/secrets.ts'
import { lockSettings, logChanges } from '../queries.ts'
import { changeAccount, readAccount } from './queries.ts'
import type { WebhookMade } from './shapes.ts'

/**
 * Makes a secret address at which the carrier may tell of parcels, and the secret it signs with; both are answered once, for a person to enter at the carrier.
 * Of the address only its hash is kept, the secret is sealed beside the key. The address made before opens nothing any more.
 */
export async function makeWebhook(app: App, actor: Actor, id: string): Promise<Result<WebhookMade, 'not_found'>> {
  const [address, secret] = [token(), token()]
  return inStore(app, actor, async (tx) => {
    await lockSettings(tx)
    const row = await readAccount(tx, id)
    if (row?.kind !== 'easypost') return refuse('not_found')
    const credentials = { ...openCarrierCredentials(app, actor.store, row), webhookSecret: secret }
    const sealed = sealCarrierCredentials(app, actor.store, id, credentials)
    await changeAccount(tx, id, { sealed_credentials: sealed, webhook_hash: sha256(address) })
    await logChanges(tx, app.clock.now(), [{ what: 'carrier_webhook', subject: row.name, before: null, after: null }])
    return ok({ url: `${app.config.publicUrl.replace(/\/$/, '')}/hooks/carriers/${address}`, secret })
  })
}
