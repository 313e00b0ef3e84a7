import { ok, refuse, type Result } from '#domain/result.ts'
import type { App } from '#platform/app.ts'
import { inStore, type Actor } from '#platform/doors.ts'
import type { GatewayAccount, OpenRefusal } from '#ports/gateway.ts'
import { openCredentials } from '#platform/gateway-credentials.ts'
import { changeAccount, readAccount } from './queries.ts'
import { askAgain } from './save-account.ts'
import type { GatewayName } from './shapes.ts'

export type TestRefusal = 'keys_refused' | 'gateway_away' | OpenRefusal

/** Asks the gateway whether it takes these keys; answers the account's name there. */
export async function testKeys(app: App, account: GatewayAccount): Promise<Result<{ readonly account: string }, TestRefusal>> {
  const opened = app.openGateway(account)
  if (!opened.ok) return opened
  const tested = await opened.value.test()
  if (tested.ok) return ok({ account: tested.account })
  return refuse(tested.away ? 'gateway_away' : 'keys_refused', { message: tested.message })
}

/** The same with the keys the store has. An account that was stopped because its keys were refused goes on when they are taken again. */
export async function testAccount(
  app: App,
  actor: Actor,
  gateway: GatewayName,
): Promise<Result<{ readonly account: string }, TestRefusal | 'no_gateway'>> {
  const row = await inStore(app, actor, (tx) => readAccount(tx, gateway))
  if (!row) return refuse('no_gateway')
  const tested = await testKeys(app, openCredentials(app, actor.store, row))
  if (!tested.ok || row.trouble === null) return tested
  await inStore(app, actor, async (tx) => {
    await changeAccount(tx, row.id, { trouble: null })
    await askAgain(app, tx, gateway)
  })
  return tested
}
