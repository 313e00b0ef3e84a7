import { z } from 'zod'
import { ok, refuse, type Result } from '#domain/result.ts'
import type { App } from '#platform/app.ts'
import type { Tx } from '#platform/doors.ts'
import { credentialsContext, type Gateway, type GatewayAccount, type GatewayName, type OpenRefusal } from '#ports/gateway.ts'
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
  const opened = app.openGateway(credentialsOf(app, tx, row))
  return opened.ok ? ok({ id: row.id, name: row.gateway, phone: row.moto, trouble: row.trouble, gateway: opened.value }) : opened
}

function credentialsOf(
  app: App,
  tx: Tx,
  row: { readonly id: string; readonly gateway: GatewayName; readonly sealed_credentials: string },
): GatewayAccount {
  const kept: unknown = JSON.parse(app.secrets.open(row.sealed_credentials, credentialsContext(tx.store, row.id)))
  return row.gateway === 'stripe'
    ? { gateway: 'stripe', credentials: StripeKept.parse(kept) }
    : { gateway: 'paypal', credentials: PaypalKept.parse(kept) }
}

const StripeKept = z.object({ secretKey: z.string(), webhook: z.string().nullish() })
const PaypalKept = z.object({ clientId: z.string(), secret: z.string(), live: z.boolean(), webhook: z.string().nullish() })
