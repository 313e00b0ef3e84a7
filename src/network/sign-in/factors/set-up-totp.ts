import { ok, refuse, type Result } from '#domain/result.ts'
import type { App } from '#platform/app.ts'
import { inNetwork } from '#platform/doors.ts'
import type { SignedIn } from '#platform/http.ts'
import { sha256 } from '#platform/secrets.ts'
import type { CodesView, NewTotpView, StepCodeAsk } from '../shapes.ts'
import { makeSecret, sealContext, stepOfCode } from './codes.ts'
import { dropIdleCodes, keepFactor } from './keep-factor.ts'
import { deleteTotp, saveTotp } from './queries.ts'
import { deleteStep, lockStep } from './steps/queries.ts'
import { openStep } from './steps/step.ts'

/** Begins to set up an authenticator app: its secret is told this once, and counts when a code proves that the app has it. */
export async function beginTotp(app: App, { person }: SignedIn): Promise<NewTotpView> {
  const made = makeSecret(person.email)
  const sealed = app.secrets.seal(made.secret, sealContext(person.id))
  const step = await inNetwork(app, (tx) => openStep(app, tx, 'new_totp', { person: person.id, sealed }))
  return { step, ...made }
}

/** Sets the app up, in place of any other, once it told a right code. With the first factor come ten recovery codes, and every other session ends. */
export async function confirmTotp(app: App, who: SignedIn, ask: StepCodeAsk): Promise<Result<CodesView, 'step_over' | 'wrong_code'>> {
  const { id } = who.person
  const [hash, now] = [sha256(ask.step), app.clock.now()]
  return inNetwork(app, async (tx) => {
    const step = await lockStep(tx, hash, 'new_totp', now)
    if (step?.person !== id || step.sealed === null) return refuse('step_over')
    const proved = stepOfCode(app.secrets.open(step.sealed, sealContext(id)), ask.code.replaceAll(/\s/g, ''), now)
    if (proved === null) return refuse('wrong_code')
    await deleteStep(tx, hash)
    return ok(await keepFactor(app, tx, who, () => saveTotp(tx, id, step.sealed ?? '', proved, now)))
  })
}

/** Turns the app off. Without any other factor the recovery codes go with it. */
export async function turnTotpOff(app: App, { person }: SignedIn): Promise<Result<object, 'not_found'>> {
  return inNetwork(app, async (tx) => {
    if (!(await deleteTotp(tx, person.id))) return refuse('not_found')
    await dropIdleCodes(tx, person.id)
    return ok({})
  })
}
