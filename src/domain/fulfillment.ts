import type { LineState } from './order.ts'
import { ok, refuse, type Result } from './result.ts'

/** How goods leave: our label, the customer comes, or a label bought elsewhere. */
export const methods = ['label', 'pickup', 'tracking'] as const
export type Method = (typeof methods)[number]

/** ready: waits on the pickup shelf. shipped and picked_up have left the store. cancelled frees its quantities. */
export const shipmentStates = ['ready', 'shipped', 'picked_up', 'cancelled'] as const
export type ShipmentState = (typeof shipmentStates)[number]

export type OpenLine = { readonly id: string; readonly quantity: number; readonly state: LineState }
export type ShipmentLine = { readonly line: string; readonly quantity: number }
export type Shipment = { readonly id: string; readonly method: Method; readonly state: ShipmentState; readonly lines: readonly ShipmentLine[] }

/** Folded from the shipments, never set by hand. Delivered and returned come with carrier tracking. */
export const fulfillmentStates = ['open', 'ready_for_pickup', 'partly_shipped', 'shipped', 'picked_up'] as const
export type FulfillmentState = (typeof fulfillmentStates)[number]

/** Pieces of a line that left the store. */
export function leftQuantity(line: string, shipments: readonly Shipment[]): number {
  return quantityIn(line, shipments.filter((s) => s.state === 'shipped' || s.state === 'picked_up'))
}

/** Pieces of a line that no shipment has taken yet; 0 for a cancelled line. Ready pickups reserve theirs. */
export function openQuantity(line: OpenLine, shipments: readonly Shipment[]): number {
  if (line.state === 'cancelled') return 0
  return line.quantity - quantityIn(line.id, shipments.filter((s) => s.state !== 'cancelled'))
}

/** May these quantities leave together? Refuses nothing picked, more than is open, and lines that are not ours to ship. */
export function planShipment(
  lines: readonly OpenLine[], shipments: readonly Shipment[], picked: readonly ShipmentLine[],
): Result<readonly ShipmentLine[], 'nothing_picked' | 'unknown_line' | 'not_ours_to_ship' | 'more_than_open'> {
  const wanted = picked.filter((p) => p.quantity > 0)
  if (wanted.length === 0) return refuse('nothing_picked')
  for (const { line: id, quantity } of wanted) {
    const line = lines.find((l) => l.id === id)
    if (!line) return refuse('unknown_line', { line: id })
    if (line.state === 'ships_from_vendor' || line.state === 'unavailable' || line.state === 'cancelled') return refuse('not_ours_to_ship', { line: id, state: line.state })
    const open = openQuantity(line, shipments)
    if (quantity > open) return refuse('more_than_open', { line: id, open, quantity })
  }
  return ok(wanted)
}

/** Is every piece shipped, picked up or cancelled? */
export function nothingOpen(lines: readonly OpenLine[], shipments: readonly Shipment[]): boolean {
  return lines.every((line) => line.state === 'cancelled' || leftQuantity(line.id, shipments) >= line.quantity)
}

/** Did any piece leave? */
export function anythingLeft(shipments: readonly Shipment[]): boolean {
  return shipments.some((s) => s.state === 'shipped' || s.state === 'picked_up')
}

/** One word for the list. */
export function fulfillmentStateOf(lines: readonly OpenLine[], shipments: readonly Shipment[]): FulfillmentState {
  const live = shipments.filter((s) => s.state !== 'cancelled')
  if (!anythingLeft(live)) return live.some((s) => s.state === 'ready') ? 'ready_for_pickup' : 'open'
  if (!nothingOpen(lines, live)) return 'partly_shipped'
  return live.every((s) => s.state === 'picked_up') ? 'picked_up' : 'shipped'
}

function quantityIn(line: string, shipments: readonly Shipment[]): number {
  return shipments.flatMap((s) => s.lines).filter((l) => l.line === line).reduce((sum, l) => sum + l.quantity, 0)
}
