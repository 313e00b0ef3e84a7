import { ok, refuse, type Result } from '#domain/result.ts'
import type { App } from '#platform/app.ts'
import { inStore, type Actor } from '#platform/doors.ts'
import { deleteMember, listOpenOrders } from '../invite/queries.ts'
import { listMembers, listRoles, saveRests } from '../queries.ts'
import { logChanges } from '../../queries.ts'
import { changeStaff, isManaged } from '../staff.ts'

type Left = Result<{ readonly id: string }, 'not_found' | 'orders_assigned' | 'nobody_manages'>

/** The numbers of the open orders a person leaves behind. Every order counts, those out of the asker's own reach too. */
export async function openOrdersOf(app: App, actor: Actor, person: string): Promise<readonly number[]> {
  return inStore(app, { ...actor, reach: 'all' }, (tx) => listOpenOrders(tx, person))
}

/** May the person leave? Asked before their orders are handed on: a no must come before anything is done. */
export async function mayLeave(app: App, actor: Actor, person: string): Promise<Result<object, 'not_found' | 'nobody_manages'>> {
  return inStore(app, actor, async (tx) => {
    const members = await listMembers(tx)
    if (!members.some((one) => one.id === person)) return refuse('not_found')
    const others = members.filter((one) => one.id !== person)
    return isManaged(others, await listRoles(tx)) ? ok({}) : refuse('nobody_manages')
  })
}

/**
 * Takes a person out of the store, or lets them rest: it counts from their next click on, and what they did stays in every log. Refuses while orders that are
 * not at their end are assigned to them, with how many.
 */
export async function leaveStore(app: App, actor: Actor, person: string, how: 'remove' | 'rest'): Promise<Left> {
  return changeStaff(app, { ...actor, reach: 'all' }, async ({ tx, at, roles, members }) => {
    const member = members.find((one) => one.id === person)
    if (!member) return refuse('not_found')
    if (how === 'rest' && member.rests) return ok({ id: person })
    const orders = (await listOpenOrders(tx, person)).length
    if (orders > 0) return refuse('orders_assigned', { orders, name: member.name })
    const role = roles.find((one) => one.id === member.role)?.name ?? null
    await (how === 'remove' ? deleteMember(tx, person, at) : saveRests(tx, person, true))
    await logChanges(tx, at, [
      how === 'remove'
        ? { what: 'person_removed', subject: member.name, before: role, after: null }
        : { what: 'person_rests', subject: member.name, before: false, after: true },
    ])
    return ok({ id: person })
  })
}
