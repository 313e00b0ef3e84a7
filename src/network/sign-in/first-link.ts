import { uuidv7 } from 'uuidv7'
import { ok, refuse, type Result } from '#domain/result.ts'
import { makeLink } from '#platform/links/account-link.ts'
import type { App } from '#platform/app.ts'
import { inNetwork } from '#platform/doors.ts'
import { hashPassword } from '#platform/password.ts'
import { isGuessable } from '#platform/passwords/guessable.ts'
import { sha256 } from '#platform/secrets.ts'
import { insertLink, takeLink } from './links/queries.ts'
import { readLink } from './links/use-link.ts'
import { findPerson, hasOperator, insertOperator } from './queries.ts'
import type { FirstLinkAsk } from './shapes.ts'

/** A link with which the person who runs a fresh installation makes their account; null once there is one. Works once, for a day. */
export async function makeFirstLink(app: App): Promise<string | null> {
  const link = makeLink(app, 'operator')
  const made = await inNetwork(app, async (tx) => {
    if (await hasOperator(tx)) return false
    await insertLink(tx, link.kept, { purpose: 'operator', person: null, store: null })
    return true
  })
  return made ? link.url : null
}

/** Makes the operator behind a one-time link. Answers the new person's id. */
export async function useFirstLink(
  app: App,
  ask: FirstLinkAsk,
): Promise<Result<{ readonly person: string }, 'link_used' | 'email_taken' | 'guessable_password'>> {
  const known = await readLink(app, ask.token)
  if (!known.ok) return known
  if (await isGuessable(ask.password, [ask.name, ask.email])) return refuse('guessable_password')
  const hash = await hashPassword(ask.password)
  return inNetwork(app, async (tx) => {
    if (await findPerson(tx, ask.email)) return refuse('email_taken')
    if (!(await takeLink(tx, sha256(ask.token), 'operator', app.clock.now()))) return refuse('link_used')
    const id = uuidv7()
    await insertOperator(tx, { id, name: ask.name, email: ask.email, hash, language: ask.language })
    return ok({ person: id })
  })
}
