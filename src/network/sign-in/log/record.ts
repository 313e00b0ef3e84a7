import type { Context, Env } from 'hono'
import type { SignInEvent, SignInWay } from '#domain/sign-in/log.ts'
import type { App } from '#platform/app.ts'
import { inNetwork } from '#platform/doors.ts'
import { cameFrom } from '#platform/session.ts'
import { insertSignIn } from './queries.ts'

/**
 * Writes down a try to sign in, or a change of what one signs in with, with the device it came from. Somebody unknown leaves a row too, so that the
 * answer's time tells nothing about who exists.
 */
export async function record<E extends Env>(
  app: App,
  c: Context<E>,
  what: { readonly person: string | null; readonly event: SignInEvent; readonly way?: SignInWay },
): Promise<void> {
  const { person, event, way = null } = what
  await inNetwork(app, (tx) => insertSignIn(tx, app.clock.now(), { person, event, way, ...cameFrom(c) }))
}
