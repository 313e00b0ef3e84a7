import { z } from 'zod'
import { credentialsContext, type GatewayAccount, type GatewayName } from '#ports/gateway.ts'
import type { Secrets } from './secrets.ts'

/** A gateway account's row as far as its credentials go. */
export type SealedAccount = { readonly id: string; readonly gateway: GatewayName; readonly sealed_credentials: string }

/** Unseals an account's credentials; throws when the master key is another or the row was meddled with. */
export function openCredentials(
  { secrets }: { readonly secrets: Secrets },
  store: string,
  { id, gateway, sealed_credentials }: SealedAccount,
): GatewayAccount {
  const kept: unknown = JSON.parse(secrets.open(sealed_credentials, credentialsContext(store, id)))
  return gateway === 'stripe'
    ? { gateway: 'stripe', credentials: StripeKept.parse(kept) }
    : { gateway: 'paypal', credentials: PaypalKept.parse(kept) }
}

/** Seals what a gateway gave a store, for its row alone. */
export function sealCredentials(
  { secrets }: { readonly secrets: Secrets },
  store: string,
  id: string,
  { credentials }: GatewayAccount,
): string {
  return secrets.seal(JSON.stringify(credentials), credentialsContext(store, id))
}

const StripeKept = z.object({ secretKey: z.string(), webhook: z.string().nullish() })
const PaypalKept = z.object({ clientId: z.string(), secret: z.string(), live: z.boolean(), webhook: z.string().nullish() })
