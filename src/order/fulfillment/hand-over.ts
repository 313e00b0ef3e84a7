import { planHandOver } from '#domain/fulfillment.ts'
import { ok, refuse, type Result } from '#domain/result.ts'
import { currentFacts, record, startProcessing, type Held } from '../spine.ts'
import { captureFor } from './at-shipping.ts'
import { judge, noteOverrides, type Passed } from './judge.ts'
import { piecesOf } from './put-shipment.ts'
import { readLines, readShipments, saveShipment, type ShipmentRow } from './queries.ts'
import type { HandOverAsk } from './shapes.ts'

/** May this pickup be handed over now? Judges by every guard, money included, and changes nothing. */
export async function checkHandOver(
  held: Held,
  ask: HandOverAsk,
  collected: number,
): Promise<Result<{ readonly shipment: ShipmentRow; readonly passed: Passed }, string>> {
  if (held.order.status === 'cancelled') return refuse('order_cancelled')
  const shipments = await readShipments(held.tx, held.order.id)
  const shipment = shipments.find(({ id }) => id === ask.shipment)
  if (!shipment) return refuse('unknown_shipment')
  const plan = planHandOver(shipment)
  if (!plan.ok) return plan
  const rows = await readLines(held.tx, held.order.id)
  const unsigned = rows
    .filter(({ id, fitment_at }) => fitment_at === null && shipment.lines.some(({ line }) => line === id))
    .map((row) => row.part_number)
  const { later } = await captureFor({ ...held, ...(await currentFacts(held)) }, shipment.lines)
  const passed = await judge(held, shipments, { unsigned, cost: 0, collected, later, leaves: true }, ask.override)
  return passed.ok ? ok({ shipment, passed: passed.value }) : passed
}

/** Hands a pickup over that waited on the shelf: from now on it has left. */
export async function handOver(held: Held, ask: HandOverAsk): Promise<Result<{ readonly shipment: string }, string>> {
  const checked = await checkHandOver(held, ask, 0)
  if (!checked.ok) return checked
  const { shipment, passed } = checked.value
  await saveShipment(held.tx, shipment.id, {
    state: 'picked_up',
    left_at: held.now,
    collected_by: ask.collectedBy || null,
    id_seen: ask.idSeen ?? null,
  })
  noteOverrides(held, passed)
  record(held, {
    type: 'shipment_left',
    shipment: shipment.id,
    method: shipment.method,
    pieces: piecesOf(shipment.lines),
    tracking: [],
    cost: shipment.cost,
  })
  startProcessing(held)
  return ok({ shipment: shipment.id })
}
