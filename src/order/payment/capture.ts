import type { Transaction } from '#domain/ledger.ts'
import { money, type Money } from '#domain/money.ts'
import { planCapture, planCollection } from '#domain/payment/plans.ts'
import { ok, refuse } from '#domain/result.ts'
import type { Status } from '#domain/order.ts'
import type { App } from '#platform/app.ts'
import type { Command } from '#platform/command.ts'
import type { Actor } from '#platform/doors.ts'
import { currentFacts } from '../spine.ts'
import { attempt, type Which } from './beats/attempt.ts'
import { needAttempt } from './beats/queries.ts'
import type { CaptureAsk } from './shapes.ts'

/** Takes a hold's money, whole or in part; the rest is let go, or kept where asked and the hold may be captured several times. */
export async function capture(app: App, actor: Actor, which: Which, ask: CaptureAsk, command: Command) {
  return attempt(app, actor, which, command, async (held) => {
    const { sources, facts } = await currentFacts(held)
    const allowed = mayCapture(sources.status, sources.history, money(facts.balance, sources.currency), held.now)
    if (!allowed.ok) return allowed
    const hold = sources.history.find((t) => t.id === ask.transaction)
    if (!hold) return refuse('not_authorized')
    const planned = planCapture(hold, sources.history, money(ask.amount, sources.currency), held.now, ask.keep)
    if (!planned.ok) return planned
    return ok({ plan: planned.value, of: { payment: await needAttempt(held.tx, hold.id) } })
  })
}

/** May a hold be captured now? Answers the hold to begin with, what is left of it and the amount that is due. */
export function mayCapture(status: Status, history: readonly Transaction[], due: Money, now: Date) {
  return status === 'cancelled' ? refuse('order_cancelled') : planCollection(history, due, now)
}
