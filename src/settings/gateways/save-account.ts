import { isDeepStrictEqual } from 'node:util'
import { uuidv7 } from 'uuidv7'
import { ok, type Result } from '#domain/result.ts'
import type { App } from '#platform/app.ts'
import { inStore, type Actor } from '#platform/doors.ts'
import { credentialsContext } from '#ports/gateway.ts'
import { lockSettings, logChanges } from '../queries.ts'
import { openCredentials } from './credentials.ts'
import { readAccount, replaceAccount, type AccountRow } from './queries.ts'
import type { GatewayAsk, GatewayLogged } from './shapes.ts'

/**
 * Keeps a store's keys, sealed, and collects with them from now on; the ones it has already are kept as they stand. Calls nobody: `testKeys` does that
 * before. Refuses what is no secret key, and a live key while the sandbox is on.
 */
export async function saveAccount(
  app: App,
  actor: Actor,
  ask: GatewayAsk,
): Promise<Result<{ readonly id: string }, 'live_key_in_sandbox' | 'not_a_secret_key'>> {
  const opened = app.openGateway({ gateway: ask.gateway, credentials: { secretKey: ask.secretKey } })
  if (!opened.ok) return opened
  const at = app.clock.now()
  return inStore(app, actor, async (tx) => {
    await lockSettings(tx)
    const row = await readAccount(tx)
    const kept = row && keptOf(app, actor, row)
    const asked = { name: ask.name, secretKey: ask.secretKey, publishableKey: ask.publishableKey ?? null }
    if (row && isDeepStrictEqual(kept, asked)) return ok({ id: row.id })
    const id = uuidv7()
    const sealed = app.secrets.seal(JSON.stringify({ secretKey: ask.secretKey }), credentialsContext(actor.store, id))
    await replaceAccount(tx, { ...asked, id, gateway: ask.gateway, live: isLive(ask.secretKey), sealed, at })
    await logChanges(tx, at, [{ what: 'gateway_keys', before: kept ? loggedOf(kept) : null, after: loggedOf(asked) }])
    return ok({ id })
  })
}

type Kept = { readonly name: string; readonly secretKey: string; readonly publishableKey: string | null }

function keptOf(app: App, actor: Actor, row: AccountRow): Kept {
  return { name: row.name, secretKey: openCredentials(app, actor.store, row).secretKey, publishableKey: row.publishable_key }
}

function loggedOf({ name, secretKey, publishableKey }: Kept): GatewayLogged {
  return { name, live: isLive(secretKey), keyEnds: secretKey.slice(-4), publishableKey }
}

function isLive(secretKey: string): boolean {
  return secretKey.includes('_live_')
}
