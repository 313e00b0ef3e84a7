import { refuse, ok, type Result } from '#domain/result.ts'
import type { App } from '#platform/app.ts'
import { inNetwork } from '#platform/doors.ts'
import { isPassword } from '#platform/password.ts'
import { sha256 } from '#platform/secrets.ts'
import { findLink, takeLink } from '../../links/queries.ts'
import { lockPerson } from '../../queries.ts'
import { clearEnded } from './queries.ts'

/** Whose mailed link this is; undefined when it is none of this kind, or used or late. */
export async function loserOf(app: App, token: string): Promise<{ readonly id: string; readonly email: string } | undefined> {
  const link = await inNetwork(app, (tx) => findLink(tx, sha256(token), app.clock.now()))
  if (link?.purpose !== 'factors' || link.person_id === null || link.email === null) return undefined
  return { id: link.person_id, email: link.email }
}

/** Uses the mailed link together with the password. A wrong password leaves it for another try. */
export async function followLink(
  app: App,
  { token, password }: { readonly token: string; readonly password: string },
  person: string,
): Promise<Result<object, 'wrong_password' | 'link_used'>> {
  return inNetwork<Result<object, 'wrong_password' | 'link_used'>>(app, async (tx) => {
    if (!(await isPassword(await lockPerson(tx, person), password))) return refuse('wrong_password')
    if (!(await takeLink(tx, sha256(token), 'factors', app.clock.now()))) return refuse('link_used')
    await clearEnded(tx, person)
    return ok({})
  })
}
