import { uuidv7 } from 'uuidv7'
import { planOffline, planReversal } from '#domain/payment/plans.ts'
import { money, type Money } from '#domain/money.ts'
import type { RefundPart } from '#domain/payment/refund.ts'
import { ok, refuse, type Result } from '#domain/result.ts'
import type { App } from '#platform/app.ts'
import type { Command } from '#platform/command.ts'
import type { Actor } from '#platform/doors.ts'
import { holdOrder, record, startProcessing, type Held, type HeldRefusal } from '../spine.ts'
import { readHistory } from '../spine-history.ts'
import type { Which } from './beats/attempt.ts'
import { appendEvents, insertTransaction } from './beats/queries.ts'
import { listTransactions } from './queries.ts'
import type { MoneyAnswer, OfflineAsk, ReverseAsk } from './shapes.ts'

/** Records money that came in or went out outside the gateway. Moves none and calls nobody. */
export async function recordOffline(
  app: App,
  actor: Actor,
  which: Which,
  ask: OfflineAsk,
  command: Command,
): Promise<Result<MoneyAnswer, HeldRefusal | 'nothing_to_record' | 'over_pay_out'>> {
  return holdOrder(app, actor, which, command, 'payment', async (held) => {
    const history = await readHistory(held.tx, held.order)
    const planned = planOffline(history, money(ask.direction === 'in' ? ask.amount : -ask.amount, held.order.currency), held.now)
    if (!planned.ok) return planned
    if (ask.direction === 'in') startProcessing(held)
    const credit = ask.direction === 'out' && ask.credit ? creditOf(ask.amount) : null
    return ok(await write(held, planned.value, { method: ask.method, reference: ask.reference, note: ask.note, parts: credit }))
  })
}

/** Takes an offline adjustment back by a row of its own with the opposite amount; both stay in the history. */
export async function reverseOffline(
  app: App,
  actor: Actor,
  which: Which,
  ask: ReverseAsk,
  command: Command,
): Promise<Result<MoneyAnswer, HeldRefusal | 'not_an_adjustment' | 'already_reversed'>> {
  return holdOrder(app, actor, which, command, 'payment', async (held) => {
    const history = await readHistory(held.tx, held.order)
    const adjustment = history.find((t) => t.id === ask.transaction)
    if (!adjustment) return refuse('not_an_adjustment')
    const planned = planReversal(adjustment, history)
    if (!planned.ok) return planned
    const row = (await listTransactions(held.tx, held.order.id)).find((t) => t.id === adjustment.id)
    const parts = row?.parts?.map((part) => ({ ...part, net: -part.net, tax: -part.tax, quantity: -part.quantity })) ?? null
    return ok(
      await write(held, planned.value, { method: row?.method ?? null, reference: row?.outside_reference ?? null, note: ask.note, parts }),
    )
  })
}

type Plan = { readonly kind: 'offline'; readonly parent: string | null; readonly amount: Money }
type Words = {
  readonly method: string | null
  readonly reference: string | null
  readonly note: string
  readonly parts: readonly RefundPart[] | null
}

/** Money paid out that the customer does not owe any more. */
function creditOf(amount: number): readonly RefundPart[] {
  return [{ of: 'courtesy', line: null, quantity: 0, net: amount, tax: 0 }]
}

async function write(held: Held, { kind, parent, amount }: Plan, { method, reference, note, parts }: Words): Promise<MoneyAnswer> {
  const id = uuidv7()
  await insertTransaction(held.tx, {
    id,
    order: held.order.id,
    kind,
    parent,
    payment: parent ?? id,
    account: null,
    amount: amount.amount,
    currency: amount.currency,
    key: id,
    command: null,
    at: held.now,
    method,
    outsideReference: reference,
    note,
    parts,
  })
  await appendEvents(held.tx, id, [{ state: 'approved', source: 'person', at: held.now }])
  record(held, { type: 'transaction', transaction: id, kind, amount: amount.amount, state: 'approved', method: method ?? undefined })
  return { transaction: id, kind, amount: amount.amount, outcome: 'approved', code: null, advice: null, message: null }
}
