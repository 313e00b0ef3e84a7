import { uuidv7 } from 'uuidv7'
import { z } from 'zod'
import { ok, refuse, type Result } from '#domain/result.ts'
import type { App } from '#platform/app.ts'
import { noCommand, type Command } from '#platform/command.ts'
import type { Actor } from '#platform/doors.ts'
import { saveEdit } from '../content/edit/save.ts'
import { takeUnscanned } from '../fulfillment/labels/take-back.ts'
import { askForMoney } from '../fulfillment/labels/void.ts'
import { clearShelf } from '../fulfillment/put-back.ts'
import { settleStatus } from '../fulfillment/settle-status.ts'
import { refundOne } from '../payment/refund.ts'
import { voidHold } from '../payment/void.ts'
import { change, currentFacts, holdOrder, moveOrder, queueLetter, record, type Held } from '../spine.ts'
import { givenBackSince, planGivingBack, triesOf, type GivingBack } from './give-back.ts'
import { insertFlow, type Flow, type FlowResult } from './running/queries.ts'
import { callId, firstLook, refusalOf, runFlow, type Step } from './running/run-flow.ts'
import { mayCancelLines } from './preview-cancel.ts'
import { CancelAsk, type CancelAnswer, type MoneyStep } from './shapes.ts'

const Kept = z.object({
  ask: CancelAsk,
  number: z.int(),
  lines: z.array(z.uuid()),
  pieces: z.array(z.object({ line: z.uuid(), quantity: z.int() })).default([]),
  shipments: z.array(z.uuid()).default([]),
})

/** The steps after the first transaction, which blocks shipping at once: by the status for the whole order, by emptying the shelf for its open lines. */
export const cancelSteps: readonly Step[] = [
  { name: 'money', outside: giveBack },
  { name: 'letters', inside: writeLetters },
]

/** The same when shipments were taken back: their labels first, as their carriers scan while gateways wait. */
export const cancelLabelSteps: readonly Step[] = [{ name: 'give_labels_back', outside: giveLabelsBack }, ...cancelSteps]

/** The same when something has left: what the buyer is owed then is refunded by a person, who sees what it is for. */
export const cancelLineSteps: readonly Step[] = [
  { name: 'lines', outside: cancelLines },
  { name: 'settle', inside: settleLines },
]

/** The steps of one cancelling, by what was asked. */
export function stepsOfCancel(flow: Flow): readonly Step[] {
  const { ask, shipments } = Kept.parse(flow.ask)
  if (ask.what === 'lines') return cancelLineSteps
  return shipments.length > 0 ? cancelLabelSteps : cancelSteps
}

/** Cancels the whole order with its payments, or the lines still open when something has left. The same command again answers as before. */
export async function cancelOrder(
  app: App,
  actor: Actor,
  number: number,
  ask: CancelAsk,
  command: Command,
): Promise<Result<CancelAnswer, string>> {
  const started = await startCancelling(app, actor, number, ask, command)
  if (!started.ok) return started
  return driveCancelling(app, actor.store, started.value.flow, ask.what)
}

/** The first transaction: from its commit on nothing of what is cancelled can be shipped, and the job that drives the rest is written. */
export async function startCancelling(
  app: App,
  actor: Actor,
  number: number,
  ask: CancelAsk,
  command: Command,
): Promise<Result<{ readonly flow: string }, string>> {
  const part = ask.what === 'order' ? 'status' : 'lines'
  return holdOrder(app, actor, { number }, command, part, (held) => beginCancelling(held, ask, command))
}

/** That transaction's work on an order that is held, for commands that cancel among other things; then the flow is driven by `driveCancelling`. */
export async function beginCancelling(held: Held, ask: CancelAsk, { id }: Command): Promise<Result<{ readonly flow: string }, string>> {
  const { tx, app, order, now } = held
  const begun = ask.what === 'order' ? await blockOrder(held, ask) : await blockLines(held)
  if (!begun.ok) return begun
  const { pieces, shipments } = begun.value
  const lines = pieces.map(({ line }) => line)
  const flow = id ?? uuidv7()
  const step = ask.what === 'lines' ? 'lines' : shipments.length > 0 ? 'give_labels_back' : 'money'
  await insertFlow(tx, {
    id: flow,
    order: order.id,
    kind: 'cancel',
    ask: { ask, number: order.number, lines, pieces, shipments },
    step,
    at: now,
  })
  await app.jobs.put(tx, 'flow', flow, firstLook)
  return ok({ flow })
}

/** Drives a cancelling on as far as it goes now, and answers what it came to. */
export async function driveCancelling(
  app: App,
  store: string,
  flow: string,
  what: CancelAsk['what'],
): Promise<Result<CancelAnswer, string>> {
  return answerOf(await runFlow(app, store, flow, what === 'lines' ? cancelLineSteps : cancelLabelSteps))
}

/** A flow of cancelling as its command answers it. */
export function answerOf(flow: Flow): Result<CancelAnswer, string> {
  const { ask } = Kept.parse(flow.ask)
  return (
    refusalOf(flow) ??
    ok({
      flow: flow.id,
      what: ask.what,
      state: flow.state,
      voided: flow.result.voided ?? 0,
      returned: flow.result.returned ?? 0,
      labels: flow.result.labels ?? 0,
    })
  )
}

type Pieces = readonly { readonly line: string; readonly quantity: number }[]
type Blocked = { readonly pieces: Pieces; readonly shipments: readonly string[] }

async function blockOrder(held: Held, ask: CancelAsk): Promise<Result<Blocked, string>> {
  if (held.order.status === 'completed') return refuse('order_completed')
  const { sources } = await currentFacts(held)
  const plan = planGivingBack(sources.history, sources.currency, sources.unconfirmed, held.now)
  if (plan.steps.length > 0 && !held.tx.actor.rights.includes('refund')) return refuse('forbidden', { right: 'refund' })
  if (plan.voided !== ask.seen.voided || plan.returned !== ask.seen.returned)
    return refuse('amounts_changed', { voided: plan.voided, returned: plan.returned })
  const taken = await takeUnscanned(held, ask.seen.takenBack, ask.reason)
  if (!taken.ok) return taken
  const moved = await moveOrder(held, 'cancelled', ask.reason)
  if (!moved.ok) return moved
  await clearShelf(held, ask.reason)
  change(held, { cancelled_reason: ask.reason })
  return ok({ pieces: [], shipments: taken.value })
}

async function blockLines(held: Held): Promise<Result<Blocked, string>> {
  const { sources } = await currentFacts(held)
  const may = mayCancelLines(held.order.status, sources)
  return may.ok ? ok({ pieces: may.value, shipments: [] }) : may
}

async function cancelLines(app: App, actor: Actor, flow: Flow): Promise<Result<FlowResult, string>> {
  const { ask, number, lines } = Kept.parse(flow.ask)
  for (const line of lines) {
    const edit = { kind: 'cancel_line', id: line, reason: ask.reason } as const
    const saved = await saveEdit(app, actor, number, edit, { id: callId(flow, 'line', line), seen: null, body: edit })
    // Gone or cancelled meanwhile: nothing of it is open any more, which is what was asked.
    if (!saved.ok && saved.code !== 'line_left' && saved.code !== 'line_cancelled') return saved
  }
  return ok({})
}

async function settleLines(held: Held, flow: Flow): Promise<Result<FlowResult, string>> {
  const { ask, pieces } = Kept.parse(flow.ask)
  const { facts } = await currentFacts(held)
  if (ask.notify && pieces.length > 0)
    queueLetter(held, { kind: 'lines_cancelled', lines: pieces, why: ask.why, back: Math.max(0, -facts.balance) })
  const settled = await settleStatus(held)
  return settled.ok ? ok({ completed: settled.value === 'completed' }) : settled
}

/** Asks for the money of every label. A carrier that does not answer holds nothing up: the job of each goes on asking. */
async function giveLabelsBack(app: App, actor: Actor, flow: Flow): Promise<Result<FlowResult, string>> {
  let labels = 0
  for (const shipment of Kept.parse(flow.ask).shipments)
    for (const { state, amount } of await askForMoney(app, actor, shipment))
      labels += state === 'rejected' || state === 'not_possible' ? 0 : amount
  return ok({ labels })
}

/** One payment after the other, each planned afresh from the ledger. Waits while an answer is missing; a definite no stops for a person. */
async function giveBack(app: App, actor: Actor, flow: Flow): Promise<Result<FlowResult | 'wait', string>> {
  const { ask } = Kept.parse(flow.ask)
  for (;;) {
    const seen = await look(app, actor, flow)
    if (!seen.ok) return seen
    const { plan, tries } = seen.value
    const step = plan.steps[0]
    if (plan.waiting || !step) return plan.waiting ? ok('wait') : ok({})
    const done = await give(app, actor, flow, step, tries, ask.reason)
    if (!done.ok) return done.code === 'unsettled' ? ok('wait') : done
    const { outcome, amount, code, message } = done.value
    if (outcome === 'pending' || outcome === 'unknown') return ok('wait')
    if (outcome !== 'approved') return refuse('not_given_back', { kind: step.kind, amount, code, message })
  }
}

function give(app: App, actor: Actor, flow: Flow, { kind, transaction, amount }: MoneyStep, tries: number, reason: string) {
  const command = { id: callId(flow, kind, transaction, tries), seen: null, body: [kind, transaction, amount] }
  const which = { id: flow.order }
  return kind === 'void'
    ? voidHold(app, actor, which, { transaction, reason }, command)
    : refundOne(app, actor, which, { transaction, amount, reason }, command)
}

async function look(app: App, actor: Actor, flow: Flow): Promise<Result<{ readonly plan: GivingBack; readonly tries: number }, string>> {
  return holdOrder<{ readonly plan: GivingBack; readonly tries: number }, never>(
    app,
    actor,
    { id: flow.order },
    noCommand,
    'append',
    async (held) => {
      const { sources } = await currentFacts(held)
      const plan = planGivingBack(sources.history, sources.currency, sources.unconfirmed, held.now)
      const step = plan.steps[0]
      return ok({ plan, tries: step ? triesOf(step, sources.history) : 0 })
    },
  )
}

async function writeLetters(held: Held, flow: Flow): Promise<Result<FlowResult, string>> {
  const { ask } = Kept.parse(flow.ask)
  const given = givenBackSince((await currentFacts(held)).sources.history, flow.startedAt)
  record(held, { type: 'order_cancelled', reason: ask.reason, ...given })
  if (ask.notify) queueLetter(held, { kind: 'cancelled', reason: ask.reason, why: ask.why, ...given })
  return ok(given)
}
