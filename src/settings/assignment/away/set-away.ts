import { isDeepStrictEqual } from 'node:util'
import { ok, refuse, type Result } from '#domain/result.ts'
import { peopleOfStore } from '#order/spine-rows.ts'
import type { App } from '#platform/app.ts'
import { inStore, type Actor } from '#platform/doors.ts'
import { lockSettings, logChanges } from '../../queries.ts'
import { deleteAway, listAway, saveAway } from '../queries.ts'
import type { AwayAsk } from '../shapes.ts'

/** Says that somebody is away, or back: who may change settings for anybody, each person for themselves. What they have stays theirs. */
export async function setAway(
  app: App,
  actor: Actor,
  person: string,
  { away, since, until }: AwayAsk,
): Promise<Result<{ readonly id: string }, 'not_found'>> {
  return inStore<Result<{ readonly id: string }, 'not_found'>>(app, actor, async (tx) => {
    await lockSettings(tx)
    const who = (await peopleOfStore(tx)).find(({ id }) => id === person)
    if (!who) return refuse('not_found')
    const row = (await listAway(tx)).find(({ person_id }) => person_id === person)
    const [before, after] = [row ? { since: row.since, until: row.until } : null, away ? { since, until } : null]
    if (isDeepStrictEqual(before, after)) return ok({ id: person })
    await (away ? saveAway(tx, person, { since, until }) : deleteAway(tx, person))
    await logChanges(tx, app.clock.now(), [{ what: 'person_away', subject: who.name, before, after }])
    return ok({ id: person })
  })
}
