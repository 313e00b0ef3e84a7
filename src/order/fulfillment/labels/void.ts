import { planPutBack } from '#domain/fulfillment.ts'
import type { Status } from '#domain/order.ts'
import { ok, refuse, type Result } from '#domain/result.ts'
import { voidable } from '#domain/shipping/labels.ts'
import type { App } from '#platform/app.ts'
import { noCommand, type Command } from '#platform/command.ts'
import { inStore, type Actor } from '#platform/doors.ts'
import type { VoidState } from '#domain/shipping/labels.ts'
import { holdOrder, moveOrder, record, type Held } from '../../spine.ts'
import { readShipments } from '../queries.ts'
import { settleStatus } from '../settle-status.ts'
import type { PutBackAsk } from '../shapes.ts'
import { everywhere, openOf } from './buy.ts'
import { insertCostLines, listLabelParcels, saveVoid, type LabelParcel } from './queries.ts'
import { takeOne } from './take-back.ts'

/** Days in which a label that was not scanned may be given back, by the shortest of the carriers' own rules (USPS 30, UPS and FedEx 90). A later no is theirs. */
export const voidDays = 90

/** What became of each label of a shipment that was given back. */
export type VoidAnswer = {
  readonly shipment: string
  readonly labels: readonly { readonly tracking: string; readonly state: VoidState | 'unanswered'; readonly amount: number }[]
}

/**
 * Gives the labels of a shipment back: its pieces are open again at once, and the carrier is asked for the money, now and by the job until it has answered. A
 * completed order is being processed again. Refused once the carrier has seen a parcel.
 */
export async function voidLabels(
  app: App,
  actor: Actor,
  number: number,
  ask: PutBackAsk,
  command: Command,
): Promise<Result<VoidAnswer, string>> {
  const taken = await holdOrder(app, actor, { number }, command, 'shipments', (held) => takeBack(held, ask))
  return taken.ok ? ok({ shipment: ask.shipment, labels: await askForMoney(app, actor, ask.shipment) }) : taken
}

async function takeBack(held: Held, ask: PutBackAsk): Promise<Result<{ readonly shipment: string }, string>> {
  const { tx, order, now } = held
  const shipment = (await readShipments(tx, order.id, ask.shipment))[0]
  const labels = await listLabelParcels(tx, { shipment: ask.shipment })
  if (!shipment || labels.length === 0) return refuse('unknown_shipment')
  // A part that was bought while the rest was refused is given back too; what is still being asked for is not.
  const plan = planPutBack({ state: shipment.state === 'buying' ? 'shipped' : shipment.state }, openStatus(order.status))
  if (!plan.ok) return plan
  // Those given back elsewhere are over: what is left of the shipment can still be taken back.
  for (const label of labels.filter(({ tracker_state }) => tracker_state !== 'voided')) {
    const may = voidable(label.tracker_state, label.bought_at, now, voidDays)
    if (!may.ok) return may
  }
  await takeOne(held, shipment.id, ask.reason)
  const settled = order.status === 'completed' ? await moveOrder(held, 'processing', ask.reason) : await settleStatus(held)
  return settled.ok ? ok({ shipment: shipment.id }) : settled
}

/** The status labels are given back in: what is completed is reopened with it. */
export function openStatus(status: Status): Status {
  return status === 'completed' ? 'processing' : status
}

/** Asks the carrier for the money of each label of a shipment taken back, or given back elsewhere, that has no answer yet; asking twice gives back once. Answers how each stands. */
export async function askForMoney(app: App, actor: Actor, shipment: string): Promise<VoidAnswer['labels']> {
  const labels = await inStore(app, everywhere(actor), (tx) => listLabelParcels(tx, { shipment }))
  const answers: VoidAnswer['labels'][number][] = []
  for (const label of labels) {
    // One asked for elsewhere waits for its answer wherever the goods are.
    const open = label.void_state === 'submitted' || (label.void_state === 'not_asked' && label.shipment_state === 'cancelled')
    const state = open ? await askOne(app, actor, label) : (label.void_state ?? 'not_asked')
    answers.push({ tracking: label.tracking_number ?? '', state, amount: label.cost ?? 0 })
  }
  return answers
}

async function askOne(app: App, actor: Actor, label: LabelParcel): Promise<VoidState | 'unanswered'> {
  const carrier = await openOf(app, actor, label)
  if (!carrier.ok) return 'unanswered'
  const asked = await carrier.value.void(label.label_ref ?? '')
  if (asked.outcome !== 'done') return 'unanswered'
  await concludeVoid(app, actor, label, asked.state)
  return asked.state
}

/** Writes what a carrier says of a label given back; its money comes back as a cost line of its own, once. */
export async function concludeVoid(
  app: App,
  actor: Actor,
  label: Pick<LabelParcel, 'id' | 'order_id' | 'shipment_id' | 'currency'>,
  state: VoidState,
): Promise<void> {
  await holdOrder<null, never>(app, everywhere(actor), { id: label.order_id }, noCommand, 'append', async (held) => {
    const now = (await listLabelParcels(held.tx, { shipment: label.shipment_id })).find(({ id }) => id === label.id)
    if (!now || now.void_state === state || now.void_state === 'refunded') return ok(null)
    await saveVoid(held.tx, label.id, state)
    const amount = now.cost ?? 0
    if (state === 'refunded') {
      const line = { order: label.order_id, parcel: label.id, kind: 'void', amount: -amount, currency: label.currency } as const
      await insertCostLines(held.tx, [{ ...line, reference: label.id, at: held.now }])
    }
    record(held, { type: 'label_voided', shipment: label.shipment_id, tracking: now.tracking_number ?? '', state, amount })
    return ok(null)
  })
}
