import { uuidv7 } from 'uuidv7'
import { z } from 'zod'
import type { Shipment, ShipmentLine } from '#domain/fulfillment.ts'
import { planCollection } from '#domain/payment/plans.ts'
import { money } from '#domain/money.ts'
import type { Status } from '#domain/order.ts'
import { ok, refuse, type Result } from '#domain/result.ts'
import type { App } from '#platform/app.ts'
import { noCommand, type Command } from '#platform/command.ts'
import type { Actor } from '#platform/doors.ts'
import { captureFor } from '../fulfillment/at-shipping.ts'
import { checkHandOver, handOver } from '../fulfillment/hand-over.ts'
import { checkShipment, putShipment } from '../fulfillment/put-shipment.ts'
import { settleStatus } from '../fulfillment/settle-status.ts'
import { buyLabels, isTakenBack } from '../fulfillment/labels/buy.ts'
import { keepLabels } from '../fulfillment/labels/keep.ts'
import { leaveWithLabels } from '../fulfillment/labels/leave.ts'
import { stateOf } from '../fulfillment/labels/purchase.ts'
import { queuePapers } from '../fulfillment/printing/queue.ts'
import { HandOverAsk, ShipAsk, type LabelAsk } from '../fulfillment/shapes.ts'
import { capture } from '../payment/capture.ts'
import { holdAgain, newestKept } from '../payment/charge.ts'
import { AgainAsk, CaptureAsk } from '../payment/shapes.ts'
import { currentFacts, holdOrder, queueLetter, record, type Held } from '../spine.ts'
import { findLastFlow, insertFlow, type Flow, type FlowResult } from './running/queries.ts'
import { callId, firstLook, refusalOf, runFlow, type Step } from './running/run-flow.ts'

const Asked = z.discriminatedUnion('what', [
  z.object({ what: z.literal('ship'), ask: ShipAsk }),
  z.object({ what: z.literal('hand_over'), ask: HandOverAsk }),
])
type Asked = z.infer<typeof Asked>

/**
 * What the flow's row keeps: what was asked, the capture decided with it (minor units; null when nothing is collected), and what is held anew afterwards for
 * goods that leave later.
 */
const Kept = z.object({ asked: Asked, capture: CaptureAsk.nullable(), rest: AgainAsk.nullish() })

/** What Ship & Complete came to. `state` running: a step still waits for an answer, its job goes on. */
export type ShipAnswer = {
  readonly flow: string
  readonly state: Flow['state']
  readonly shipment: string | null
  readonly completed: boolean
}

const afterwards: readonly Step[] = [
  { name: 'complete', inside: complete },
  { name: 'letters', inside: writeLetters },
  { name: 'hold', outside: holdRest },
]
const papers: Step = { name: 'slip', inside: makePapers }

/** What leaves without a label of ours. */
export const plainSteps: readonly Step[] = [{ name: 'collect', outside: collect }, { name: 'ship', inside: ship }, ...afterwards, papers]

/** What leaves with labels of ours. */
export const labelSteps: readonly Step[] = [
  { name: 'collect', outside: collect },
  { name: 'buy', outside: buy },
  { name: 'ship', inside: ship },
  ...afterwards,
  { name: 'labels', outside: keep },
  papers,
]

/** The steps after the guards, which stand at the start: nothing is written when they refuse. A label is bought once the money is in, before anything leaves. */
export function stepsOfShipping(flow: Pick<Flow, 'ask'>): readonly Step[] {
  return labelOf(flow) ? labelSteps : plainSteps
}

/** Ships what was picked, or hands it over, and completes the order when that was all of it. The same command again answers as before and ships nothing. */
export async function shipAndComplete(
  app: App,
  actor: Actor,
  number: number,
  ask: ShipAsk,
  command: Command,
): Promise<Result<ShipAnswer, string>> {
  return begin(app, actor, number, { what: 'ship', ask }, command)
}

/** Hands over a pickup that waits on the shelf, by the same steps. */
export async function handOverPickup(
  app: App,
  actor: Actor,
  number: number,
  ask: HandOverAsk,
  command: Command,
): Promise<Result<ShipAnswer, string>> {
  return begin(app, actor, number, { what: 'hand_over', ask }, command)
}

/** The first transaction of the flow: everything is checked with the order locked, then the flow's row and the job that would pick it up are written. */
export async function startShipping(
  app: App,
  actor: Actor,
  number: number,
  asked: Asked,
  command: Command,
): Promise<Result<{ readonly flow: string }, string>> {
  return holdOrder(
    app,
    actor,
    { number },
    command,
    asked.what === 'ship' ? 'leaving' : 'shipments',
    async (held): Promise<Result<{ readonly flow: string }, string>> => {
      const last = await findLastFlow(held.tx, held.order.id)
      if (last?.kind === 'ship_and_complete' && last.state === 'running' && (last.step === 'collect' || last.step === 'buy'))
        return refuse(last.step === 'buy' ? 'buying_label' : 'collecting', { who: last.actor.name })
      const planned = asked.ask.collect ? await planCapture(held, asked) : ok({ capture: null, rest: null })
      if (!planned.ok) return planned
      const { capture: taking, rest } = planned.value
      const checked =
        asked.what === 'ship'
          ? await checkShipment(held, asked.ask, taking?.amount ?? 0)
          : await checkHandOver(held, asked.ask, taking?.amount ?? 0)
      if (!checked.ok) return checked
      if (asked.what === 'ship' && asked.ask.method === 'label' && !held.tx.actor.rights.includes('labels'))
        return refuse('forbidden', { right: 'labels' })
      const flow = command.id ?? uuidv7()
      const next = asked.what === 'ship' && asked.ask.method === 'label' ? 'buy' : 'ship'
      await insertFlow(held.tx, {
        id: flow,
        order: held.order.id,
        kind: 'ship_and_complete',
        ask: { asked, capture: taking, rest },
        step: taking ? 'collect' : next,
        at: held.now,
      })
      await app.jobs.put(held.tx, 'flow', flow, firstLook)
      return ok({ flow })
    },
  )
}

async function begin(app: App, actor: Actor, number: number, asked: Asked, command: Command): Promise<Result<ShipAnswer, string>> {
  const started = await startShipping(app, actor, number, asked, command)
  if (!started.ok) return started
  return answerOf(await runFlow(app, actor.store, started.value.flow, stepsOfShipping({ ask: { asked, capture: null } })))
}

/** A flow of shipping as its command answers it. */
export function answerOf(flow: Flow): Result<ShipAnswer, string> {
  return (
    refusalOf(flow) ??
    ok({ flow: flow.id, state: flow.state, shipment: flow.result.shipment ?? null, completed: flow.result.completed ?? false })
  )
}

type Taking = { readonly capture: CaptureAsk | null; readonly rest: AgainAsk | null }

/** What to capture before the goods leave, by the store's setting, and what to hold anew after; nothing when the money is in already. */
async function planCapture(held: Held, asked: Asked): Promise<Result<Taking, string>> {
  if (!held.tx.actor.rights.includes('collect')) return refuse('forbidden', { right: 'collect' })
  const at = await currentFacts(held)
  const { sources, facts } = at
  if (facts.balance <= 0) return ok({ capture: null, rest: null })
  const plan = planCollection(sources.history, money(facts.balance, sources.currency), held.now)
  if (!plan.ok) return plan
  const { amount, keep } = await captureFor({ ...held, ...at }, leavingOf(asked, sources.shipments))
  if (amount <= 0) return ok({ capture: null, rest: null })
  const capture = { transaction: plan.value.hold.id, amount, keep: keep === 'held' }
  const kept = keep === 'anew' ? await newestKept(held) : null
  return ok({ capture, rest: kept === null ? null : { transaction: kept, amount: facts.balance - amount } })
}

function leavingOf(asked: Asked, shipments: readonly Shipment[]): readonly ShipmentLine[] {
  if (asked.what === 'ship') return asked.ask.lines
  return shipments.find(({ id }) => id === asked.ask.shipment)?.lines ?? []
}

/** Holds the rest for what leaves later. The goods are on their way: a refusal here stops nothing, it stands in the payment's history and stays due. */
async function holdRest(app: App, actor: Actor, flow: Flow): Promise<Result<FlowResult, string>> {
  const { rest } = Kept.parse(flow.ask)
  if (!rest || flow.result.collected === undefined) return ok({})
  const held = await holdAgain(app, actor, { id: flow.order }, rest, { id: callId(flow, 'hold'), seen: null, body: rest })
  if (!held.ok) app.log.info({ store: actor.store, order: flow.order, code: held.code }, 'the rest was not held anew')
  return ok({})
}

/** Collects before anything leaves. A definite no stops the flow with nothing shipped; an answer that is missing is waited for. */
async function collect(app: App, actor: Actor, flow: Flow): Promise<Result<FlowResult | 'wait', string>> {
  const { capture: ask } = Kept.parse(flow.ask)
  if (!ask || (await isPaid(app, actor, flow))) return ok({})
  const done = await capture(app, actor, { id: flow.order }, ask, {
    id: callId(flow, 'collect', flow.result.tries ?? 0),
    seen: null,
    body: ask,
  })
  if (!done.ok) return done.code === 'unsettled' ? ok('wait') : done
  const { outcome, amount, code, message } = done.value
  switch (outcome) {
    case 'approved':
      return ok({ collected: amount })
    case 'pending':
    case 'unknown':
      return ok('wait')
    case 'declined':
    case 'failed':
    case 'reversed':
      return refuse('not_collected', { amount, code, message })
  }
}

/** The money came in by another way, or by the same step before a crash. */
async function isPaid(app: App, actor: Actor, flow: Flow): Promise<boolean> {
  const due = await holdOrder<number, never>(app, actor, { id: flow.order }, noCommand, 'append', async (held) =>
    ok((await currentFacts(held)).facts.balance),
  )
  return due.ok && due.value <= 0
}

/** What is asked of a carrier, when the goods leave with labels of ours. */
function labelOf(flow: Pick<Flow, 'ask'>): LabelAsk | null {
  const { asked } = Kept.parse(flow.ask)
  return asked.what === 'ship' && asked.ask.method === 'label' ? asked.ask : null
}

/** Buys the labels once. A no stops the flow with nothing shipped and the money where it is; an answer that is missing is waited for, and a part is a person's to finish. */
async function buy(app: App, actor: Actor, flow: Flow): Promise<Result<FlowResult | 'wait', string>> {
  const ask = labelOf(flow)
  if (!ask) return ok({})
  const command = { id: callId(flow, 'buy'), seen: null, body: ask }
  const bought = await buyLabels(app, actor, flow.order, ask, flow.id, command)
  if (!bought.ok) return bought
  const row = bought.value
  if (row === null) return ok({})
  const last = row.events.at(-1)
  const detail = { purchase: row.id, code: last?.code ?? null, message: last?.message ?? null }
  switch (stateOf(row)) {
    case 'bought':
      return ok({})
    case 'created':
    case 'asked':
    case 'unanswered':
      return ok('wait')
    case 'part_bought':
      return (await isTakenBack(app, actor, row)) ? refuse('labels_given_back') : ok('wait')
    case 'refused':
      return refuse('label_refused', detail)
    case 'given_up':
      return refuse('label_given_up', detail)
  }
}

async function ship(held: Held, flow: Flow): Promise<Result<FlowResult, string>> {
  const { asked } = Kept.parse(flow.ask)
  if (asked.what === 'hand_over') return handOver(held, asked.ask)
  return asked.ask.method === 'label' ? leaveWithLabels(held, flow.id) : putShipment(held, asked.ask, flow.id)
}

/** Fetches the labels' files. What cannot be had now is fetched when somebody asks for it: the goods are labelled for as far as the carrier goes. */
async function keep(app: App, actor: Actor, flow: Flow): Promise<Result<FlowResult, string>> {
  await keepLabels(app, actor, flow.id)
  return ok({})
}

async function complete(held: Held): Promise<Result<FlowResult, string>> {
  const settled: Result<Status, string> = await settleStatus(held)
  return settled.ok ? ok({ completed: settled.value === 'completed' }) : settled
}

async function writeLetters(held: Held, flow: Flow): Promise<Result<FlowResult, string>> {
  const { asked } = Kept.parse(flow.ask)
  // Who stood at the counter needs no mail that the goods are on their way.
  if (asked.what === 'ship' && asked.ask.method !== 'pickup' && asked.ask.notify && flow.result.shipment)
    queueLetter(held, { kind: 'shipped', shipment: flow.result.shipment })
  return ok({})
}

/** The packing slip, and what this workstation sends to printers of the house; a printer that fails stops nothing. */
async function makePapers(held: Held, flow: Flow): Promise<Result<FlowResult, string>> {
  const { asked } = Kept.parse(flow.ask)
  const { shipment } = flow.result
  if (asked.what !== 'ship' || !shipment) return ok({})
  if (asked.ask.slip) record(held, { type: 'packing_slip_made', shipment })
  const workstation = asked.ask.method === 'label' ? asked.ask.workstation : null
  if (workstation) await queuePapers(held, shipment, workstation, { label: true, slip: asked.ask.slip }, null)
  return ok({})
}
