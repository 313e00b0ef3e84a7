import type { Transaction } from '#domain/ledger.ts'
import { money, type Money } from '#domain/money.ts'
import { planRefund, planRefunds, type Plan } from '#domain/payment/plans.ts'
import { priceRefund, splitParts, sumOfParts, type RefundPart } from '#domain/payment/refund.ts'
import { ok, refuse, type Result } from '#domain/result.ts'
import type { App } from '#platform/app.ts'
import type { Command } from '#platform/command.ts'
import type { Actor } from '#platform/doors.ts'
import { currentFacts, type Held } from '../spine.ts'
import { readHistory } from '../spine-history.ts'
import { attempt, attemptAll, type Intent, type Which } from './beats/attempt.ts'
import { needAttempt } from './beats/queries.ts'
import { listParts } from './queries.ts'
import type { RefundAnswer, RefundAsk } from './shapes.ts'

/** Gives money of one sale or capture back to the instrument that paid it, for a flow that says why in its person's own words. */
export async function refundOne(
  app: App,
  actor: Actor,
  which: Which,
  ask: { readonly transaction: string; readonly amount: number; readonly reason: string },
  command: Command,
) {
  return attempt(app, actor, which, command, async (held) => {
    const history = await readHistory(held.tx, held.order)
    const planned = planOne(history, ask.transaction, money(ask.amount, held.order.currency))
    if (!planned.ok) return planned
    return ok({ plan: planned.value, of: { payment: await needAttempt(held.tx, ask.transaction) }, reason: ask.reason })
  })
}

/**
 * Gives an amount back to what paid it, split over several payments where it has to be; the buyer gets a letter once the gateway said yes. All parts are
 * written before the first is sent: a crash leaves none of them forgotten.
 */
export async function refund(
  app: App,
  actor: Actor,
  which: Which,
  ask: RefundAsk,
  command: Command,
): Promise<Result<RefundAnswer, string>> {
  const done = await attemptAll(app, actor, which, command, (held) => intentsOf(held, ask))
  return done.ok ? ok({ answers: done.value }) : done
}

async function intentsOf(held: Held, ask: RefundAsk): Promise<Result<readonly Intent[], string>> {
  const { sources } = await currentFacts(held)
  const priced = priceRefund(sources.priced, ask.parts ?? [], await listParts(held.tx, held.order.id))
  if (!priced.ok) return priced
  const worth = sumOfParts(priced.value)
  if (priced.value.length > 0 && worth !== ask.amount) return refuse('parts_differ', { worth })
  const wanted = money(ask.amount, sources.currency)
  const planned =
    ask.transaction === null ? planRefunds(sources.history, wanted) : asList(planOne(sources.history, ask.transaction, wanted))
  if (!planned.ok) return planned
  const parts = splitParts(
    priced.value,
    planned.value.map(({ amount }) => amount.amount),
  )
  return ok(await Promise.all(planned.value.map((plan, i) => intentOf(held, ask, plan, parts[i] ?? []))))
}

async function intentOf(
  held: Held,
  ask: RefundAsk,
  plan: Plan & { readonly parent: string },
  parts: readonly RefundPart[],
): Promise<Intent> {
  return {
    plan,
    of: { payment: await needAttempt(held.tx, plan.parent) },
    reason: ask.reason,
    note: ask.note || null,
    parts,
    goodsBack: ask.goodsBack ?? null,
  }
}

function planOne(history: readonly Transaction[], transaction: string, wanted: Money) {
  const paid = history.find((t) => t.id === transaction)
  return paid ? planRefund(paid, history, wanted) : refuse('not_paid')
}

function asList<T>(result: Result<T, string>): Result<readonly T[], string> {
  return result.ok ? ok([result.value]) : result
}
