import { ok, refuse, type Result } from '#domain/result.ts'
import type { App } from '#platform/app.ts'
import { inNetwork } from '#platform/doors.ts'
import type { SignedIn } from '#platform/http.ts'
import { sha256 } from '#platform/secrets.ts'
import type { CodesView, NewPasskeyAsk } from '../../shapes.ts'
import { dropIdleCodes, keepFactor } from '../keep-factor.ts'
import { readFactors } from '../queries.ts'
import { deleteStep, lockStep } from '../steps/queries.ts'
import { openStep } from '../steps/step.ts'
import { deletePasskey, insertPasskey } from './queries.ts'
import { readRegistration, registrationOptions } from './webauthn.ts'

/** Begins to make a passkey: what the browser needs, and the step that waits for its answer. */
export async function beginPasskey(app: App, { person }: SignedIn) {
  const { passkeys } = await inNetwork(app, (tx) => readFactors(tx, person.id))
  const options = await registrationOptions(app, person, passkeys)
  const step = await inNetwork(app, (tx) => openStep(app, tx, 'new_passkey', { person: person.id, challenge: options.challenge }))
  return { step, options }
}

/** Keeps the passkey a browser made. Its challenge counts once, whatever comes of it. With the first factor come ten recovery codes, and every other session ends. */
export async function addPasskey(
  app: App,
  who: SignedIn,
  ask: NewPasskeyAsk,
): Promise<Result<CodesView, 'step_over' | 'passkey_refused' | 'passkey_known'>> {
  const challenge = await takeChallenge(app, who, ask.step)
  if (challenge === null) return refuse('step_over')
  const made = await readRegistration(app, ask.response, challenge)
  if (!made) return refuse('passkey_refused')
  const row = {
    id: made.id,
    person_id: who.person.id,
    name: ask.name,
    public_key: Buffer.from(made.publicKey),
    counter: made.counter,
    transports: [...(made.transports ?? [])],
    created_at: app.clock.now(),
  }
  return inNetwork(app, async (tx) => {
    let known = false
    const kept = await keepFactor(app, tx, who, async () => {
      known = !(await insertPasskey(tx, row))
    })
    return known ? refuse('passkey_known') : ok(kept)
  })
}

/** Forgets a passkey of the person. Without any other factor the recovery codes go with it. */
export async function removePasskey(app: App, { person }: SignedIn, id: string): Promise<Result<object, 'not_found'>> {
  return inNetwork(app, async (tx) => {
    if (!(await deletePasskey(tx, person.id, id))) return refuse('not_found')
    await dropIdleCodes(tx, person.id)
    return ok({})
  })
}

async function takeChallenge(app: App, { person }: SignedIn, secret: string): Promise<string | null> {
  return inNetwork(app, async (tx) => {
    const step = await lockStep(tx, sha256(secret), 'new_passkey', app.clock.now())
    if (step?.person !== person.id) return null
    await deleteStep(tx, sha256(secret))
    return step.challenge
  })
}
