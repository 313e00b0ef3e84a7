import { ok, refuse, type Result } from '#domain/result.ts'
import type { App } from '#platform/app.ts'
import type { Command } from '#platform/command.ts'
import type { Actor } from '#platform/doors.ts'
import { holdOrder, record } from '../spine.ts'
import { liftHold } from './hold.ts'
import { findStanding, withdrawMark } from './queries.ts'

/** Takes the standing mark away as if it had not been set: its hold is lifted, and nothing reads it any more. The log keeps both. */
export async function withdraw(app: App, actor: Actor, number: number, command: Command): Promise<Result<null, string>> {
  return holdOrder(app, actor, { number }, command, 'fraud', async (held) => {
    const standing = await findStanding(held.tx, held.order.id)
    if (!standing) return refuse('no_mark')
    await withdrawMark(held.tx, standing.id, actor.person, held.now)
    record(held, { type: 'fraud_marked', from: standing.mark, to: null, reason: '' })
    await liftHold(held, standing.held_from)
    return ok(null)
  })
}
