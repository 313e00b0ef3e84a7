import { ok, refuse, type Result } from '#domain/result.ts'
import type { App } from '#platform/app.ts'
import type { Tx } from '#platform/doors.ts'
import { openCredentials } from '#platform/gateway-credentials.ts'
import type { Gateway, GatewayName, OpenRefusal } from '#ports/gateway.ts'
import { findAccount } from './queries.ts'

export type AccountRefusal = 'no_gateway' | 'gateway_stopped' | OpenRefusal

/** A store's account at a gateway, opened; `phone`: cards told by phone may be charged as such. */
export type OpenAccount = {
  readonly id: string
  readonly name: GatewayName
  readonly phone: boolean
  /** the gateway refused its keys, in its own words: no new money goes through it until somebody has tried them again */
  readonly trouble: string | null
  readonly gateway: Gateway
}

/** Opens the gateway account a payment was made through (even one out of use since), or the store's own at a gateway. Calls nobody. */
export async function openAccount(
  app: App,
  tx: Tx,
  which: { readonly id: string } | { readonly gateway: GatewayName },
): Promise<Result<OpenAccount, AccountRefusal>> {
  const row = await findAccount(tx, which)
  if (!row) return refuse('no_gateway')
  const opened = app.openGateway(openCredentials(app, tx.store, row))
  return opened.ok ? ok({ id: row.id, name: row.gateway, phone: row.moto, trouble: row.trouble, gateway: opened.value }) : opened
}
