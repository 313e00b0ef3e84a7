import { ok, refuse, type Result } from '#domain/result.ts'
import type { App } from '#platform/app.ts'
import { inStore, type Actor } from '#platform/doors.ts'
import { sha256, token } from '#platform/secrets.ts'
import { openCredentials, sealCredentials } from '#platform/gateway-credentials.ts'
import { lockSettings, logChanges } from '../queries.ts'
import { changeAccount, readAccount } from './queries.ts'
import type { GatewayName } from './shapes.ts'

/**
 * Asks the gateway to tell this desk by webhook, at a secret address of the account's own; what it signs with is sealed beside the keys. An address set up
 * before is taken back at the gateway.
 */
export async function setUpWebhook(app: App, actor: Actor, gateway: GatewayName): Promise<Result<{ readonly url: string }, string>> {
  const row = await inStore(app, actor, (tx) => readAccount(tx, gateway))
  if (!row) return refuse('no_gateway')
  const account = openCredentials(app, actor.store, row)
  const opened = app.openGateway(account)
  if (!opened.ok) return opened
  const secret = token()
  const url = `${app.config.publicUrl.replace(/\/$/, '')}/hooks/gateways/${secret}`
  const made = await opened.value.listenAt(url, row.webhook_reference)
  if ('unreadable' in made) return refuse('webhook_refused', { message: made.unreadable })
  return inStore(app, actor, async (tx) => {
    await lockSettings(tx)
    const now = await readAccount(tx, gateway)
    if (now?.id !== row.id) return refuse('changed_meanwhile')
    const sealed = sealCredentials(app, actor.store, row.id, {
      ...account,
      credentials: { ...account.credentials, webhook: made.secret },
    } as typeof account)
    await changeAccount(tx, row.id, { sealed_credentials: sealed, webhook_hash: sha256(secret), webhook_reference: made.reference })
    await logChanges(tx, app.clock.now(), [
      { what: 'gateway_webhook', subject: gateway, before: now.webhook_reference, after: made.reference },
    ])
    return ok({ url })
  })
}

/** Says whether cards told by phone may be charged as such through an account. */
export async function allowPhone(
  app: App,
  actor: Actor,
  gateway: GatewayName,
  phone: boolean,
): Promise<Result<{ readonly phone: boolean }, string>> {
  return inStore(app, actor, async (tx) => {
    await lockSettings(tx)
    const row = await readAccount(tx, gateway)
    if (!row) return refuse('no_gateway')
    if (row.moto !== phone) {
      await changeAccount(tx, row.id, { moto: phone })
      await logChanges(tx, app.clock.now(), [{ what: 'gateway_phone', subject: gateway, before: row.moto, after: phone }])
    }
    return ok({ phone })
  })
}
