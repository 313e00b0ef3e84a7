import { uuidv7 } from 'uuidv7'
import { ok, type Result } from '#domain/result.ts'
import type { App } from '#platform/app.ts'
import { inStore, type Actor } from '#platform/doors.ts'
import { credentialsContext } from '#ports/gateway.ts'
import { replaceAccount } from './queries.ts'
import type { GatewayAsk } from './shapes.ts'

/**
 * Keeps a store's keys, sealed, and collects with them from now on. Calls nobody: `testKeys` does that before. Refuses what is no secret key, and a live
 * key while the sandbox is on.
 */
export async function saveAccount(
  app: App,
  actor: Actor,
  ask: GatewayAsk,
): Promise<Result<{ readonly id: string }, 'live_key_in_sandbox' | 'not_a_secret_key'>> {
  const opened = app.openGateway({ gateway: ask.gateway, credentials: { secretKey: ask.secretKey } })
  if (!opened.ok) return opened
  const id = uuidv7()
  const sealed = app.secrets.seal(JSON.stringify({ secretKey: ask.secretKey }), credentialsContext(actor.store, id))
  const live = ask.secretKey.includes('_live_')
  await inStore(app, actor, (tx) =>
    replaceAccount(tx, {
      id,
      gateway: ask.gateway,
      name: ask.name,
      live,
      publishableKey: ask.publishableKey ?? null,
      sealed,
      at: app.clock.now(),
    }),
  )
  return ok({ id })
}
