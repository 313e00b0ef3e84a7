import { ok, refuse, type Result } from '#domain/result.ts'
import type { App } from '#platform/app.ts'
import { inNetwork } from '#platform/doors.ts'
import { sha256 } from '#platform/secrets.ts'
import type { PasskeyAsk } from '../../shapes.ts'
import { readFactors } from '../queries.ts'
import { deleteStep, lockStep, saveChallenge } from '../steps/queries.ts'
import { openStep } from '../steps/step.ts'
import { countUse, lockPasskey } from './queries.ts'
import { authenticationOptions, readAssertion } from './webauthn.ts'

/** A challenge for whoever has a passkey of this desk: nobody is named, the passkey itself says whose it is. */
export async function challengeAnybody(app: App) {
  const options = await authenticationOptions(app)
  return { options, step: await inNetwork(app, (tx) => openStep(app, tx, 'passkey', { challenge: options.challenge })) }
}

/** A challenge for the passkeys of the person whose second factor is asked. */
export async function challengeSecond(app: App, secret: string): Promise<Result<{ readonly options: object }, 'step_over'>> {
  const passkeys = await inNetwork(app, async (tx) => {
    const step = await lockStep(tx, sha256(secret), 'second', app.clock.now())
    return step?.person ? (await readFactors(tx, step.person)).passkeys : null
  })
  if (!passkeys) return refuse('step_over')
  const options = await authenticationOptions(app, passkeys)
  await inNetwork(app, (tx) => saveChallenge(tx, sha256(secret), options.challenge))
  return ok({ options })
}

/**
 * Whose passkey signed the challenge of a step. The challenge counts once, whatever comes of it. As a second factor it has to be a passkey of the person
 * whose password was right. A passkey nobody knows and a wrong signature are one answer.
 */
export async function usePasskey(
  app: App,
  ask: PasskeyAsk,
  purpose: 'passkey' | 'second',
): Promise<Result<{ readonly person: string }, 'step_over' | 'passkey_refused'>> {
  const [hash, now] = [sha256(ask.step), app.clock.now()]
  const step = await inNetwork(app, async (tx) => {
    const waiting = await lockStep(tx, hash, purpose, now)
    if (waiting) await (purpose === 'passkey' ? deleteStep(tx, hash) : saveChallenge(tx, hash, null))
    return waiting
  })
  const { challenge } = step ?? {}
  if (!step || !challenge) return refuse('step_over')
  return inNetwork(app, async (tx) => {
    const row = await lockPasskey(tx, ask.response.id)
    if (!row || (purpose === 'second' && row.person_id !== step.person)) return refuse('passkey_refused')
    const { id, public_key, counter, transports } = row
    const stands = await readAssertion(app, ask.response, challenge, { id, publicKey: Uint8Array.from(public_key), counter, transports })
    if (stands === null) return refuse('passkey_refused')
    await countUse(tx, id, stands, now)
    if (purpose === 'second') await deleteStep(tx, hash)
    return ok({ person: row.person_id })
  })
}
