import { uuidv7 } from 'uuidv7'
import { z } from 'zod'
import type { Status } from '#domain/order.ts'
import { ok, type Result } from '#domain/result.ts'
import type { App } from '#platform/app.ts'
import type { Command } from '#platform/command.ts'
import type { Actor } from '#platform/doors.ts'
import { checkHandOver, handOver } from '../fulfillment/hand-over.ts'
import { checkShipment, putShipment } from '../fulfillment/put-shipment.ts'
import { settleStatus } from '../fulfillment/settle-status.ts'
import { HandOverAsk, ShipAsk } from '../fulfillment/shapes.ts'
import { holdOrder, queueLetter, record, type Held } from '../spine.ts'
import { insertFlow, type Flow, type FlowResult } from './queries.ts'
import { firstLook, refusalOf, runFlow, type Step } from './run-flow.ts'

const Asked = z.discriminatedUnion('what', [z.object({ what: z.literal('ship'), ask: ShipAsk }), z.object({ what: z.literal('hand_over'), ask: HandOverAsk })])
type Asked = z.infer<typeof Asked>

/** What Ship & Complete came to. `state` running: a step still waits for an answer, its job goes on. */
export type ShipAnswer = { readonly flow: string; readonly state: Flow['state']; readonly shipment: string | null; readonly completed: boolean }

/** The steps after the guards, which stand at the start: nothing is written when they refuse. */
export const shipSteps: readonly Step[] = [
  { name: 'ship', inside: ship },
  { name: 'complete', inside: complete },
  { name: 'letters', inside: writeLetters },
  { name: 'slip', inside: makeSlip },
]

/** Ships what was picked, or hands it over, and completes the order when that was all of it. The same command again answers as before and ships nothing. */
export async function shipAndComplete(app: App, actor: Actor, number: number, ask: ShipAsk, command: Command): Promise<Result<ShipAnswer, string>> {
  return begin(app, actor, number, { what: 'ship', ask }, command)
}

/** Hands over a pickup that waits on the shelf, by the same steps. */
export async function handOverPickup(app: App, actor: Actor, number: number, ask: HandOverAsk, command: Command): Promise<Result<ShipAnswer, string>> {
  return begin(app, actor, number, { what: 'hand_over', ask }, command)
}

/** The first transaction of the flow: everything is checked with the order locked, then the flow's row and the job that would pick it up are written. */
export async function startShipping(app: App, actor: Actor, number: number, asked: Asked, command: Command): Promise<Result<{ readonly flow: string }, string>> {
  return holdOrder(app, actor, { number }, command, 'shipments', async (held): Promise<Result<{ readonly flow: string }, string>> => {
    const checked = asked.what === 'ship' ? await checkShipment(held, asked.ask, 0) : await checkHandOver(held, asked.ask, 0)
    if (!checked.ok) return checked
    const flow = command.id ?? uuidv7()
    await insertFlow(held.tx, { id: flow, order: held.order.id, kind: 'ship_and_complete', ask: asked, step: 'ship', at: held.now })
    await app.jobs.put(held.tx, 'flow', flow, firstLook)
    return ok({ flow })
  })
}

async function begin(app: App, actor: Actor, number: number, asked: Asked, command: Command): Promise<Result<ShipAnswer, string>> {
  const started = await startShipping(app, actor, number, asked, command)
  if (!started.ok) return started
  return answerOf(await runFlow(app, actor.store, started.value.flow, shipSteps))
}

/** A flow of shipping as its command answers it. */
export function answerOf(flow: Flow): Result<ShipAnswer, string> {
  return refusalOf(flow) ?? ok({ flow: flow.id, state: flow.state, shipment: flow.result.shipment ?? null, completed: flow.result.completed ?? false })
}

async function ship(held: Held, flow: Flow): Promise<Result<FlowResult, string>> {
  const asked = Asked.parse(flow.ask)
  return asked.what === 'ship' ? putShipment(held, asked.ask, flow.id) : handOver(held, asked.ask)
}

async function complete(held: Held): Promise<Result<FlowResult, string>> {
  const settled: Result<Status, string> = await settleStatus(held)
  return settled.ok ? ok({ completed: settled.value === 'completed' }) : settled
}

async function writeLetters(held: Held, flow: Flow): Promise<Result<FlowResult, string>> {
  const asked = Asked.parse(flow.ask)
  // Who stood at the counter needs no mail that the goods are on their way.
  if (asked.what === 'ship' && asked.ask.method === 'tracking' && asked.ask.notify && flow.result.shipment) queueLetter(held, { kind: 'shipped', shipment: flow.result.shipment })
  return ok({})
}

async function makeSlip(held: Held, flow: Flow): Promise<Result<FlowResult, string>> {
  const asked = Asked.parse(flow.ask)
  if (asked.what === 'ship' && asked.ask.slip && flow.result.shipment) record(held, { type: 'packing_slip_made', shipment: flow.result.shipment })
  return ok({})
}
