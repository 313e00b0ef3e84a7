import type { Context, Env } from 'hono'
import { ok, refuse, type Result } from '#domain/result.ts'
import type { SignInWay } from '#domain/sign-in/log.ts'
import type { App } from '#platform/app.ts'
import { inNetwork } from '#platform/doors.ts'
import { dropSession, startSession } from '#platform/session.ts'
import { mailAgain } from './factors/lost/end-factors.ts'
import { isEnded } from './factors/lost/queries.ts'
import { readFactors } from './factors/queries.ts'
import { openStep } from './factors/steps/step.ts'
import { record } from './log/record.ts'
import type { EnterView } from './shapes.ts'

/** Lets somebody in who has shown all that is asked: ends the session the browser came with, starts a fresh one, and writes it down. */
export async function enter<E extends Env>(app: App, c: Context<E>, person: string, way: SignInWay): Promise<void> {
  await dropSession(app, c)
  await startSession(app, c, person)
  await record(app, c, { person, event: 'signed_in', way })
}

/** Lets somebody in whose password or link was right, or asks for their second factor when they have one: until then there is no session. After their second factor was ended for them, a mailed link is asked beside the password. */
export async function enterOrAsk<E extends Env>(
  app: App,
  c: Context<E>,
  person: string,
  way: 'password' | 'link',
): Promise<Result<EnterView, 'link_needed'>> {
  const { totp, passkeys } = await inNetwork(app, (tx) => readFactors(tx, person))
  if (!totp && passkeys.length === 0) {
    if (await inNetwork(app, (tx) => isEnded(tx, person))) {
      await mailAgain(app, person)
      await record(app, c, { person, event: 'halfway', way })
      return refuse('link_needed')
    }
    await enter(app, c, person, way)
    return ok({ second: null })
  }
  const step = await inNetwork(app, (tx) => openStep(app, tx, 'second', { person }))
  await record(app, c, { person, event: 'halfway', way })
  return ok({ second: { step, totp: totp !== null, passkey: passkeys.length > 0 } })
}
