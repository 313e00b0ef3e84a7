import { z } from 'zod'
import { hasCardNumber } from '#domain/card-number.ts'
import type { Size } from '#domain/measure.ts'
import { lineStates, type LineState } from '#domain/order.ts'
import type { Result } from '#domain/result.ts'
import type { Tax, Totals } from '#domain/totals.ts'
import { normaliseVin, type DecodedVin, type Disagreement, type Vehicle, type VinVerdict } from '#domain/vin.ts'

/** An optional text: left empty it is null, and null stays null, because a form may parse before it sends. */
const empty = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .nullable()
    .transform((value) => value || null)

/** States a clerk may give a line; cancelling is an edit of its own because it changes the total. */
export const settableStates = lineStates.filter((state) => state !== 'cancelled')
export type SettableState = Exclude<LineState, 'cancelled'>

const lineIds = z.array(z.uuid()).min(1).max(500)

/**
 * One state for one or more lines. Supplier, its PO and the day go with `ordered`, the day alone with `backordered`; elsewhere the day is dropped. `notify`: the buyer is mailed the day of what is backordered.
 */
export const StatesAsk = z.strictObject({
  lines: lineIds,
  state: z.enum(lineStates).exclude(['cancelled']),
  supplier: empty(120).optional(),
  supplierPo: empty(60).optional(),
  expectedOn: z.iso.date().nullable().optional(),
  notify: z.boolean().optional(),
})
export type StatesAsk = z.infer<typeof StatesAsk>

/** "These parts fit this car", or taking that back. */
export const FitmentAsk = z.strictObject({ lines: lineIds, signed: z.boolean() })
export type FitmentAsk = z.infer<typeof FitmentAsk>

/** The car the parts are for. A VIN is kept as it is typed, in capitals without spaces and hyphens, even a wrong one. */
export const VehicleAsk = z.strictObject({
  vin: empty(20).refine((typed) => typed === null || !hasCardNumber(normaliseVin(typed)), 'card_number'),
  year: z.int().min(1900).max(2100).nullable(),
  make: empty(60),
  model: empty(80),
  trim: empty(80),
  engine: empty(80),
})
export type VehicleAsk = z.infer<typeof VehicleAsk>

/** One part of the order. Amounts are minor units for one piece, `discount` and `amount` for the line; `unitCost` is missing without the right to see it. */
export type LineView = {
  readonly id: string
  readonly partNumber: string
  readonly name: string
  readonly brand: string | null
  /** a picture that is ready to be shown */
  readonly image: string | null
  readonly quantity: number
  /** pieces that have left the store, and pieces no shipment has taken yet */
  readonly left: number
  /** once every piece has left */
  readonly leftAs: 'shipped' | 'picked_up' | null
  readonly open: number
  readonly unitPrice: number
  readonly listPrice: number | null
  readonly unitCost?: number | null
  readonly coreCharge: number
  readonly discount: number
  readonly amount: number
  readonly taxRatePpm: number
  readonly weightGrams: number | null
  readonly size: Size | null
  readonly hazmat: boolean
  readonly supersededBy: string | null
  readonly state: LineState
  readonly supplier: string | null
  readonly supplierPo: string | null
  readonly expectedOn: string | null
  readonly cancelledReason: string | null
  /** what the storefront's own catalogue says of it and the vehicle; null where it says nothing */
  readonly fits: boolean | null
  readonly fitment: { readonly by: string | null; readonly at: string; readonly vin: string | null } | null
}

/** What the order earns, minor units. `labels` is null until one is bought or a cost was typed. */
export type ProfitView = {
  readonly parts: number | null
  readonly gross: number | null
  readonly missingCosts: number
  readonly labels: number | null
  readonly paymentFees: number
  /** given back for good, without tax and cores */
  readonly credited: number
}

export type VehicleView = {
  /** "2019 Toyota Camry LE 2.5L": what the buyer chose, else what the VIN says; '' when nothing is known */
  readonly title: string
  readonly vin: string | null
  readonly verdict: VinVerdict | null
  readonly chosen: Vehicle
  readonly decoded: DecodedVin | null
  readonly disagreements: readonly Disagreement[]
}

export type ContentView = {
  readonly vehicle: VehicleView
  readonly lines: readonly LineView[]
  readonly discounts: readonly { readonly code: string | null; readonly label: string; readonly amount: number }[]
  readonly fees: readonly { readonly label: string; readonly amount: number }[]
  readonly shippingService: string
  readonly totals: Totals
  /** all of one name, rate and remitter as one */
  readonly taxes: readonly Tax[]
  /** null without the right to see cost and profit */
  readonly profit: ProfitView | null
  /** the tax an added line gets, in millionths */
  readonly ownRatePpm: number
  /** what that rate is made of, by name: the order's own taxes, or those the store proposes where it has none yet */
  readonly added: readonly { readonly name: string; readonly ratePpm: number }[]
  /** where the buyer can be mailed; null without an address */
  readonly buyerEmail: string | null
  readonly can: { readonly edit: Result<null>; readonly ship: Result<null> }
}
