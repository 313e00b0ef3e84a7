import type { LineState, Status } from './order.ts'
import { ok, refuse, type Result } from './result.ts'
import { wasScanned } from './shipping/labels.ts'
import type { TrackerState } from './shipping/tracker.ts'
import { guessCarrier, likelyCarriers, normaliseTracking, type CarrierCode } from './tracking.ts'

/** How goods leave: our label, the customer comes, or a label bought elsewhere. */
export const methods = ['label', 'pickup', 'tracking'] as const
export type Method = (typeof methods)[number]

/** buying: its label is being bought, its pieces are taken. ready: waits on the pickup shelf. shipped and picked_up have left the store. cancelled frees its quantities. */
export const shipmentStates = ['buying', 'ready', 'shipped', 'picked_up', 'cancelled'] as const
export type ShipmentState = (typeof shipmentStates)[number]

/** A line of an order as shipping sees it: how many pieces were bought, and how they stand on the shelf. */
export type OpenLine = { readonly id: string; readonly quantity: number; readonly state: LineState }
/** Some pieces of one line. */
export type ShipmentLine = { readonly line: string; readonly quantity: number }
/** What a shipment takes of an order's lines. */
export type Taken = { readonly id: string; readonly method: Method; readonly state: ShipmentState; readonly lines: readonly ShipmentLine[] }
/** One box. `state`: where it is, null when no carrier is asked about it; `label`: it bears one of ours, with what its barcode says (`check`, null before it was read). */
export type Parcel = {
  readonly state: TrackerState | null
  readonly label: boolean
  readonly check: 'matches' | 'differs' | 'unreadable' | null
}
/** Goods that leave together, with their quantities and parcels. */
export type Shipment = Taken & { readonly parcels: readonly Parcel[] }

/** Folded from the shipments and their parcels, never set by hand. */
export const fulfillmentStates = ['open', 'ready_for_pickup', 'partly_shipped', 'shipped', 'picked_up', 'delivered', 'returned'] as const
export type FulfillmentState = (typeof fulfillmentStates)[number]

/** Has everything left the store, wherever it is now? */
export function hasLeft(state: FulfillmentState): boolean {
  return state !== 'open' && state !== 'ready_for_pickup' && state !== 'partly_shipped'
}

/** Pieces of a line that left the store. */
export function leftQuantity(line: string, shipments: readonly Taken[]): number {
  return quantityIn(
    line,
    shipments.filter((s) => s.state === 'shipped' || s.state === 'picked_up'),
  )
}

/** How a line left, once all its pieces have: shipped when a carrier took any of them. Null while a piece is still here. */
export function leftAs(
  line: { readonly id: string; readonly quantity: number },
  shipments: readonly Taken[],
): 'shipped' | 'picked_up' | null {
  if (leftQuantity(line.id, shipments) < line.quantity) return null
  const took = shipments.filter((shipment) => shipment.lines.some((taken) => taken.line === line.id))
  return took.some(({ state }) => state === 'shipped') ? 'shipped' : 'picked_up'
}

/** Pieces of a line that no shipment has taken yet; 0 for a cancelled line. Ready pickups reserve theirs. */
export function openQuantity(line: OpenLine, shipments: readonly Taken[]): number {
  if (line.state === 'cancelled') return 0
  return (
    line.quantity -
    quantityIn(
      line.id,
      shipments.filter((s) => s.state !== 'cancelled'),
    )
  )
}

/**
 * May these quantities leave together by `method`? A line named twice counts with the sum of its quantities. Refuses nothing picked, more than is open, and
 * lines that are not ours to ship: unavailable and cancelled ones never; one that a vendor ships only by the vendor's own tracking number, and never in
 * one shipment with goods of our shelf (`two_origins`).
 */
export function planShipment(
  lines: readonly OpenLine[],
  shipments: readonly Taken[],
  picked: readonly ShipmentLine[],
  method: Method,
): Result<readonly ShipmentLine[], 'nothing_picked' | 'unknown_line' | 'not_ours_to_ship' | 'more_than_open' | 'two_origins'> {
  const wanted = summed(picked)
  if (wanted.length === 0) return refuse('nothing_picked')
  for (const { line: id, quantity } of wanted) {
    const line = lines.find((l) => l.id === id)
    if (!line) return refuse('unknown_line', { line: id })
    if (!shippable(line.state, method)) return refuse('not_ours_to_ship', { line: id, state: line.state })
    const open = openQuantity(line, shipments)
    if (quantity > open) return refuse('more_than_open', { line: id, open, quantity })
  }
  const vendors = wanted.filter(({ line: id }) => lines.some((line) => line.id === id && line.state === 'ships_from_vendor'))
  return vendors.length === 0 || vendors.length === wanted.length ? ok(wanted) : refuse('two_origins')
}

/** May goods in this state leave by this method? */
export function shippable(state: LineState, method: Method): boolean {
  if (state === 'unavailable' || state === 'cancelled') return false
  return state !== 'ships_from_vendor' || method === 'tracking'
}

/** What a person most likely wants to send now: everything open that is on the shelf, or not yet checked to be missing from it. */
export function suggestShipment(lines: readonly OpenLine[], shipments: readonly Taken[]): readonly ShipmentLine[] {
  return lines
    .filter(({ state }) => state === 'to_check' || state === 'in_stock' || state === 'received')
    .map((line) => ({ line: line.id, quantity: openQuantity(line, shipments) }))
    .filter(({ quantity }) => quantity > 0)
}

/** May this pickup be handed over? Only one that waits on the shelf. */
export function planHandOver(shipment: Pick<Shipment, 'state'>): Result<'picked_up', 'not_on_the_shelf'> {
  return shipment.state === 'ready' ? ok('picked_up') : refuse('not_on_the_shelf', { state: shipment.state })
}

/**
 * May this shipment be taken back, so that its pieces are open again? A completed order is reopened first, and once is enough. One whose label is being bought
 * waits until that is over.
 */
export function planPutBack(
  shipment: Pick<Shipment, 'state'>,
  status: Status,
): Result<'cancelled', 'already_put_back' | 'reopen_first' | 'label_under_way'> {
  if (shipment.state === 'cancelled') return refuse('already_put_back')
  if (shipment.state === 'buying') return refuse('label_under_way')
  return status === 'completed' ? refuse('reopen_first') : ok('cancelled')
}

/** What decides the status after goods left or came back. `balance` in minor units: order total - collected. */
export type Afterwards = {
  readonly status: Status
  readonly nothingOpen: boolean
  readonly anythingLeft: boolean
  readonly anythingReady: boolean
  readonly balance: number
}

/**
 * The status an order takes when goods left or were put back, null when it keeps its own: Completed when nothing is open and the money is right, else
 * Processing for a new order that something left and for one whose pickup shelf is empty. What a person set aside (On Hold, Backordered) stays while
 * lines are open.
 */
export function statusAfterwards({
  status,
  nothingOpen,
  anythingLeft,
  anythingReady,
  balance,
}: Afterwards): 'completed' | 'processing' | null {
  if (status === 'completed' || status === 'cancelled') return null
  if (nothingOpen && balance === 0) return 'completed'
  if (status === 'new') return anythingLeft ? 'processing' : null
  if (status === 'ready_for_pickup') return anythingReady ? null : 'processing'
  return nothingOpen && status === 'backordered' ? 'processing' : null
}

/**
 * A typed tracking number as it will be stored. `check`: what its check digit says; 'unknown' when no format of the carrier fits. `ask`: the carriers it may
 * belong to equally well, when nobody named one and there are several.
 */
export type ReadTracking = {
  readonly carrier: CarrierCode
  readonly number: string
  readonly check: 'valid' | 'wrong' | 'none' | 'unknown'
  readonly ask: readonly CarrierCode[]
}

/** Reads a typed tracking number: the carrier's own reading of it when a carrier is named, else the best guess, else `other`. */
export function readTracking(typed: string, carrier: CarrierCode | null = null): ReadTracking {
  const guesses = guessCarrier(typed)
  const likely = carrier === null ? likelyCarriers(guesses) : []
  const ask = likely.length > 1 ? likely : []
  const guess = guesses.find((one) => carrier === null || one.carrier === carrier)
  if (guess) return { carrier: guess.carrier, number: guess.number, check: guess.checkDigit, ask }
  return { carrier: carrier ?? 'other', number: normaliseTracking(typed), check: 'unknown', ask }
}

/** Is every piece shipped, picked up or cancelled? */
export function nothingOpen(lines: readonly OpenLine[], shipments: readonly Taken[]): boolean {
  return lines.every((line) => line.state === 'cancelled' || leftQuantity(line.id, shipments) >= line.quantity)
}

/** Did any piece leave? */
export function anythingLeft(shipments: readonly Taken[]): boolean {
  return shipments.some((s) => s.state === 'shipped' || s.state === 'picked_up')
}

/**
 * Is it still in the house, though its goods are taken: its labels are being bought, or were bought and no carrier has scanned any? It can be taken back
 * as if it had not been made, with the money of its labels.
 */
export function isUnscanned({ state, parcels }: Pick<Shipment, 'state' | 'parcels'>): boolean {
  if (state === 'buying') return true
  return state === 'shipped' && parcels.length > 0 && parcels.every((parcel) => parcel.label && !wasScanned(parcel.state))
}

/** Did any piece leave for good: fetched by the customer, with a carrier, or by a way nobody scans? */
export function anythingGone(shipments: readonly Shipment[]): boolean {
  return anythingLeft(shipments.filter((shipment) => !isUnscanned(shipment)))
}

/**
 * One word for the list. Delivered when the customer has everything, by carrier or over the counter, and returned when every parcel came back; while a single
 * parcel is elsewhere, or nobody tells where, the order is shipped.
 */
export function fulfillmentStateOf(lines: readonly OpenLine[], shipments: readonly Shipment[]): FulfillmentState {
  const live = shipments.filter((s) => s.state !== 'cancelled')
  if (!anythingLeft(live)) return live.some((s) => s.state === 'ready') ? 'ready_for_pickup' : 'open'
  if (!nothingOpen(lines, live)) return 'partly_shipped'
  if (live.every((s) => s.state === 'picked_up')) return 'picked_up'
  if (live.every((s) => s.state === 'picked_up' || allAre('delivered', s))) return 'delivered'
  return live.every((s) => allAre('returned', s)) ? 'returned' : 'shipped'
}

function allAre(state: TrackerState, { parcels }: Shipment): boolean {
  return parcels.length > 0 && parcels.every((parcel) => parcel.state === state)
}

function summed(picked: readonly ShipmentLine[]): readonly ShipmentLine[] {
  const quantities = new Map<string, number>()
  for (const { line, quantity } of picked) quantities.set(line, (quantities.get(line) ?? 0) + Math.max(quantity, 0))
  return [...quantities].filter(([, quantity]) => quantity > 0).map(([line, quantity]) => ({ line, quantity }))
}

function quantityIn(line: string, shipments: readonly Taken[]): number {
  return shipments
    .flatMap((s) => s.lines)
    .filter((l) => l.line === line)
    .reduce((sum, l) => sum + l.quantity, 0)
}
