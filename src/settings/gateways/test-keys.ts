import { ok, refuse, type Result } from '#domain/result.ts'
import type { App } from '#platform/app.ts'
import { inStore, type Actor } from '#platform/doors.ts'
import type { GatewayAccount } from '#ports/gateway.ts'
import { openCredentials } from './credentials.ts'
import { readAccount } from './queries.ts'

export type TestRefusal = 'keys_refused' | 'gateway_away' | 'live_key_in_sandbox' | 'not_a_secret_key'

/** Asks the gateway whether it takes these keys; answers the account's name there. */
export async function testKeys(app: App, account: GatewayAccount): Promise<Result<{ readonly account: string }, TestRefusal>> {
  const opened = app.openGateway(account)
  if (!opened.ok) return opened
  const tested = await opened.value.test()
  if (tested.ok) return ok({ account: tested.account })
  return refuse(tested.away ? 'gateway_away' : 'keys_refused', { message: tested.message })
}

/** The same with the keys the store has. */
export async function testAccount(app: App, actor: Actor): Promise<Result<{ readonly account: string }, TestRefusal | 'no_gateway'>> {
  const row = await inStore(app, actor, readAccount)
  if (!row) return refuse('no_gateway')
  return testKeys(app, { gateway: 'stripe', credentials: openCredentials(app, actor.store, row) })
}
