import { uuidv7 } from 'uuidv7'
import { ok, refuse, type Result } from '#domain/result.ts'
import type { App } from '#platform/app.ts'
import { inNetwork, type NetworkTx } from '#platform/doors.ts'
import { endLinks } from '../../links/queries.ts'
import { endSessions } from '../../sessions/queries.ts'
import { readFactors } from '../queries.ts'
import { dropFactors, hasLinkComing, insertEnded, insertFactorMail, lockLoser } from './queries.ts'

/** Who ends somebody's factors: the operator for anybody else, a supervisor for who belongs to their store alone. Both have a second factor themselves. */
export type Ender = { readonly id: string; readonly name: string; readonly as: 'operator' | 'supervisor' }

/** Why the factors stay. */
export type EndRefusal = 'not_found' | 'own_factors' | 'second_factor_first' | 'not_only_here' | 'no_factor'

/**
 * Ends the second factor of somebody who lost it together with their recovery codes: app, passkeys, codes, sessions and links go, the log tells by whom and why,
 * and a mail brings a link. Until it is followed, and the password shown there, neither opens anything by itself.
 */
export async function endFactors(
  app: App,
  by: Ender,
  of: { readonly id: string } | { readonly email: string },
  reason: string,
): Promise<Result<{ readonly id: string }, EndRefusal>> {
  const now = app.clock.now()
  return inNetwork<Result<{ readonly id: string }, EndRefusal>>(app, async (tx) => {
    if (!(await hasFactor(tx, by.id))) return refuse('second_factor_first')
    const person = await lockLoser(tx, of)
    if (!person) return refuse('not_found')
    if (person.id === by.id) return refuse('own_factors')
    if (by.as === 'supervisor' && (person.operator || person.stores !== 1)) return refuse('not_only_here')
    if (!(await hasFactor(tx, person.id))) return refuse('no_factor')
    await dropFactors(tx, person.id, now)
    await endSessions(tx, person.id)
    await endLinks(tx, person.id, now)
    await insertEnded(tx, person.id, by.name, reason, now)
    await queueMail(app, tx, person)
    return ok({ id: person.id })
  })
}

/** Mails another link to somebody whose password was right while one has to be followed; not while one is alive or on its way. */
export async function mailAgain(app: App, id: string): Promise<void> {
  await inNetwork(app, async (tx) => {
    const person = await lockLoser(tx, { id })
    if (person && person.factors_ended_at !== null && !(await hasLinkComing(tx, id, app.clock.now()))) await queueMail(app, tx, person)
  })
}

async function hasFactor(tx: NetworkTx, person: string): Promise<boolean> {
  const { totp, passkeys } = await readFactors(tx, person)
  return totp !== null || passkeys.length > 0
}

async function queueMail(app: App, tx: NetworkTx, person: { readonly id: string; readonly email: string }): Promise<void> {
  const id = uuidv7()
  await insertFactorMail(tx, id, person, app.clock.now())
  await app.jobs.put(tx, 'account', id)
}
