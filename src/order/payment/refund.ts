import { maskCardNumbers } from '#domain/card-number.ts'
import { planRefund } from '#domain/ledger.ts'
import { money } from '#domain/money.ts'
import { ok, refuse } from '#domain/result.ts'
import type { App } from '#platform/app.ts'
import type { Command } from '#platform/command.ts'
import type { Actor } from '#platform/doors.ts'
import { readHistory } from '../spine-facts.ts'
import { attempt, type Which } from './beats/attempt.ts'
import { needAttempt } from './queries.ts'
import type { RefundAsk } from './shapes.ts'

/** Gives money of a sale or capture back to the instrument that paid it; the buyer gets a letter once the gateway said yes. */
export async function refund(app: App, actor: Actor, which: Which, ask: RefundAsk, command: Command) {
  return attempt(app, actor, which, command, async (held) => {
    const history = await readHistory(held.tx, held.order)
    const paid = history.find((t) => t.id === ask.transaction)
    if (!paid) return refuse('not_paid')
    const planned = planRefund(paid, history, money(ask.amount, held.order.currency))
    if (!planned.ok) return planned
    return ok({ plan: planned.value, of: { payment: await needAttempt(held.tx, paid.id) }, reason: maskCardNumbers(ask.reason) })
  })
}
