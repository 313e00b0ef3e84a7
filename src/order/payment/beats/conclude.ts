import { outcomeOf, type EventState, type Outcome, type Source } from '#domain/ledger.ts'
import { ok } from '#domain/result.ts'
import type { App } from '#platform/app.ts'
import { noCommand } from '#platform/command.ts'
import { inStore, type Actor } from '#platform/doors.ts'
import type { Found, Reply } from '#ports/gateway.ts'
import { currentFacts, holdOrder, queueLetter, record, startProcessing, type Held } from '../../spine.ts'
import { endLink } from '../link/queries.ts'
import {
  appendEvents,
  factOf,
  insertVerification,
  needAttempt,
  runningFlows,
  saveClaim,
  stopAccount,
  type AttemptRow,
  type NewEvent,
} from './queries.ts'
import { cardName } from '#domain/payment/card-name.ts'
import type { MoneyAnswer } from '../shapes.ts'
import { isCharge } from './send.ts'

/**
 * The third beat: writes what an attempt came to with everything that follows from it. The first final answer stands; a late or repeated one changes
 * nothing, and so does one for which `holds` is no longer true under the lock. Answers the attempt as it then stands.
 */
export async function conclude(
  app: App,
  actor: Actor,
  { id, order_id }: Pick<AttemptRow, 'id' | 'order_id'>,
  reply: Reply,
  source: Source,
  holds: (row: AttemptRow, now: Date) => boolean = () => true,
): Promise<AttemptRow> {
  const held = await holdOrder<AttemptRow, never>(app, everywhere(actor), { id: order_id }, noCommand, 'payment', async (held) => {
    const row = await needAttempt(held.tx, id)
    const event = eventOf(row, reply, source, held.now)
    const known = event?.state === 'unknown' && row.events.some(({ state }) => state === 'unknown')
    if (!event || known || !isUnsettledRow(row) || !holds(row, held.now) || !(await appendEvents(held.tx, id, [event]))) return ok(row)
    const after = { ...row, events: [...row.events, factOf(event)] }
    if (reply.outcome === 'config' && row.gateway_account_id) await stopAccount(held.tx, row.gateway_account_id, reply.message)
    await follow(held, after, event)
    // Whoever called the gateway goes on by itself; an answer found later wakes what waited for it.
    if (source !== 'api' && event.state !== 'unknown') await app.jobs.put(held.tx, 'flow', await runningFlows(held.tx, order_id))
    return ok(after)
  })
  if (reply.outcome === 'unknown' || reply.outcome === 'config')
    app.log.warn({ store: actor.store, transaction: id, outcome: reply.outcome, message: reply.message }, 'payment')
  if (!held.ok) throw new Error(`the outcome of transaction ${id} was not written: ${held.code}`)
  return held.value
}

/** What an attempt came to so far. */
export async function readAnswer(app: App, actor: Actor, transaction: string): Promise<MoneyAnswer> {
  return answerOf(await inStore(app, everywhere(actor), (tx) => needAttempt(tx, transaction)))
}

/** The attempt as a dialog shows it. */
export function answerOf(row: AttemptRow): MoneyAnswer {
  const outcome = outcomeOfRow(row)
  const last = row.events.findLast((event) => event.state === outcome)
  return {
    transaction: row.id,
    kind: row.kind,
    amount: isSecret(row) ? 0 : row.amount,
    outcome,
    code: last?.code ?? null,
    advice: last?.advice ?? null,
    message: last?.message ?? null,
  }
}

/** The amount of a hold that verifies a card, and of its release, is nobody's to know but the card holder's. */
export function isSecret(row: Pick<AttemptRow, 'kind' | 'parent_kind'>): boolean {
  return row.kind === 'verification' || row.parent_kind === 'verification'
}

/** The attempt's outcome, folded. */
export function outcomeOfRow(row: { readonly events: readonly { readonly state: EventState }[] }): Outcome {
  return outcomeOf(row.events.map((event) => event.state))
}

/** The order may have been handed to somebody else meanwhile; what came of its money must be written all the same. */
export function everywhere(actor: Actor): Actor {
  return { ...actor, reach: 'all' }
}

/** Is its end still to be found out? */
export function isUnsettledRow(row: Pick<AttemptRow, 'events'>): boolean {
  const outcome = outcomeOfRow(row)
  return outcome === 'pending' || outcome === 'unknown'
}

/** Everything an outcome sets off besides its own row. */
async function follow(held: Held, row: AttemptRow, event: NewEvent): Promise<void> {
  const instrument = instrumentOf(row)
  record(held, {
    type: 'transaction',
    transaction: row.id,
    kind: row.kind,
    amount: isSecret(row) ? 0 : row.amount,
    state: event.state,
    method: cardName(instrument) ?? undefined,
    code: event.code ?? undefined,
    secret: isSecret(row) || undefined,
  })
  const done = event.state === 'approved'
  if (row.kind === 'verification' && done) {
    await insertVerification(held.tx, row.id, held.order.id, held.now)
    queueLetter(held, { kind: 'verify_card', instrument: cardName(instrument) })
  }
  // A cancelled order's letter already says what was given back.
  if (row.kind === 'refund' && done && held.order.status !== 'cancelled')
    queueLetter(held, { kind: 'refunded', amount: row.amount, instrument: cardName(instrument) })
  const claimed =
    isCharge(row) && row.command_id !== null && event.state !== 'unknown'
      ? await saveClaim(held.tx, row.command_id, done ? 'confirmed' : 'refused', done ? null : (event.code ?? event.state))
      : false
  if (done && isCollected(row)) await followCollected(held, row, claimed)
}

/** Was it taken by a person of the store, or given by the buyer at a pay link's page? */
function isCollected(row: AttemptRow): boolean {
  return row.kind === 'capture' || (row.kind === 'sale' && (row.actor_kind === 'person' || row.charge?.present === true))
}

/** Money came in: work on the order has begun, a link it was paid by is used up, and the buyer gets a receipt. */
async function followCollected(held: Held, row: AttemptRow, claimed: boolean): Promise<void> {
  startProcessing(held)
  if (row.charge?.link) {
    await endLink(held.tx, row.charge.link, { state: 'paid', by: row.id, at: held.now })
    record(held, { type: 'pay_link_paid', link: row.charge.link, amount: row.amount })
  }
  // What came with the storefront's own order was receipted there, and a cancelled order's letter says what goes back.
  if (claimed || held.order.status === 'cancelled') return
  const { facts } = await currentFacts(held)
  queueLetter(held, { kind: 'receipt', amount: row.amount, instrument: cardName(instrumentOf(row)), due: facts.balance })
}

/** The fact a reply adds; null when it adds none because the same key is sent again later. */
function eventOf(row: AttemptRow, reply: Reply, source: Source, at: Date): NewEvent | null {
  switch (reply.outcome) {
    case 'approved': {
      const found = row.kind === 'refund' || row.kind === 'void' ? undefined : reply.found
      return {
        state: 'approved',
        source,
        at,
        reference: isCharge(row) ? (found?.part ?? reply.reference) : reply.reference,
        code: reply.pending ? 'pending' : null,
        fee: (reply.fee?.currency === row.currency ? reply.fee.amount : null) ?? feeOf(found, row),
        expiresAt: holdsAnew(row) ? (found?.expiresAt ?? null) : null,
        instrument: found?.instrument ?? null,
        checks: isCharge(row) ? found?.checks : null,
        several: holdsAnew(row) ? found?.several : null,
        saved: found?.saved ?? row.charge?.saved ?? null,
      }
    }
    case 'declined':
      return {
        state: 'declined',
        source,
        at,
        reference: reply.reference,
        code: reply.code,
        advice: reply.advice,
        message: reply.message,
        instrument: reply.instrument,
        checks: reply.checks,
      }
    case 'action':
      return { state: 'declined', source, at, reference: reply.reference, code: 'authentication_required', message: reply.message }
    case 'invalid':
      return { state: 'failed', source, at, code: reply.code, message: reply.message }
    case 'config':
      return { state: 'failed', source, at, code: 'gateway_config', message: reply.message }
    case 'retry':
      // A person is told at once and may try again, and so is a buyer at the pay page; an order that arrived by itself is tried until the gateway is back.
      return row.actor_kind !== 'person' && row.charge?.present !== true
        ? null
        : { state: 'failed', source, at, code: 'gateway_away', message: reply.message }
    case 'unknown':
      return { state: 'unknown', source, at, code: reply.code, message: reply.message }
  }
}

/** The fee of the whole payment is told with each of its captures: what earlier ones were told is not counted twice. */
function feeOf(found: Found | undefined, row: AttemptRow): number | null {
  if (!found) return null
  const own = row.kind === 'capture' ? found.captures.find(({ transaction }) => transaction === row.id)?.fee : undefined
  const fee = own === undefined && row.captured_before === 0 ? found.fee : own
  return fee?.currency === row.currency ? fee.amount : null
}

function holdsAnew(row: AttemptRow): boolean {
  return isCharge(row) || row.kind === 'reauthorization'
}

function instrumentOf(row: AttemptRow) {
  return [...row.events, ...row.parent_events, ...row.payment_events].find((event) => event.instrument !== null)?.instrument ?? null
}
