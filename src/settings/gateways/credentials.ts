import { z } from 'zod'
import type { App } from '#platform/app.ts'
import { credentialsContext, type GatewayAccount } from '#ports/gateway.ts'
import type { GatewayAsk, GatewayName } from './shapes.ts'

/** Unseals an account's credentials; throws when the master key is another or the row was meddled with. */
export function openCredentials(
  app: App,
  store: string,
  account: { readonly id: string; readonly gateway: GatewayName; readonly sealed_credentials: string },
): GatewayAccount {
  const kept: unknown = JSON.parse(app.secrets.open(account.sealed_credentials, credentialsContext(store, account.id)))
  return account.gateway === 'stripe'
    ? { gateway: 'stripe', credentials: StripeKept.parse(kept) }
    : { gateway: 'paypal', credentials: PaypalKept.parse(kept) }
}

/** Seals what a gateway gave a store, for its row alone. */
export function sealCredentials(app: App, store: string, id: string, { credentials }: GatewayAccount): string {
  return app.secrets.seal(JSON.stringify(credentials), credentialsContext(store, id))
}

/** What was typed, as the port takes it. */
export function accountOf(ask: GatewayAsk): GatewayAccount {
  return ask.gateway === 'stripe'
    ? { gateway: 'stripe', credentials: { secretKey: ask.secretKey } }
    : { gateway: 'paypal', credentials: { clientId: ask.clientId, secret: ask.secret, live: ask.live ?? false } }
}

/** The secret of an account, by whose end keys are told apart. */
export function secretOf({ gateway, credentials }: GatewayAccount): string {
  return gateway === 'stripe' ? credentials.secretKey : credentials.secret
}

const StripeKept = z.object({ secretKey: z.string(), webhook: z.string().nullish() })
const PaypalKept = z.object({ clientId: z.string(), secret: z.string(), live: z.boolean(), webhook: z.string().nullish() })
