import type { App } from '#platform/app.ts'
import type { NetworkTx } from '#platform/doors.ts'
import { sha256, token } from '#platform/secrets.ts'
import { insertStep } from './queries.ts'

/** What a step leads to: the second factor after the password, a sign-in by passkey alone, or a factor that is set up. */
export type StepPurpose = 'second' | 'passkey' | 'new_passkey' | 'new_totp'

/** What is kept of a step: whose it is, what an authenticator has to sign, the sealed secret of an app that is set up. */
export type Step = { readonly person: string | null; readonly challenge: string | null; readonly sealed: string | null }

/** Minutes a step waits for its second half. */
const minutes = 10

/** Begins a step; answers the secret that names it, of which only the hash is kept. The page that asked holds it in memory and nowhere else. */
export async function openStep(app: App, tx: NetworkTx, purpose: StepPurpose, step: Partial<Step>): Promise<string> {
  const secret = token()
  const expiresAt = new Date(app.clock.now().getTime() + minutes * 60_000)
  await insertStep(tx, { person: null, challenge: null, sealed: null, ...step, hash: sha256(secret), purpose, expiresAt })
  return secret
}
