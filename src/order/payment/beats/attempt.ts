import { uuidv7 } from 'uuidv7'
import { isUnsettled } from '#domain/ledger.ts'
import type { ChargeKept } from '#domain/payment.ts'
import type { Plan } from '#domain/payment/plans.ts'
import type { RefundPart } from '#domain/payment/refund.ts'
import { ok, refuse, type Result } from '#domain/result.ts'
import type { App } from '#platform/app.ts'
import type { Command } from '#platform/command.ts'
import type { Actor } from '#platform/doors.ts'
import type { GatewayName, Reply } from '#ports/gateway.ts'
import { currentFacts, holdOrder, type Held, type HeldRefusal } from '../../spine.ts'
import { openAccount, type AccountRefusal, type OpenAccount } from './account.ts'
import { answerOf, conclude, readAnswer } from './conclude.ts'
import { send, type Going } from './send.ts'
import { appendEvents, factOf, insertTransaction, needAttempt, type AttemptRow } from './queries.ts'
import { listTransactions } from '../queries.ts'
import type { MoneyAnswer } from '../shapes.ts'

/** The order a command is for. */
export type Which = { readonly number: number } | { readonly id: string }

/** What a new charge is made with: through which account, with what; for a claim of the storefront, which try it is. */
export type NewCharge = {
  readonly account: { readonly id: string } | { readonly gateway: GatewayName }
  readonly charge: ChargeKept
  readonly claim?: { readonly id: string; readonly tries: number }
}

/** What was decided under the lock: the ledger's plan, the attempt it works on or what is charged, and why. */
export type Intent = {
  readonly plan: Plan
  readonly of: { readonly payment: AttemptRow } | { readonly charge: NewCharge }
  readonly reason?: string | undefined
  readonly note?: string | null | undefined
  readonly parts?: readonly RefundPart[] | undefined
  readonly goodsBack?: boolean | null | undefined
}

/** Seconds until the first look at an attempt nobody has concluded. */
export const firstLook = 10

/**
 * One money operation in three beats: decide and write the attempt under the order's lock; call the gateway with no transaction open; write what came of
 * it. Whatever happens in between, a job put in with the first beat drives the attempt to its end. The same command again answers what it came to.
 * `returnUrl`: the buyer is there, and may be sent to their bank; `url` then tells where.
 */
export async function attempt<C extends string>(
  app: App,
  actor: Actor,
  which: Which,
  command: Command,
  decide: (held: Held) => Promise<Result<Intent, C>>,
  returnUrl?: string,
): Promise<Result<MoneyAnswer, C | HeldRefusal | AccountRefusal>> {
  const one = async (held: Held): Promise<Result<readonly Intent[], C>> => {
    const decided = await decide(held)
    return decided.ok ? ok([decided.value]) : decided
  }
  const done = await attemptAll(app, actor, which, command, one, returnUrl)
  if (!done.ok) return done
  const [answer] = done.value
  return answer ? ok(answer) : Promise.reject(new Error('a money operation without an attempt'))
}

/** The same for several attempts of one command, on payments of their own: all are written before the first is sent, so none is forgotten. */
export async function attemptAll<C extends string>(
  app: App,
  actor: Actor,
  which: Which,
  command: Command,
  decide: (held: Held) => Promise<Result<readonly Intent[], C>>,
  returnUrl?: string,
): Promise<Result<readonly MoneyAnswer[], C | HeldRefusal | AccountRefusal>> {
  const begun = new Map<string, Going>()
  const written = await holdOrder<readonly string[], C | AccountRefusal>(app, actor, which, command, 'payment', async (held) => {
    const decided = await decide(held)
    if (!decided.ok) return decided.code === 'unsettled' ? refuse(decided.code, { who: await whoStarted(held) }) : decided
    for (const intent of decided.value) {
      const account = await openAccount(app, held.tx, accountOf(intent))
      if (!account.ok) return account
      if (account.value.trouble !== null) return refuse('gateway_stopped', { message: account.value.trouble })
      const row = await write(held, intent, account.value, command)
      begun.set(row.id, { row, gateway: account.value.gateway, returnUrl })
    }
    return ok([...begun.keys()])
  })
  if (!written.ok) return written
  const answers: MoneyAnswer[] = []
  for (const id of written.value) {
    const going = begun.get(id)
    answers.push(going ? await goThrough(app, actor, going) : await readAnswer(app, actor, id))
  }
  return ok(answers)
}

async function goThrough(app: App, actor: Actor, going: Going): Promise<MoneyAnswer> {
  const reply = await sendTwice(app, actor, going)
  if (going.returnUrl !== undefined && reply.outcome === 'action' && reply.url) return { ...answerOf(going.row), url: reply.url }
  return answerOf(await conclude(app, actor, going.row, reply, 'api'))
}

function accountOf({ of }: Intent): { readonly id: string } | { readonly gateway: GatewayName } {
  if ('charge' in of) return of.charge.account
  if (of.payment.gateway_account_id === null) throw new Error(`transaction ${of.payment.id} went through no gateway`)
  return { id: of.payment.gateway_account_id }
}

/** The name of who started what the gateway has not answered yet. */
async function whoStarted(held: Held): Promise<string | undefined> {
  const { sources } = await currentFacts(held)
  const open = sources.history.find(isUnsettled)
  const rows = await listTransactions(held.tx, held.order.id)
  return rows.find(({ id }) => id === open?.id)?.actor_name
}

async function write(held: Held, { plan, of, ...more }: Intent, account: OpenAccount, command: Command): Promise<AttemptRow> {
  const { tx, order, app, now } = held
  const id = uuidv7()
  const claim = 'charge' in of ? of.charge.claim : undefined
  const inserted = insertTransaction(tx, {
    id,
    order: order.id,
    kind: plan.kind,
    parent: plan.parent,
    payment: 'payment' in of ? of.payment.payment_id : id,
    account: account.id,
    amount: plan.amount.amount,
    currency: plan.amount.currency,
    key: claim ? `${claim.id}-${claim.tries + 1}` : id,
    command: claim?.id ?? command.id,
    at: now,
    final: plan.final ?? true,
    charge: 'charge' in of ? of.charge.charge : null,
    ...more,
  })
  // From the commit on it may have been sent: a crash before the call and one after it look the same, so they are treated the same.
  const events = [
    { state: 'created', source: 'api', at: now },
    { state: 'sent', source: 'api', at: now },
  ] as const
  // Sent together, done in this order.
  const written = [inserted, appendEvents(tx, id, events), app.jobs.put(tx, 'settle', id, firstLook)]
  const [row] = await Promise.all([needAttempt(tx, id), ...written])
  return { ...row, events: events.map(factOf) }
}

/** "Nobody there" and "wait" are definite: nothing moved, so one more try costs nothing but its moment. */
async function sendTwice(app: App, actor: Actor, going: Going): Promise<Reply> {
  const reply = await send(app, actor, going)
  if (reply.outcome !== 'retry') return reply
  await app.clock.wait(300)
  return send(app, actor, going)
}
