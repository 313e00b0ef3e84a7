import { ok, refuse, type Result } from '#domain/result.ts'
import type { App } from '#platform/app.ts'
import { openCarrierCredentials } from '#platform/carrier-credentials.ts'
import { inStore, type Actor } from '#platform/doors.ts'
import type { EasypostCredentials, OpenCarrierRefusal } from '#ports/carrier.ts'
import { changeAccount, readAccount } from './queries.ts'

export type TestRefusal =
  | 'carrier_key_refused'
  | 'carrier_away'
  | 'live_carrier_key_in_sandbox'
  | Exclude<OpenCarrierRefusal, 'live_key_in_sandbox'>

/** Asks EasyPost whether it takes this key. A live key under the sandbox, and what is no key, are refused without asking. */
export async function testKey(app: App, credentials: EasypostCredentials): Promise<Result<{ readonly taken: true }, TestRefusal>> {
  const opened = app.openCarrier({ kind: 'easypost', credentials })
  if (!opened.ok) return refuse(opened.code === 'live_key_in_sandbox' ? 'live_carrier_key_in_sandbox' : opened.code)
  const tested = await opened.value.test()
  if (tested.ok) return ok({ taken: true })
  return tested.away ? refuse('carrier_away') : refuse('carrier_key_refused', { message: tested.message })
}

/** The same with the key an account has. One that was refused before goes on when it is taken again. */
export async function testAccount(
  app: App,
  actor: Actor,
  id: string,
): Promise<Result<{ readonly taken: true }, TestRefusal | 'not_found'>> {
  const row = await inStore(app, actor, (tx) => readAccount(tx, id))
  if (row?.kind !== 'easypost') return refuse('not_found')
  const tested = await testKey(app, openCarrierCredentials(app, actor.store, row))
  if (tested.ok && row.trouble !== null) await inStore(app, actor, (tx) => changeAccount(tx, id, { trouble: null }))
  return tested
}
