import { ok, refuse, type Result } from '#domain/result.ts'
import type { App } from '#platform/app.ts'
import { noCommand } from '#platform/command.ts'
import { inStore, systemActor, type Actor } from '#platform/doors.ts'
import type { Job } from '#platform/jobs.ts'
import type { Reply } from '#ports/gateway.ts'
import { holdOrder } from '../../spine.ts'
import { findByNumber } from '../../spine-facts.ts'
import { openAccount, type AccountRefusal } from './account.ts'
import { answerOf, conclude, everywhere, isUnsettledRow } from './conclude.ts'
import { look, type Seen } from './look.ts'
import { paymentOf, send, type Going } from './send.ts'
import { appendEvents, factOf, findAttempt, type AttemptRow } from './queries.ts'
import type { MoneyAnswer } from '../shapes.ts'

/** Seconds an attempt is left alone after it was last sent: longer than any call may take, so that "not there" means it never arrived. */
export const grace = 30

/** Minutes a buyer at the pay page may take with their bank before the payment is let go. */
export const buyersMinutes = 30

/** Hours after which an attempt that never arrived is not sent again: the gateway may have forgotten its key, and nobody expects it any more. */
export const replayHours = 12

/**
 * Drives an attempt without an answer to its end. Looks at the gateway first; only what is proven absent, and was left alone long enough, is sent again
 * under its own key. Comes back until there is an end; until then the attempt reserves its amount and the order needs attention.
 */
export async function settle(app: App, { store, id }: Job): Promise<void> {
  const actor = systemActor(store)
  const opened = await open(app, actor, id)
  if (opened.ok ? !isUnsettledRow(opened.value.row) : opened.code === 'not_found') return
  const done = opened.ok && (await settled(app, actor, opened.value))
  if (!done) await inStore(app, actor, (tx) => app.jobs.put(tx, 'settle', id, nextLook(app, opened)))
}

/**
 * "Check again", by a person: looks at the gateway and writes what is found; sends nothing. An attempt the gateway never got, and that was left alone long
 * enough, is then over: nothing moved, its amount is free again.
 */
export async function checkAgain(
  app: App,
  actor: Actor,
  which: { readonly transaction: string; readonly number: number },
): Promise<Result<MoneyAnswer, AccountRefusal | 'not_found'>> {
  const order = await inStore(app, actor, (tx) => findByNumber(tx, which.number))
  const opened = await open(app, actor, which.transaction)
  if (!opened.ok) return opened
  const { row } = opened.value
  if (row.order_id !== order?.id) return refuse('not_found')
  if (!isUnsettledRow(row)) return ok(answerOf(row))
  const seen = await look(opened.value)
  if (seen.kind === 'ended') return ok(answerOf(await conclude(app, actor, row, seen.reply, 'recovery')))
  if (seen.kind === 'unclear') return ok({ ...answerOf(row), message: seen.message, ...(seen.reviewed && { code: underReview }) })
  if (seen.kind === 'waiting') {
    const left = await takenBack(app, opened.value)
    return ok(answerOf(left ? await conclude(app, actor, row, buyerLeftReply, 'person') : row))
  }
  const over = { outcome: 'invalid', code: 'never_arrived', message: 'The gateway never got it. Nothing moved.' } as const
  return ok(answerOf(await conclude(app, actor, row, over, 'person', wasLeftAlone)))
}

/** A buyer came back from their bank or wallet: looks at the gateway and writes what is found. Sends nothing, lets nothing go. */
export async function lookAgain(app: App, actor: Actor, transaction: string): Promise<void> {
  const opened = await open(app, actor, transaction)
  if (!opened.ok || !isUnsettledRow(opened.value.row)) return
  const seen = await look(opened.value)
  if (seen.kind === 'ended') await conclude(app, actor, opened.value.row, seen.reply, 'recovery')
}

const underReview = 'under_review' as const

const buyerLeftReply = { outcome: 'invalid', code: 'buyer_left', message: 'The buyer did not finish the payment. Nothing moved.' } as const

async function open(app: App, actor: Actor, id: string): Promise<Result<Going, AccountRefusal | 'not_found'>> {
  return inStore(app, everywhere(actor), async (tx) => {
    const row = await findAttempt(tx, id)
    if (!row || row.gateway_account_id === null) return refuse('not_found')
    const account = await openAccount(app, tx, { id: row.gateway_account_id })
    return account.ok ? ok({ row, gateway: account.value.gateway }) : account
  })
}

/** True when the attempt has come to its end. */
async function settled(app: App, actor: Actor, going: Going): Promise<boolean> {
  const seen = await look(going)
  if (seen.kind === 'unclear') return unclear(app, actor, going.row, seen.message, seen.reviewed ? underReview : undefined)
  if (seen.kind === 'ended') return !isUnsettledRow(await conclude(app, actor, going.row, seen.reply, 'recovery'))
  if (going.row.charge?.present) return buyerLeft(app, actor, going, seen)
  const again = await claimReplay(app, actor, going.row)
  if (again === 'ended') return true
  if (again === 'too_old') return unclear(app, actor, going.row, 'The gateway never got it, and it is too old to be sent again.')
  if (again === 'too_early') return false
  return replay(app, actor, { ...going, row: again })
}

/** Nobody can send a charge again for a buyer who went away: once their time is over the payment is let go at the gateway, and nothing moved. */
async function buyerLeft(app: App, actor: Actor, going: Going, seen: Seen): Promise<boolean> {
  const minutes = secondsSinceSent(going.row, app.clock.now()) / 60
  if (minutes < (seen.kind === 'waiting' ? buyersMinutes : 2)) return false
  if (seen.kind === 'waiting' && !(await takenBack(app, going))) return false
  return !isUnsettledRow(await conclude(app, actor, going.row, buyerLeftReply, 'recovery'))
}

/** Lets a payment go that waits for its buyer, so that it cannot be confirmed later behind our back. */
async function takenBack(app: App, { row, gateway }: Going): Promise<boolean> {
  const payment = paymentOf(row)
  if (!payment) return true
  const asked = { transaction: row.id, order: row.order_id, number: row.number, key: `${row.idempotency_key}-leave` }
  const reply = await gateway.void(asked, { payment, part: payment })
  if (reply.outcome !== 'approved')
    app.log.info({ transaction: row.id, outcome: reply.outcome }, 'a payment that waits for its buyer stays')
  return reply.outcome === 'approved'
}

async function replay(app: App, actor: Actor, going: Going): Promise<boolean> {
  const reply = await send(app, actor, going)
  // A refusal of something sent before may mean that it was done: what the gateway holds decides.
  const said = reply.outcome === 'invalid' ? endOf(await look(going), reply) : reply
  if (said === null || said.outcome === 'retry' || said.outcome === 'config') return false
  return !isUnsettledRow(await conclude(app, actor, going.row, said, 'recovery'))
}

function endOf(seen: Seen, refused: Reply): Reply | null {
  if (seen.kind === 'unclear' || seen.kind === 'waiting') return null
  return seen.kind === 'ended' ? seen.reply : refused
}

async function unclear(app: App, actor: Actor, row: AttemptRow, message: string, code?: typeof underReview): Promise<boolean> {
  return !isUnsettledRow(await conclude(app, actor, row, { outcome: 'unknown', message, code }, 'recovery'))
}

/** Takes the right to send an attempt again, under the order's lock: one at a time, and never beside somebody who declares it over. */
async function claimReplay(app: App, actor: Actor, { id, order_id }: AttemptRow): Promise<Claimed> {
  const held = await holdOrder<Claimed, never>(app, actor, { id: order_id }, noCommand, 'append', async ({ tx, now }) => {
    const row = await findAttempt(tx, id)
    if (!row || !isUnsettledRow(row)) return ok('ended')
    if (now.getTime() - row.created_at.getTime() > replayHours * 3_600_000) return ok('too_old')
    if (!wasLeftAlone(row, now)) return ok('too_early')
    const sent = { state: 'sent', source: 'recovery', at: now } as const
    await appendEvents(tx, id, [sent])
    return ok({ ...row, events: [...row.events, factOf(sent)] })
  })
  return held.ok ? held.value : 'too_early'
}
type Claimed = AttemptRow | 'ended' | 'too_early' | 'too_old'

// Asked under the lock that also grants the right to send again, so that the two exclude each other.
function wasLeftAlone(row: AttemptRow, now: Date): boolean {
  return secondsSinceSent(row, now) >= grace
}

function secondsSinceSent(row: AttemptRow, now: Date): number {
  const sent = row.events.filter((event) => event.state === 'sent' || event.state === 'accepted').map((event) => event.at.getTime())
  return (now.getTime() - Math.max(...sent, row.created_at.getTime())) / 1000
}

/** Seconds until the next look: soon at first, then ever rarer; it never stops by itself. */
function nextLook(app: App, opened: Result<Going>): number {
  const minutes = opened.ok ? (app.clock.now().getTime() - opened.value.row.created_at.getTime()) / 60_000 : 60
  if (minutes < 2) return 10
  if (minutes < 60) return 60
  return minutes < 24 * 60 ? 900 : 6 * 3600
}
