import type { Context, Env } from 'hono'
import type { SignInWay } from '#domain/sign-in/log.ts'
import type { App } from '#platform/app.ts'
import { inNetwork } from '#platform/doors.ts'
import { dropSession, startSession } from '#platform/session.ts'
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

/** Lets somebody in whose password or link was right, or asks for their second factor when they have one: until then there is no session. */
export async function enterOrAsk<E extends Env>(app: App, c: Context<E>, person: string, way: 'password' | 'link'): Promise<EnterView> {
  const { totp, passkeys } = await inNetwork(app, (tx) => readFactors(tx, person))
  if (!totp && passkeys.length === 0) {
    await enter(app, c, person, way)
    return { second: null }
  }
  const step = await inNetwork(app, (tx) => openStep(app, tx, 'second', { person }))
  await record(app, c, { person, event: 'halfway', way })
  return { second: { step, totp: totp !== null, passkey: passkeys.length > 0 } }
}
