import { z } from 'zod'
import { carrierCredentialsContext, type EasypostCredentials } from '#ports/carrier.ts'
import type { Secrets } from './secrets.ts'

/** A carrier account's row as far as its credentials go; `pinned` stands open beside them, for it is no secret. */
export type SealedCarrier = { readonly id: string; readonly sealed_credentials: string | null; readonly pinned: readonly string[] | null }

const Kept = z.object({ apiKey: z.string(), webhookSecret: z.string().nullable() })

/** Unseals what EasyPost gave a store; throws when the master key is another or the row was meddled with. */
export function openCarrierCredentials(
  { secrets }: { readonly secrets: Secrets },
  store: string,
  { id, sealed_credentials, pinned }: SealedCarrier,
): EasypostCredentials {
  const kept: unknown = JSON.parse(secrets.open(sealed_credentials ?? '', carrierCredentialsContext(store, id)))
  return { ...Kept.parse(kept), carrierAccounts: pinned }
}

/** Seals what EasyPost gave a store, for its row alone. */
export function sealCarrierCredentials(
  { secrets }: { readonly secrets: Secrets },
  store: string,
  id: string,
  { apiKey, webhookSecret }: EasypostCredentials,
): string {
  return secrets.seal(JSON.stringify({ apiKey, webhookSecret }), carrierCredentialsContext(store, id))
}
