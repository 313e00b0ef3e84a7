import type { Context, Env } from 'hono'
import type { SignInWay } from '#domain/sign-in/log.ts'
import type { App } from '#platform/app.ts'
import { dropSession, startSession } from '#platform/session.ts'
import { record } from './log/record.ts'

/** Lets somebody in who has shown all that is asked: ends the session the browser came with, starts a fresh one, and writes it down. */
export async function enter<E extends Env>(app: App, c: Context<E>, person: string, way: SignInWay): Promise<void> {
  await dropSession(app, c)
  await startSession(app, c, person)
  await record(app, c, { person, event: 'signed_in', way })
}
