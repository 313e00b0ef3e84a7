import { ok, refuse, type Result } from '#domain/result.ts'
import type { App } from '#platform/app.ts'
import type { Command } from '#platform/command.ts'
import type { Actor } from '#platform/doors.ts'
import { change, holdOrder, record } from '../spine.ts'
import { peopleOfStore } from '../spine-rows.ts'
import { mayAssign } from './read.ts'
import type { AssigneeAsk } from './shapes.ts'

/**
 * Gives the order to a person of the store who may work orders, or to nobody. Who sees only their own orders may hand one on, and no longer sees it then.
 * Assigning to who has it already changes nothing.
 */
export async function assign(
  app: App,
  actor: Actor,
  number: number,
  ask: AssigneeAsk,
  command: Command,
): Promise<Result<{ readonly assignee: string | null }, string>> {
  return holdOrder(app, actor, { number }, command, 'assignee', async (held) => {
    const allowed = mayAssign(held.order)
    if (!allowed.ok) return allowed
    const people = await peopleOfStore(held.tx)
    const nameOf = (id: string | null) => people.find((person) => person.id === id)?.name ?? null
    if (ask.person !== null && !people.some((person) => person.id === ask.person && person.rights.includes('orders')))
      return refuse('not_of_store')

    const from = held.order.assignee_id
    if (from === ask.person) return ok({ assignee: from })
    record(
      held,
      { type: 'assigned', from, to: ask.person },
      { before: { assignee: nameOf(from) }, after: { assignee: nameOf(ask.person) } },
    )
    change(held, { assignee_id: ask.person })
    return ok({ assignee: ask.person })
  })
}
