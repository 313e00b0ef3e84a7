import { ok, refuse, type Result } from '#domain/result.ts'
import type { App } from '#platform/app.ts'
import type { Actor } from '#platform/doors.ts'
import { logChanges } from '../../queries.ts'
import { changeStaff } from '../staff.ts'
import { countOpenOrders, deleteMember } from './queries.ts'

/**
 * Takes a person out of the store: it counts from their next click on, and what they did stays in every log. Refuses while orders that are not at their end
 * are assigned to them, with how many.
 */
export async function removePerson(
  app: App,
  actor: Actor,
  person: string,
): Promise<Result<{ readonly id: string }, 'not_found' | 'orders_assigned' | 'nobody_manages'>> {
  // Every order counts, those out of the remover's own reach too; nothing but the number is told.
  return changeStaff(app, { ...actor, reach: 'all' }, async ({ tx, at, roles, members }) => {
    const member = members.find((one) => one.id === person)
    if (!member) return refuse('not_found')
    const orders = await countOpenOrders(tx, person)
    if (orders > 0) return refuse('orders_assigned', { orders, name: member.name })
    await deleteMember(tx, person, at)
    const role = roles.find((one) => one.id === member.role)?.name ?? null
    await logChanges(tx, at, [{ what: 'person_removed', subject: member.name, before: role, after: null }])
    return ok({ id: person })
  })
}
