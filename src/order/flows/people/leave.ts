import type { Result } from '#domain/result.ts'
import { leaveStore, mayLeave, openOrdersOf } from '#settings/people/leave/leave-store.ts'
import type { LeaveAsk } from '#settings/people/shapes.ts'
import type { App } from '#platform/app.ts'
import { commandId, type Command } from '#platform/command.ts'
import type { Actor } from '#platform/doors.ts'
import { assign } from '../../summary/assign.ts'

/**
 * Hands a person's open orders to a colleague, or to nobody, each with its entry in the log, and then takes the person out of the store or lets them rest.
 * The orders go first: when the way breaks off, or an order came meanwhile, the person is still there and the same again goes on.
 */
export async function leave(
  app: App,
  actor: Actor,
  person: string,
  { how, handTo }: LeaveAsk,
  command: Command,
): Promise<Result<object, string>> {
  // Who manages people hands on every order, those out of their own reach too.
  const all: Actor = { ...actor, reach: 'all' }
  const may = await mayLeave(app, all, person)
  if (!may.ok) return may
  for (const number of handTo === person ? [] : await openOrdersOf(app, all, person)) {
    const one = { id: command.id && commandId('leave', command.id, number), seen: null }
    const given = await assign(app, all, number, { person: handTo }, one)
    if (!given.ok) return given
  }
  return leaveStore(app, all, person, how)
}
