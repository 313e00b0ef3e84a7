import type { Guard } from '#domain/activity.ts'
import { readTracking, shippable, type ReadTracking, type ShipmentLine } from '#domain/fulfillment.ts'
import { checkGuards, guardFacts, type OpenGuard } from '#domain/guards.ts'
import { planAtShipping, type ShippingCapture } from '#domain/payment/at-shipping.ts'
import { joinGroups, type CarrierCode } from '#domain/tracking.ts'
import type { Charge } from '#domain/shipping/rate.ts'
import { useState } from 'react'
import { workstation } from '#ui/workstation.ts'
import type { FulfillmentLine, FulfillmentView, LabelAsk, ReadyAsk, ShipAsk } from '../shapes.ts'

/** The ways goods leave that this page offers. */
export type Way = ShipAsk['method']

export type TypedParcel = { readonly key: number; readonly typed: string; readonly carrier: CarrierCode | null; readonly checked: boolean }

/** The method chosen for a label and what it costs, minor units; `missing`: what is not there yet. `sells`: labels are bought for it, not only a price quoted. */
export type LabelChoice = {
  readonly missing: 'no_box' | 'not_all_packed' | 'asking' | 'no_rate' | null
  readonly boxes: number
  readonly cost: number | null
  readonly charges: readonly Charge[]
  readonly name: string | null
  readonly arrives: string | null
  readonly pick: Pick<LabelAsk, 'quote' | 'account' | 'rate'> | null
  readonly sells: boolean
}

/** What a person has picked and typed so far; `cost` in minor units. `label`: the method, where labels are bought. */
export type Choice = {
  readonly way: Way
  readonly label: LabelChoice | null
  readonly quantities: ReadonlyMap<string, number>
  readonly parcels: readonly TypedParcel[]
  readonly cost: number | null
  readonly collectedBy: string
  readonly idSeen: boolean
  readonly notify: boolean
  readonly slip: boolean
  readonly collect: boolean
  readonly overriding: readonly Guard[]
  readonly reason: string
}

export type Change = (changes: Partial<Choice>) => void

export const emptyParcel = (key: number): TypedParcel => ({ key, typed: '', carrier: null, checked: false })

/** Holds the choice of one visit of the page; begins with what can most likely go now. */
export function useChoice(view: FulfillmentView): {
  readonly choice: Choice
  readonly change: Change
  readonly restart: (view: FulfillmentView) => void
} {
  const [choice, set] = useState(() => startOf(view))
  return { choice, change: (changes) => set((now) => ({ ...now, ...changes })), restart: (now) => set(startOf(now)) }
}

/** The lines picked with their quantities, never more than is open now: somebody else may have shipped meanwhile. */
export function pickedOf(view: FulfillmentView, { quantities, way }: Choice): readonly ShipmentLine[] {
  return view.lines.flatMap((line) => {
    const quantity = quantityOf(view, { quantities }, line)
    return quantity > 0 && shippable(line.state, way) ? [{ line: line.id, quantity }] : []
  })
}

/** Pieces of a line that are picked, at most what is open: as a person said, else what can most likely go now. */
export function quantityOf(
  { suggested }: FulfillmentView,
  { quantities }: Pick<Choice, 'quantities'>,
  { id, open }: FulfillmentLine,
): number {
  return Math.min(quantities.get(id) ?? suggested.find(({ line }) => line === id)?.quantity ?? 0, open)
}

/** What Ship & Complete would collect first for what is picked now. */
export function captureOf(view: FulfillmentView, choice: Choice): ShippingCapture {
  return planAtShipping(view.judging.atShipping, pickedOf(view, choice))
}

/** A typed number as it will be stored, null while there is nothing to read. */
export function readParcel({ typed, carrier }: TypedParcel): ReadTracking | null {
  return typed.trim().length < 4 ? null : readTracking(typed, carrier)
}

/** The guards that are open for what is picked now: for goods that leave, and for goods that only go on the pickup shelf. */
export function guardsOf(
  view: FulfillmentView,
  choice: Choice,
): { readonly leaving: readonly OpenGuard[]; readonly shelf: readonly OpenGuard[] } {
  const { settings } = view.judging
  const unsigned = unsignedOf(view.lines, pickedOf(view, choice))
  const cost = costOf(choice)
  const { amount, later } = captureOf(view, choice)
  const collected = choice.collect ? amount : 0
  return {
    leaving: checkGuards(guardFacts(view.judging, { unsigned, cost, collected, later, leaves: true }), settings),
    shelf: checkGuards(guardFacts(view.judging, { unsigned, cost: 0, collected: 0, leaves: false }), settings),
  }
}

/** What this shipment costs, minor units; null while nobody knows. */
export function costOf({ way, cost, label }: Pick<Choice, 'way' | 'cost' | 'label'>): number | null {
  if (way === 'pickup') return 0
  return way === 'label' ? (label?.cost ?? null) : cost
}

/** Blocking guards nobody has overridden yet. */
export function blocksLeft(open: readonly OpenGuard[], { overriding, reason }: Pick<Choice, 'overriding' | 'reason'>): readonly Guard[] {
  const passed = reason.trim().length >= 3 ? overriding : []
  return open.filter(({ level, guard }) => level === 'block' && !passed.includes(guard)).map(({ guard }) => guard)
}

/** What still keeps the button from being pressed, in the order a person would see to it. */
export function missingOf(
  view: FulfillmentView,
  choice: Choice,
): 'nothing_picked' | 'no_number' | 'wrong_number' | 'same_number' | NonNullable<LabelChoice['missing']> | null {
  if (pickedOf(view, choice).length === 0) return 'nothing_picked'
  if (choice.way === 'pickup') return null
  if (choice.way === 'label') return choice.label?.missing ?? null
  const read = choice.parcels.filter(({ typed }) => typed.trim() !== '').map((parcel) => ({ parcel, tracking: readParcel(parcel) }))
  if (read.length === 0 || read.some(({ tracking }) => tracking === null)) return 'no_number'
  if (read.some(({ parcel, tracking }) => tracking?.check === 'wrong' && !parcel.checked)) return 'wrong_number'
  const numbers = read.map(({ tracking }) => tracking?.number)
  return new Set(numbers).size < numbers.length ? 'same_number' : null
}

/** The choice as the server takes it. */
export function toShipAsk(view: FulfillmentView, choice: Choice): ShipAsk {
  const { notify, slip, collect } = choice
  const common = {
    lines: [...pickedOf(view, choice)],
    notify,
    slip,
    collect: collect && captureOf(view, choice).amount > 0,
    override: overrideOf(choice),
  }
  if (choice.way === 'pickup') return { method: 'pickup', ...common, collectedBy: choice.collectedBy, idSeen: choice.idSeen }
  const pick = choice.way === 'label' ? choice.label?.pick : null
  if (pick) return { method: 'label', ...common, ...pick, workstation: workstation() }
  const parcels = choice.parcels
    .filter(({ typed }) => typed.trim() !== '')
    .map(({ typed, carrier, checked }) => ({ trackingNumber: joinGroups(typed), carrier, checked }))
  return { method: 'tracking', ...common, parcels, cost: choice.cost }
}

/** The same goods, put on the pickup shelf. */
export function toReadyAsk(view: FulfillmentView, choice: Choice): ReadyAsk {
  return { lines: [...pickedOf(view, choice)], notify: choice.notify, slip: choice.slip, override: overrideOf(choice) }
}

function overrideOf({ overriding, reason }: Choice): ShipAsk['override'] {
  return overriding.length > 0 && reason.trim().length >= 3 ? { guards: [...overriding], reason: reason.trim() } : null
}

function unsignedOf(lines: readonly FulfillmentLine[], picked: readonly ShipmentLine[]): readonly string[] {
  return lines.filter((line) => !line.signed && picked.some((one) => one.line === line.id)).map((line) => line.partNumber)
}

function startOf(view: FulfillmentView): Choice {
  return {
    way: view.can.buy.ok ? 'label' : 'tracking',
    label: null,
    quantities: new Map(),
    parcels: [emptyParcel(0)],
    cost: null,
    collectedBy: '',
    idSeen: false,
    notify: view.buyerEmail !== null,
    slip: true,
    collect: view.judging.atShipping.mode !== 'off',
    overriding: [],
    reason: '',
  }
}
