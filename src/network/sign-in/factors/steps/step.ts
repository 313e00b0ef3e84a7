import type { App } from '#platform/app.ts'
import type { NetworkTx } from '#platform/doors.ts'
import { sha256, token } from '#platform/secrets.ts'
import { insertStep, type Step, type StepPurpose } from './queries.ts'

/** Minutes a step waits for its second half. */
const minutes = 10

/** Begins a step; answers the secret that names it, of which only the hash is kept. The page that asked holds it in memory and nowhere else. */
export async function openStep(app: App, tx: NetworkTx, purpose: StepPurpose, step: Partial<Step>): Promise<string> {
  const secret = token()
  const expiresAt = new Date(app.clock.now().getTime() + minutes * 60_000)
  await insertStep(tx, { person: null, challenge: null, sealed: null, ...step, hash: sha256(secret), purpose, expiresAt })
  return secret
}
