import { uuidv7 } from 'uuidv7'
import { ok, refuse, type Result } from '#domain/result.ts'
import type { App } from '#platform/app.ts'
import { inNetwork } from '#platform/doors.ts'
import { sha256, token } from '#platform/secrets.ts'
import { hashPassword } from '#platform/password.ts'
import { findPerson, hasOperator, insertLink, insertOperator, takeLink } from './queries.ts'
import type { FirstLinkAsk } from './shapes.ts'

/** A link with which the person who runs a fresh installation makes their account; null once there is one. Works once, for a day. */
export async function makeFirstLink(app: App): Promise<string | null> {
  const secret = token()
  const made = await inNetwork(app, async (tx) => {
    if (await hasOperator(tx)) return false
    await insertLink(tx, sha256(secret), new Date(app.clock.now().getTime() + 86_400_000))
    return true
  })
  return made ? `${app.config.publicUrl}/first/${secret}` : null
}

/** Makes the operator behind a one-time link. Answers the new person's id. */
export async function useFirstLink(app: App, ask: FirstLinkAsk): Promise<Result<{ readonly person: string }, 'link_used' | 'email_taken'>> {
  const hash = await hashPassword(ask.password)
  return inNetwork(app, async (tx) => {
    if (await findPerson(tx, ask.email)) return refuse('email_taken')
    if (!(await takeLink(tx, sha256(ask.token), app.clock.now()))) return refuse('link_used')
    const id = uuidv7()
    await insertOperator(tx, { id, name: ask.name, email: ask.email, hash })
    return ok({ person: id })
  })
}
