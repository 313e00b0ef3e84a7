import { planVoid } from '#domain/payment/plans.ts'
import { ok, refuse } from '#domain/result.ts'
import type { App } from '#platform/app.ts'
import type { Command } from '#platform/command.ts'
import type { Actor } from '#platform/doors.ts'
import { readHistory } from '../spine-history.ts'
import { attempt, type Which } from './beats/attempt.ts'
import { needAttempt } from './beats/queries.ts'
import type { VoidAsk } from './shapes.ts'

/** Lets a hold go whole: the buyer has the money back at once, and it cannot be captured any more. */
export async function voidHold(app: App, actor: Actor, which: Which, ask: VoidAsk, command: Command) {
  return attempt(app, actor, which, command, async (held) => {
    const history = await readHistory(held.tx, held.order)
    const hold = history.find((t) => t.id === ask.transaction)
    if (!hold) return refuse('not_authorized')
    const planned = planVoid(hold, history, held.now)
    if (!planned.ok) return planned
    return ok({ plan: planned.value, of: { payment: await needAttempt(held.tx, hold.id) }, reason: ask.reason })
  })
}
