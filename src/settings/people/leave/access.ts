import { ok, refuse, type Result } from '#domain/result.ts'
import type { App } from '#platform/app.ts'
import type { Actor } from '#platform/doors.ts'
import { logChanges } from '../../queries.ts'
import { saveLastDay, saveRests } from '../queries.ts'
import type { LastDayAsk } from '../shapes.ts'
import { changeStaff } from '../staff.ts'

type Changed = Result<{ readonly id: string }, 'not_found' | 'stale' | 'nobody_manages'>

/** Opens the store again to somebody who rests. */
export async function reactivate(app: App, actor: Actor, person: string): Promise<Changed> {
  return changeStaff(app, actor, async ({ tx, at, members }) => {
    const member = members.find((one) => one.id === person)
    if (!member) return refuse('not_found')
    if (!member.rests) return ok({ id: person })
    await saveRests(tx, person, false)
    await logChanges(tx, at, [{ what: 'person_rests', subject: member.name, before: true, after: false }])
    return ok({ id: person })
  })
}

/** Sets the last day the store opens to a person, by the store's calendar, or takes the end away; `from` is what stood there when it was chosen. */
export async function setLastDay(app: App, actor: Actor, person: string, { from, to }: LastDayAsk): Promise<Changed> {
  return changeStaff(app, actor, async ({ tx, at, members }) => {
    const member = members.find((one) => one.id === person)
    if (!member) return refuse('not_found')
    if (member.lastDay === to) return ok({ id: person })
    if (member.lastDay !== from) return refuse('stale')
    await saveLastDay(tx, person, to)
    await logChanges(tx, at, [{ what: 'person_last_day', subject: member.name, before: member.lastDay, after: to }])
    return ok({ id: person })
  })
}
