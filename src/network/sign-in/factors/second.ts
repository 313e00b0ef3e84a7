import { ok, refuse, type Result } from '#domain/result.ts'
import type { App } from '#platform/app.ts'
import { inNetwork } from '#platform/doors.ts'
import { sha256 } from '#platform/secrets.ts'
import type { StepCodeAsk } from '../shapes.ts'
import { useCode } from './codes.ts'
import { deleteStep, lockStep } from './steps/queries.ts'

/** The person of a step whose second factor is asked; null when it is over. */
export async function personOfStep(app: App, secret: string): Promise<string | null> {
  const step = await inNetwork(app, (tx) => lockStep(tx, sha256(secret), 'second', app.clock.now()))
  return step?.person ?? null
}

/** Ends the step with a code of the person's app or a recovery code. A wrong one leaves it open for another try. */
export async function useSecondCode(
  app: App,
  ask: StepCodeAsk,
): Promise<Result<{ readonly person: string; readonly way: 'totp' | 'recovery' }, 'step_over' | 'wrong_code'>> {
  const hash = sha256(ask.step)
  return inNetwork(app, async (tx) => {
    const step = await lockStep(tx, hash, 'second', app.clock.now())
    if (!step?.person) return refuse('step_over')
    const way = await useCode(app, tx, step.person, ask.code)
    if (!way) return refuse('wrong_code')
    await deleteStep(tx, hash)
    return ok({ person: step.person, way })
  })
}
