import { setTimeout } from 'node:timers/promises'
import { uuidv7 } from 'uuidv7'
import { isUnsettled, type Kind } from '#domain/ledger.ts'
import { money, type Money } from '#domain/money.ts'
import { ok, refuse, type Result } from '#domain/result.ts'
import type { App } from '#platform/app.ts'
import type { Command } from '#platform/command.ts'
import { inStore, type Actor } from '#platform/doors.ts'
import type { Attempt, Gateway, Reply } from '#ports/gateway.ts'
import { currentFacts, holdOrder, type Held, type HeldRefusal } from '../../spine.ts'
import { openAccount, type AccountRefusal } from './account.ts'
import { answerOf, conclude, readAnswer } from './conclude.ts'
import { appendEvents, factOf, insertTransaction, listTransactions, type AttemptRow } from '../queries.ts'
import type { MoneyAnswer } from '../shapes.ts'

/** The order a command is for. */
export type Which = { readonly number: number } | { readonly id: string }

/** What was decided under the lock: the ledger's plan, the payment it works on or the claim whose token is charged, and why. */
export type Intent = {
  readonly plan: { readonly kind: Kind; readonly amount: Money }
  readonly of:
    | { readonly payment: AttemptRow }
    | { readonly claim: { readonly id: string; readonly token: string; readonly tries: number } }
  readonly reason?: string
}

/** An attempt on its way with the account it goes through. */
export type Going = { readonly row: AttemptRow; readonly gateway: Gateway }

/** Seconds until the first look at an attempt nobody has concluded. */
export const firstLook = 10

/**
 * One money operation in three beats: decide and write the attempt under the order's lock; call the gateway with no transaction open; write what came of
 * it. Whatever happens in between, a job put in with the first beat drives the attempt to its end. The same command again answers what it came to.
 */
export async function attempt<C extends string>(
  app: App,
  actor: Actor,
  which: Which,
  command: Command,
  decide: (held: Held) => Promise<Result<Intent, C>>,
): Promise<Result<MoneyAnswer, C | HeldRefusal | AccountRefusal>> {
  const begun: { going?: Going } = {}
  const written = await holdOrder<{ readonly transaction: string }, C | AccountRefusal>(
    app,
    actor,
    which,
    command,
    'payment',
    async (held) => {
      const decided = await decide(held)
      if (!decided.ok) return decided.code === 'unsettled' ? refuse(decided.code, { who: await whoStarted(held) }) : decided
      const { of } = decided.value
      const account = await openAccount(app, held.tx, 'payment' in of ? of.payment.gateway_account_id : null)
      if (!account.ok) return account
      const row = await write(held, decided.value, account.value.id, command)
      begun.going = { row, gateway: account.value.gateway }
      return ok({ transaction: row.id })
    },
  )
  if (!written.ok) return written
  if (!begun.going) return ok(await readAnswer(app, actor, written.value.transaction))
  const reply = await sendTwice(app, actor, begun.going)
  return ok(answerOf(await conclude(app, actor, begun.going.row, reply, 'api')))
}

/** Calls the gateway for an attempt, with its own key: what was called before is not done twice. A charge already accepted is not made again. */
export async function send(app: App, actor: Actor, { row, gateway }: Going): Promise<Reply> {
  const asked: Attempt = { transaction: row.id, order: row.order_id, number: row.number, key: row.idempotency_key }
  const amount = money(row.amount, row.currency)
  switch (row.kind) {
    case 'capture':
      return gateway.capture(asked, parentReference(row), amount)
    case 'void':
      return gateway.void(asked, parentReference(row))
    case 'refund':
      return gateway.refund(asked, parentReference(row), amount)
    case 'sale':
    case 'authorization':
      return charge(app, actor, { row, gateway }, asked)
    case 'reauthorization':
    case 'verification':
    case 'offline':
    case 'external':
    case 'dispute':
      throw new Error(`${row.kind} is not sent to a gateway`)
  }
}

/** The gateway's id of the payment an attempt works on: that of the hold, sale or capture it belongs to. */
export function parentReference(row: AttemptRow): string {
  const reference = row.parent_events.findLast((event) => event.reference !== null)?.reference
  if (!reference) throw new Error(`transaction ${row.id} has no payment at the gateway`)
  return reference
}

/** The name of who started what the gateway has not answered yet. */
async function whoStarted(held: Held): Promise<string | undefined> {
  const { sources } = await currentFacts(held)
  const open = sources.history.find(isUnsettled)
  const rows = await listTransactions(held.tx, held.order.id)
  return rows.find(({ id }) => id === open?.id)?.actor_name
}

async function write(held: Held, { plan, of, reason }: Intent, account: string, command: Command): Promise<AttemptRow> {
  const { tx, order, app, now } = held
  const id = uuidv7()
  const [payment, claim] = 'payment' in of ? [of.payment, null] : [null, of.claim]
  const row: Omit<AttemptRow, 'events'> = {
    id,
    order_id: order.id,
    number: order.number,
    kind: plan.kind,
    parent_id: payment?.id ?? null,
    gateway_account_id: account,
    amount: plan.amount.amount,
    currency: plan.amount.currency,
    idempotency_key: claim ? `${claim.id}-${claim.tries + 1}` : id,
    command_id: claim?.id ?? command.id,
    created_at: now,
    token: claim?.token ?? null,
    parent_events: payment?.events ?? [],
  }
  await insertTransaction(tx, {
    id,
    order: order.id,
    kind: row.kind,
    parent: row.parent_id,
    account,
    amount: row.amount,
    currency: row.currency,
    key: row.idempotency_key,
    command: row.command_id,
    at: now,
    reason,
  })
  // From the commit on it may have been sent: a crash before the call and one after it look the same, so they are treated the same.
  const events = [
    { state: 'created', source: 'api', at: now },
    { state: 'sent', source: 'api', at: now },
  ] as const
  await appendEvents(tx, id, events)
  await app.jobs.put(tx, 'settle', id, firstLook)
  return { ...row, events: events.map(factOf) }
}

/** "Nobody there" and "wait" are definite: nothing moved, so one more try costs nothing but its moment. */
async function sendTwice(app: App, actor: Actor, going: Going): Promise<Reply> {
  const reply = await send(app, actor, going)
  if (reply.outcome !== 'retry') return reply
  await setTimeout(300)
  return send(app, actor, going)
}

/** Makes the payment, keeps its id, and only then asks the issuer: whatever is lost after that can be found by the id. */
async function charge(app: App, actor: Actor, { row, gateway }: Going, asked: Attempt): Promise<Reply> {
  if (row.kind !== 'sale' && row.kind !== 'authorization') throw new Error(`${row.kind} is no charge`)
  const known = row.events.find((event) => event.state === 'accepted')?.reference
  if (known) return gateway.confirm(asked, known)
  if (row.token === null) throw new Error(`transaction ${row.id} has no token`)
  const created = await gateway.create(asked, { amount: money(row.amount, row.currency), kind: row.kind, token: row.token })
  if (created.outcome !== 'approved') return created
  await inStore(app, { ...actor, reach: 'all' }, (tx) =>
    appendEvents(tx, row.id, [{ state: 'accepted', source: 'api', at: app.clock.now(), reference: created.reference }]),
  )
  return gateway.confirm(asked, created.reference)
}
