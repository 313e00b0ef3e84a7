import { openQuantity, planShipment, readTracking, type OpenLine, type ShipmentLine, type Taken } from '#domain/fulfillment.ts'
import type { Status } from '#domain/order.ts'
import { ok, refuse, type Result } from '#domain/result.ts'
import type { CarrierCode } from '#domain/tracking.ts'
import { currentFacts, record, startProcessing, type Held } from '../spine.ts'
import { captureFor } from './at-shipping.ts'
import { findChosen } from './labels/choose.ts'
import { judge, noteOverrides, type Passed } from './judge.ts'
import { insertShipment, readLines, readShipments } from './queries.ts'
import type { Can, ReadyAsk, ShipAsk } from './shapes.ts'

/** What will leave, as it passed every check. */
export type Shipping = {
  readonly lines: readonly ShipmentLine[]
  readonly parcels: readonly { readonly carrier: CarrierCode; readonly number: string }[]
  readonly passed: Passed
}

/** Is there anything to ship on this order at all? */
export function canShip(status: Status, lines: readonly OpenLine[], shipments: readonly Taken[]): Can {
  if (status === 'cancelled') return refuse('order_cancelled')
  return lines.some((line) => line.state !== 'unavailable' && openQuantity(line, shipments) > 0) ? { ok: true } : refuse('nothing_open')
}

/** May exactly this leave now? Checks order, quantities, tracking numbers and guards, and changes nothing. `collected` is captured before it leaves. */
export async function checkShipment(held: Held, ask: ShipAsk, collected: number): Promise<Result<Shipping, string>> {
  const parcels = ask.method === 'tracking' ? readParcels(ask.parcels) : ok([])
  if (!parcels.ok) return parcels
  const plan = await planPicked(held, ask)
  if (!plan.ok) return plan
  const cost = await costOf(held, ask)
  if (!cost.ok) return cost
  const { later } = await captureFor({ ...held, ...(await currentFacts(held)) }, plan.value.lines)
  const picking = { unsigned: plan.value.unsigned, cost: cost.value, collected, later, leaves: true }
  const passed = await judge(held, plan.value.shipments, picking, ask.override)
  return passed.ok ? ok({ lines: plan.value.lines, parcels: parcels.value, passed: passed.value }) : passed
}

/** May exactly this go on the pickup shelf? Money does not matter yet. */
export async function checkShelf(held: Held, ask: ReadyAsk): Promise<Result<Shipping, string>> {
  const plan = await planPicked(held, { ...ask, method: 'pickup' })
  if (!plan.ok) return plan
  const passed = await judge(
    held,
    plan.value.shipments,
    { unsigned: plan.value.unsigned, cost: 0, collected: 0, leaves: false },
    ask.override,
  )
  return passed.ok ? ok({ lines: plan.value.lines, parcels: [], passed: passed.value }) : passed
}

/** What it costs to send this, minor units: as typed, as the chosen rate says, nothing for a pickup. Null when nobody knows. */
async function costOf(held: Held, ask: ShipAsk): Promise<Result<number | null, string>> {
  if (ask.method === 'tracking') return ok(ask.cost ?? null)
  if (ask.method === 'pickup') return ok(0)
  const chosen = await findChosen(held.tx, held.order, ask, held.now)
  return chosen.ok ? ok(chosen.value.shown) : chosen
}

/** Writes a shipment that has left: rows, log, and Processing for a new order. Checks everything again, for the order may have changed since it was planned. */
export async function putShipment(
  held: Held,
  ask: Exclude<ShipAsk, { method: 'label' }>,
  id: string,
): Promise<Result<{ readonly shipment: string }, string>> {
  const checked = await checkShipment(held, ask, 0)
  if (!checked.ok) return checked
  const { lines, parcels, passed } = checked.value
  const cost = ask.method === 'tracking' ? (ask.cost ?? null) : 0
  const pickup = ask.method === 'pickup' ? ask : null
  await insertShipment(held.tx, {
    id,
    order: held.order.id,
    method: ask.method,
    state: pickup ? 'picked_up' : 'shipped',
    lines,
    parcels,
    cost,
    collectedBy: pickup?.collectedBy || null,
    idSeen: pickup?.idSeen ?? null,
    note: null,
    notify: ask.notify,
    slip: ask.slip,
    command: id,
    at: held.now,
  })
  noteOverrides(held, passed)
  record(held, {
    type: 'shipment_left',
    shipment: id,
    method: ask.method,
    pieces: piecesOf(lines),
    tracking: parcels.map(({ number }) => number),
    cost,
  })
  startProcessing(held)
  return ok({ shipment: id })
}

/** How many pieces some lines of a shipment are. */
export function piecesOf(lines: readonly ShipmentLine[]): number {
  return lines.reduce((sum, { quantity }) => sum + quantity, 0)
}

async function planPicked(
  held: Held,
  { lines: picked, method }: { readonly lines: readonly ShipmentLine[]; readonly method: ShipAsk['method'] },
) {
  if (held.order.status === 'cancelled') return refuse('order_cancelled')
  const { sources } = await currentFacts(held)
  const plan = planShipment(sources.priced.lines, sources.shipments, picked, method)
  if (!plan.ok) return plan
  const rows = await readLines(held.tx, held.order.id)
  const unsigned = rows
    .filter(({ id, fitment_at }) => fitment_at === null && plan.value.some(({ line }) => line === id))
    .map((row) => row.part_number)
  return ok({ lines: plan.value, unsigned, shipments: await readShipments(held.tx, held.order.id) })
}

function readParcels(parcels: Extract<ShipAsk, { method: 'tracking' }>['parcels']): Result<Shipping['parcels'], 'check_digit_wrong'> {
  const read = parcels.map((parcel) => ({ ...readTracking(parcel.trackingNumber, parcel.carrier ?? null), looked: parcel.checked }))
  const wrong = read.find(({ check, looked }) => check === 'wrong' && !looked)
  return wrong
    ? refuse('check_digit_wrong', { number: wrong.number, carrier: wrong.carrier })
    : ok(read.map(({ carrier, number }) => ({ carrier, number })))
}
