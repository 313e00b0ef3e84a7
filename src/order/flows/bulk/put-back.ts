import { planPutBack, type Status } from '#domain/order.ts'
import { ok, type Result } from '#domain/result.ts'
import type { App } from '#platform/app.ts'
import type { Command } from '#platform/command.ts'
import type { Actor } from '#platform/doors.ts'
import { change, holdOrder, record } from '../../spine.ts'

/** Takes a move of the status back that nobody has followed up since; the command's `seen` holds it to that. Goes back to New as well. */
export async function putStatusBack(
  app: App,
  actor: Actor,
  number: number,
  before: Status,
  command: Command,
): Promise<Result<Status, string>> {
  return holdOrder(app, actor, { number }, command, 'status', async (held): Promise<Result<Status, string>> => {
    const planned = planPutBack(held.order.status, before)
    if (!planned.ok) return planned
    record(held, { type: 'status_changed', from: held.order.status, to: before })
    change(held, { status: before })
    return ok(before)
  })
}
