import { z } from 'zod'
import type { App } from '#platform/app.ts'
import { credentialsContext } from '#ports/gateway.ts'

/** Unseals an account's credentials; throws when the master key is another or the row was meddled with. */
export function openCredentials(
  app: App,
  store: string,
  account: { readonly id: string; readonly sealed_credentials: string },
): { readonly secretKey: string } {
  return Credentials.parse(JSON.parse(app.secrets.open(account.sealed_credentials, credentialsContext(store, account.id))))
}

const Credentials = z.object({ secretKey: z.string() })
