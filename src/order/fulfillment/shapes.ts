import { z } from 'zod'
import { guards } from '#domain/activity.ts'
import type { Address } from '#domain/address.ts'
import { hasCardNumber } from '#domain/card-number.ts'
import type { Method, ShipmentLine, ShipmentState } from '#domain/fulfillment.ts'
import type { GuardBase, GuardSettings } from '#domain/guards.ts'
import type { Size } from '#domain/measure.ts'
import type { LineState } from '#domain/order.ts'
import type { AtShipping } from '#domain/payment/at-shipping.ts'
import type { OrderHead } from '#domain/order-head.ts'
import type { Detail } from '#domain/result.ts'
import type { PurchaseState, VoidState } from '#domain/shipping/labels.ts'
import type { PrintState } from '#domain/shipping/printing.ts'
import type { TrackerState } from '#domain/shipping/tracker.ts'
import { carriers, normaliseTracking } from '#domain/tracking.ts'

const words = (max: number) => z.string().trim().max(max)
const cost = z.int().min(0).max(1_000_000_00).meta({ description: 'integer minor units (cents), for all parcels together' })

/** Which blocking guards a person passes, and why. */
const OverrideShape = z.strictObject({ guards: z.array(z.enum(guards)).min(1).max(guards.length), reason: words(500).min(3) })

const picked = z.array(z.strictObject({ line: z.uuid(), quantity: z.int().min(1).max(9999) })).max(500)

/** A parcel somebody else made a label for. `checked` says a person looked at a number whose check digit is wrong and wants it as it is. */
const ParcelShape = z.strictObject({
  trackingNumber: words(60)
    .min(4)
    .refine((typed) => !hasCardNumber(normaliseTracking(typed)), 'card_number'),
  carrier: z.enum(carriers).nullish(),
  checked: z.boolean().default(false),
})

const parcels = z
  .array(ParcelShape)
  .min(1)
  .max(50)
  .superRefine((all, check) => {
    const numbers = all.map(({ trackingNumber }) => normaliseTracking(trackingNumber))
    numbers.forEach((number, at) => {
      if (numbers.indexOf(number) < at) check.addIssue({ code: 'custom', message: 'twice', path: [at, 'trackingNumber'] })
    })
  })

const handed = { collectedBy: words(120).nullish(), idSeen: z.boolean().nullish() }
const leaving = { collect: z.boolean().default(false), override: OverrideShape.nullish() }

/** A rate of a quote that was shown, to be bought for exactly the pieces it was asked for. `workstation`: whose printers the papers go to, null for none. */
export const LabelAsk = z.strictObject({
  method: z.literal('label'),
  lines: picked,
  quote: z.uuid(),
  account: z.uuid(),
  rate: z.strictObject({ quote: words(4000).min(1), ref: words(4000).min(1) }),
  workstation: z.uuid().nullish(),
  notify: z.boolean(),
  slip: z.boolean(),
  ...leaving,
})
export type LabelAsk = z.infer<typeof LabelAsk>

/** Ship & Complete: what leaves now, how, and what is made and mailed with it. `collect` captures the live hold for what is due, first. */
export const ShipAsk = z.discriminatedUnion('method', [
  z.strictObject({
    method: z.literal('tracking'),
    lines: picked,
    parcels,
    cost: cost.nullish(),
    notify: z.boolean(),
    slip: z.boolean(),
    ...leaving,
  }),
  z.strictObject({ method: z.literal('pickup'), lines: picked, notify: z.boolean(), slip: z.boolean(), ...handed, ...leaving }),
  LabelAsk,
])
export type ShipAsk = z.infer<typeof ShipAsk>

/** Hand a pickup over that waits on the shelf. */
export const HandOverAsk = z.strictObject({ shipment: z.uuid(), ...handed, ...leaving })
export type HandOverAsk = z.infer<typeof HandOverAsk>

/** Put goods on the pickup shelf. */
export const ReadyAsk = z.strictObject({
  lines: picked,
  notify: z.boolean(),
  slip: z.boolean(),
  note: words(500).nullish(),
  override: OverrideShape.nullish(),
})
export type ReadyAsk = z.infer<typeof ReadyAsk>

/** Take a shipment back: its pieces are open again. */
export const PutBackAsk = z.strictObject({ shipment: z.uuid(), reason: words(500).min(3) })
export type PutBackAsk = z.infer<typeof PutBackAsk>

/** Print a paper of a shipment once more, on the printer of this workstation. */
export const PrintAsk = z.strictObject({ shipment: z.uuid(), workstation: z.uuid(), what: z.enum(['label', 'slip']) })

/** What to do about a label purchase without an answer. */
export const PurchaseActAsk = z.strictObject({ act: z.enum(['look', 'ask_again', 'give_up']) })

/** Make the packing slip of a shipment once more, or ask where its parcels are. */
export const ReprintAsk = z.strictObject({ shipment: z.uuid() })

/** May it be done, and if not, why: the very answer the command would give. */
export type Can = { readonly ok: true } | { readonly ok: false; readonly code: string; readonly detail: Detail }

/** One line of the order as it can be shipped, in pieces. `image` is the id of a picture that is ready to be shown. */
export type FulfillmentLine = {
  readonly id: string
  readonly partNumber: string
  readonly name: string
  readonly brand: string | null
  readonly image: string | null
  readonly state: LineState
  readonly expectedOn: string | null
  readonly hazmat: boolean
  readonly signed: boolean
  readonly quantity: number
  readonly left: number
  readonly ready: number
  readonly open: number
}

/**
 * One parcel. `carrier` a code of domain/tracking.ts or the carrier's own name; `label`: it bears one of ours, with what the barcode on it says (`check`) and what
 * became of giving it back (`void`). `expected` YYYY-MM-DD.
 */
export type ParcelView = {
  readonly id: string
  readonly carrier: string
  readonly number: string | null
  readonly url: string | null
  readonly label: boolean
  readonly check: 'matches' | 'differs' | 'unreadable' | null
  readonly void: VoidState | null
  readonly state: TrackerState | null
  readonly expected: string | null
  readonly box: { readonly size: Size; readonly grams: number } | null
}

/** One shipment of the order; `cost` in minor units, times ISO 8601. */
export type ShipmentView = {
  readonly id: string
  readonly sequence: number
  readonly method: Method
  readonly state: ShipmentState
  readonly lines: readonly ShipmentLine[]
  readonly parcels: readonly ParcelView[]
  readonly cost: number | null
  readonly collectedBy: string | null
  readonly idSeen: boolean | null
  readonly note: string | null
  readonly at: string
  readonly leftAt: string | null
  /** void: give its labels back; null where it has none */
  readonly can: { readonly handOver: Can; readonly putBack: Can; readonly void: Can | null }
}

/** A shipment as the order page shows it; `at`: when it left, else when it was made. */
export type SentView = Pick<ShipmentView, 'id' | 'sequence' | 'state' | 'lines' | 'parcels' | 'collectedBy' | 'at'>

/** A label purchase that is not over, or that a person must see to: what was asked, by whom, what is known. Amounts in minor units. */
export type PurchaseView = {
  readonly id: string
  readonly shipment: string
  readonly state: PurchaseState
  readonly service: string
  readonly boxes: number
  readonly bought: number
  readonly shown: number
  readonly message: string | null
  readonly who: string
  readonly at: string
  /** when the carrier may be asked again */
  readonly againAt: string
}

/** A box on the store's shelf. */
export type PresetView = {
  readonly id: string
  readonly name: string
  readonly inner: Size
  readonly outer: Size
  readonly emptyGrams: number
  readonly mostGrams: number
}

/** What a store has to ship labels with. */
export type LabelMeans = {
  readonly accounts: number
  readonly places: readonly { readonly id: string; readonly name: string }[]
  readonly presets: readonly PresetView[]
}

/** A paper on its way to a printer. */
export type PrintJobView = {
  readonly id: string
  readonly shipment: string
  readonly what: 'label' | 'slip'
  readonly printer: string
  readonly copies: number
  readonly state: PrintState
  readonly message: string | null
  readonly again: boolean
  readonly who: string
  readonly at: string
  readonly endedAt: string | null
}

/** What the guards look at before anything is picked: the page adds the lines ticked and the cost typed, and asks the same function as the server. */
export type Judging = GuardBase & {
  readonly settings: GuardSettings
  readonly mayOverride: boolean
  /** what Ship & Complete collects first, worked out with what is ticked */
  readonly atShipping: AtShipping
}

/** Everything on the Order Fulfillment page; amounts in minor units of the order's currency. */
export type FulfillmentView = {
  readonly head: Pick<
    OrderHead,
    | 'number'
    | 'version'
    | 'status'
    | 'currency'
    | 'customer'
    | 'total'
    | 'balance'
    | 'held'
    | 'paymentState'
    | 'fulfillmentState'
    | 'shipBy'
  >
  readonly lines: readonly FulfillmentLine[]
  readonly shipTo: Address
  readonly buyerEmail: string | null
  readonly service: string
  readonly deliverBy: string | null
  readonly shipments: readonly ShipmentView[]
  readonly purchase: PurchaseView | null
  readonly means: LabelMeans
  readonly prints: readonly PrintJobView[]
  readonly suggested: readonly ShipmentLine[]
  readonly judging: Judging
  readonly flow: FlowView | null
  readonly next: number | null
  readonly can: { readonly ship: Can; readonly buy: Can }
}

/** A command of several steps as the page shows it: "step 2 of 5: …". `refusal` says why it stopped. */
export type FlowView = {
  readonly id: string
  readonly kind: 'ship_and_complete' | 'cancel'
  readonly step: string
  readonly index: number
  readonly of: number
  readonly state: 'running' | 'stopped' | 'done'
  readonly refusal: { readonly code: string; readonly detail: Detail } | null
  readonly shipment: string | null
  readonly at: string
}
