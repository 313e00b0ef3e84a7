import { z } from 'zod'
import { ok, refuse, type Result } from '#domain/result.ts'
import type { App } from '#platform/app.ts'
import type { Tx } from '#platform/doors.ts'
import { credentialsContext, type Gateway } from '#ports/gateway.ts'
import { findAccount } from '../queries.ts'

export type AccountRefusal = 'no_gateway' | 'live_key_in_sandbox' | 'not_a_secret_key'

/** Opens the gateway account a payment was made through (even one out of use since), or the store's own when none is named. Calls nobody. */
export async function openAccount(
  app: App,
  tx: Tx,
  id: string | null,
): Promise<Result<{ readonly id: string; readonly gateway: Gateway }, AccountRefusal>> {
  const row = await findAccount(tx, id)
  if (!row) return refuse('no_gateway')
  const credentials = Credentials.parse(JSON.parse(app.secrets.open(row.sealed_credentials, credentialsContext(tx.store, row.id))))
  const opened = app.openGateway({ gateway: 'stripe', credentials })
  return opened.ok ? ok({ id: row.id, gateway: opened.value }) : opened
}

const Credentials = z.object({ secretKey: z.string() })
