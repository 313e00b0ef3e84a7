import { ok, refuse, type Result } from '#domain/result.ts'
import type { App } from '#platform/app.ts'
import { inNetwork } from '#platform/doors.ts'
import type { SignedIn } from '#platform/http.ts'
import { hashPassword, isPassword } from '#platform/password.ts'
import { isGuessable } from '#platform/passwords/guessable.ts'
import { endLinks } from './links/queries.ts'
import { lockPerson, savePassword } from './queries.ts'
import { endSessions } from './sessions/queries.ts'
import type { PasswordAsk } from './shapes.ts'

/** Gives a signed-in person a new password in place of the old one, which is asked. Ends their other sessions and every link of theirs that still works. */
export async function changePassword(
  app: App,
  { person, memberships, tokenHash }: SignedIn,
  ask: PasswordAsk,
): Promise<Result<object, 'wrong_password' | 'guessable_password'>> {
  const about = [person.name, person.email, ...memberships.map(({ name }) => name)]
  const hash = await hashPassword(ask.password)
  return inNetwork(app, async (tx) => {
    if (!(await isPassword(await lockPerson(tx, person.id), ask.old))) return refuse('wrong_password')
    if (await isGuessable(ask.password, about)) return refuse('guessable_password')
    await savePassword(tx, person.id, hash)
    await endLinks(tx, person.id, app.clock.now())
    await endSessions(tx, person.id, tokenHash)
    return ok({})
  })
}
