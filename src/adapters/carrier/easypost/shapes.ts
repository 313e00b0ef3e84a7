import { z } from 'zod'
import { trackerStates, type TrackerState } from '#domain/shipping/tracker.ts'

/** Dollars as a string of two or five decimals, in minor units. */
const cents = z.union([z.string().regex(/^-?\d+(?:\.\d+)?$/), z.number()]).transform((dollars) => Math.round(Number(dollars) * 100))

const text = z.string().nullish().catch(null)
const days = z.int().nullish().catch(null)

/** The date of a moment as the carrier wrote it: it speaks of a day where the parcel goes, not of a moment. */
const date = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d/)
  .transform((moment) => moment.slice(0, 10))
  .nullish()
  .catch(null)

const moment = z.iso.datetime({ offset: true }).transform((at) => new Date(at))

/** One carrier's price for one box, or for all boxes of an order. */
export const RateShape = z.object({
  id: z.string(),
  carrier: z.string(),
  service: z.string(),
  rate: cents,
  currency: z.string(),
  delivery_days: days,
  est_delivery_days: days,
  delivery_date: date,
  delivery_date_guaranteed: z.boolean().nullish().catch(null),
  carrier_account_id: z.string(),
})
export type WireRate = z.infer<typeof RateShape>

/** A rate that cannot be read is not offered; what was bought is read all the same. */
const rates = z.array(RateShape.nullable().catch(null)).transform((list) => list.filter((rate) => rate !== null))

/** What a carrier says instead of a rate, or of a purchase. */
const MessageShape = z.object({ carrier: text, carrier_account_id: text, type: text, message: z.string().catch('') })
export type WireMessage = z.infer<typeof MessageShape>
const messages = z
  .array(MessageShape)
  .nullish()
  .transform((list) => list ?? [])

/** A fee of a label; what kinds there are is EasyPost's to say. */
const FeeShape = z.object({ type: z.string(), amount: cents })

/** `refund_status` of a shipment and `status` of a refund; no status: nobody asked. One nobody has told us of was asked for and is not answered. */
export const VoidShape = z
  .string()
  .nullish()
  .transform((status) => (status === 'not_applicable' ? 'not_possible' : (status ?? 'not_asked')))
  .pipe(z.enum(['not_asked', 'submitted', 'refunded', 'rejected', 'not_possible']))
  .catch('submitted')

const LabelShape = z.object({
  label_resolution: z.int().nullish().catch(null),
  label_url: text,
  label_pdf_url: text,
  label_zpl_url: text,
})

/** A page that is shown as a link, so it must be one. */
const page = z
  .url({ protocol: /^https?$/ })
  .nullish()
  .catch(null)

/** One box as far as rates, money and labels go. `parcel.weight` in ounces. A label has a number and a price, else nothing of it is understood. */
export const ShipmentShape = z
  .object({
    id: z.string(),
    rates,
    messages,
    parcel: z.object({ weight: z.number() }),
    postage_label: LabelShape.nullish(),
    tracking_code: z.string().nullish(),
    selected_rate: z.object({ rate: cents, currency: z.string() }).nullish(),
    fees: z.array(FeeShape).nullish(),
    refund_status: VoidShape,
    tracker: z.object({ public_url: page }).nullish().catch(null),
  })
  .refine(({ postage_label, tracking_code, selected_rate }) => !postage_label || Boolean(tracking_code && selected_rate))
export type WireShipment = z.infer<typeof ShipmentShape>

/** Several boxes quoted and bought together, in the order they were asked. */
export const OrderShape = z.object({ id: z.string(), shipments: z.array(ShipmentShape), rates, messages })
export type WireOrder = z.infer<typeof OrderShape>

const line = z.string().nullish()

/** An address, and what was proven of it. */
export const AddressShape = z.object({
  name: line,
  company: line,
  street1: z.string(),
  street2: line,
  city: z.string(),
  state: line,
  zip: line,
  country: z.string(),
  phone: line,
  email: line,
  residential: z.boolean().nullish(),
  verifications: z.object({
    delivery: z.object({ success: z.boolean(), errors: z.array(z.object({ message: z.string() })).catch([]) }),
  }),
})
export type WireAddress = z.infer<typeof AddressShape>

const inOurWords: Readonly<Record<string, TrackerState>> = {
  pre_transit: 'label_created',
  return_to_sender: 'returning',
  failure: 'exception',
  error: 'exception',
  cancelled: 'voided',
}

/** A tracker's status in our words; one nobody has told us of is unknown. */
const state = z
  .string()
  .transform((status) => inOurWords[status] ?? status)
  .pipe(z.enum(trackerStates))
  .catch('unknown')

const EventShape = z.object({
  status: state,
  status_detail: text,
  datetime: moment,
  message: z.string().catch(''),
  tracking_location: z.object({ city: text, state: text, country: text }).nullish().catch(null),
})

/** A parcel on its way. */
export const TrackerShape = z.object({
  tracking_code: z.string(),
  status: state,
  status_detail: text,
  est_delivery_date: date,
  signed_by: text,
  public_url: page,
  tracking_details: z
    .array(EventShape)
    .nullish()
    .transform((list) => list ?? []),
})
export type WireTracker = z.infer<typeof TrackerShape>

/** A label given back. */
export const RefundShape = z.object({ tracking_code: z.string(), status: VoidShape })

/** What the carrier billed later. EasyPost's own papers name the invoice's currency and day; both may be missing. */
export const InvoiceShape = z.object({
  id: z.string(),
  tracking_code: z.string(),
  adjustment_amount: cents,
  adjustment_reason: z.string().nullish(),
  invoice_currency: z.string().nullish(),
  invoice_date: moment.nullish().catch(null),
  created_at: moment,
})

/** An event as far as it says what it is about. */
export const NewsShape = z.object({ id: z.string(), description: z.string(), result: z.unknown() })

/** A webhook that was made. */
export const MadeWebhookShape = z.object({ id: z.string() })
