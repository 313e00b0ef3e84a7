import { uuidv7 } from 'uuidv7'
import { ok, type Result } from '#domain/result.ts'
import type { App } from '#platform/app.ts'
import { inStore, type Actor, type Tx } from '#platform/doors.ts'
import type { GatewayAccount, OpenRefusal } from '#ports/gateway.ts'
import { openCredentials, sealCredentials } from '#platform/gateway-credentials.ts'
import { lockSettings, logChanges } from '../queries.ts'
import { accountOf, secretOf } from './credentials.ts'
import { listUnconfirmed, readAccount, replaceAccount, type AccountRow } from './queries.ts'
import type { GatewayAsk, GatewayLogged, GatewayName } from './shapes.ts'

/**
 * Keeps a store's keys at one gateway, sealed, and collects with them from now on; the ones it has already are kept as they stand. Calls nobody:
 * `testKeys` does that before. Payments that waited for keys are asked about now.
 */
export async function saveAccount(app: App, actor: Actor, ask: GatewayAsk): Promise<Result<{ readonly id: string }, OpenRefusal>> {
  const account = accountOf(ask)
  const opened = app.openGateway(account)
  if (!opened.ok) return opened
  const at = app.clock.now()
  return inStore(app, actor, async (tx) => {
    await lockSettings(tx)
    const row = await readAccount(tx, ask.gateway)
    const kept = row && openCredentials(app, actor.store, row)
    const after = loggedOf(ask, account)
    if (row && kept && secretOf(kept) === secretOf(account) && row.name === after.name && row.publishable_key === after.publishableKey)
      return ok({ id: row.id })
    const id = uuidv7()
    const sealed = sealCredentials(app, actor.store, id, account)
    await replaceAccount(tx, { ...after, id, sealed, phone: row?.moto ?? false, at })
    await askAgain(app, tx, ask.gateway)
    await logChanges(tx, at, [{ what: 'gateway_keys', before: row && kept ? loggedRow(row, kept) : null, after }])
    return ok({ id })
  })
}

/** Puts the orders back to work whose payment could not be confirmed for want of keys. */
export async function askAgain(app: App, tx: Tx, gateway: GatewayName): Promise<void> {
  await app.jobs.put(tx, 'arrived', await listUnconfirmed(tx, gateway))
}

/** Real money, by the key or by what was said with it. */
export function isLive({ gateway, credentials }: GatewayAccount): boolean {
  return gateway === 'stripe' ? credentials.secretKey.includes('_live_') : credentials.live
}

function loggedOf(ask: GatewayAsk, account: GatewayAccount): GatewayLogged {
  const publishableKey = ask.gateway === 'stripe' ? (ask.publishableKey ?? null) : ask.clientId
  return { gateway: ask.gateway, name: ask.name, live: isLive(account), keyEnds: secretOf(account).slice(-4), publishableKey }
}

function loggedRow(row: AccountRow, kept: GatewayAccount): GatewayLogged {
  return { gateway: row.gateway, name: row.name, live: row.live, keyEnds: secretOf(kept).slice(-4), publishableKey: row.publishable_key }
}
