import { ok, refuse, type Result } from '#domain/result.ts'
import type { App } from '#platform/app.ts'
import { inNetwork } from '#platform/doors.ts'
import { hashPassword } from '#platform/password.ts'
import { isGuessable } from '#platform/passwords/guessable.ts'
import { sha256 } from '#platform/secrets.ts'
import { lockPerson, savePassword } from '../queries.ts'
import { endSessions } from '../sessions/queries.ts'
import type { LinkPasswordAsk, LinkView } from '../shapes.ts'
import { endLinks, findLink, proveEmail, takeLink } from './queries.ts'

/** Tells whoever holds a live link what it is for. Unknown, late and used are one answer. */
export async function readLink(app: App, token: string): Promise<Result<LinkView, 'link_used'>> {
  const link = await inNetwork(app, (tx) => findLink(tx, sha256(token), app.clock.now()))
  if (!link) return refuse('link_used')
  const { purpose, name, email, language, store } = link
  if (purpose === 'operator' || name === null || email === null || language === null) return ok({ purpose: 'operator' })
  return ok({ purpose, name, email, language, store })
}

/**
 * Gives the person behind a link the password they chose; answers their id. It ends their other links and every session. A link that came to their own
 * mailbox proves their e-mail, so that every store that added them is open to them; a copied one does not.
 */
export async function useLink(
  app: App,
  ask: LinkPasswordAsk,
): Promise<Result<{ readonly person: string }, 'link_used' | 'guessable_password'>> {
  // A guess must not cost a hash.
  const known = await readLink(app, ask.token)
  if (!known.ok) return known
  const about = known.value.purpose === 'operator' ? [] : [known.value.name, known.value.email, known.value.store ?? '']
  if (await isGuessable(ask.password, about)) return refuse('guessable_password')
  const [secret, now] = [sha256(ask.token), app.clock.now()]
  const hash = await hashPassword(ask.password)
  return inNetwork(app, async (tx) => {
    const link = await findLink(tx, secret, now)
    if (!link?.person_id || link.purpose === 'factors') return refuse('link_used')
    // Two links of one person used at once: one after the other, and the second is ended by then.
    await lockPerson(tx, link.person_id)
    if (!(await takeLink(tx, secret, link.purpose, now))) return refuse('link_used')
    await savePassword(tx, link.person_id, hash)
    if (link.mailed) await proveEmail(tx, link.person_id)
    await endLinks(tx, link.person_id, now)
    await endSessions(tx, link.person_id)
    return ok({ person: link.person_id })
  })
}
