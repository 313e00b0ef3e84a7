import { z } from 'zod'
import { isStorable } from '#domain/storable.ts'

const minor = z.int().min(0).max(100_000_000_00).meta({ description: 'integer minor units (cents)' })
const plain = 'holds a NUL character or half a surrogate pair, which cannot be kept'
const text = (max: number) => z.string().trim().min(1).max(max).refine(isStorable, plain)
const note = (max: number) => z.string().trim().max(max).refine(isStorable, plain)
const moment = z.iso
  .datetime({ offset: true })
  .refine((at) => at > '2000' && at < '2100', 'a moment of this century')
  .meta({ description: 'ISO 8601 with Z or an offset, as 2026-03-04T09:14:00-05:00' })
const length = z.int().min(1).max(10_000).meta({ description: 'millimetres' })

/** A postal address as its owner typed it. `country` is ISO 3166-1 alpha-2. */
export const AddressShape = z
  .strictObject({
    name: text(120),
    company: note(120).nullish(),
    line1: text(200),
    line2: note(200).nullish(),
    city: text(120),
    region: note(80).nullish(),
    postalCode: note(20).nullish(),
    country: z.string().regex(/^[A-Z]{2}$/, 'two capital letters, as US or CA'),
    phone: note(40).nullish(),
  })
  .meta({ id: 'Address' })

/** One tax on one base: `ratePpm` in millionths (82500 = 8.25 %), `amount` in minor units. */
export const TaxShape = z
  .strictObject({
    ratePpm: z.int().min(0).max(1_000_000),
    amount: minor,
    jurisdiction: text(80),
    remittedBy: z.enum(['store', 'channel']).default('store'),
  })
  .meta({ id: 'Tax' })

/** The car the parts are for: a VIN, or what the buyer chose. */
export const VehicleShape = z
  .strictObject({
    vin: note(20).nullish(),
    year: z.int().min(1900).max(2100).nullish(),
    make: note(60).nullish(),
    model: note(80).nullish(),
    trim: note(80).nullish(),
    engine: note(80).nullish(),
  })
  .meta({ id: 'Vehicle' })

/** One part as it was sold. Prices, cost, list price and core charge are for one piece, `discount` is for the whole line. */
export const LineShape = z
  .strictObject({
    partNumber: text(60),
    name: text(200),
    brand: note(80).nullish(),
    imageUrl: z.url({ protocol: /^https?$/ }).max(1000).refine(isStorable, plain).nullish(),
    quantity: z.int().min(1).max(9999),
    unitPrice: minor,
    listPrice: minor.nullish(),
    unitCost: minor.nullish(),
    coreCharge: minor.default(0),
    discount: minor.default(0),
    weightGrams: z.int().min(1).max(1_000_000).nullish(),
    lengthMm: length.nullish(),
    widthMm: length.nullish(),
    heightMm: length.nullish(),
    hazmat: z.boolean().default(false),
    taxes: z.array(TaxShape).max(10).default([]),
    coreTaxes: z.array(TaxShape).max(10).default([]),
  })
  .meta({ id: 'Line' })

export const BuyerShape = z
  .strictObject({
    name: text(120),
    company: note(120).nullish(),
    email: z.email().max(254).nullish(),
    phone: note(40).nullish(),
    language: z.enum(['en', 'fr']).default('en'),
    comment: note(4000).nullish(),
    poNumber: note(60).nullish(),
    taxExempt: z.boolean().default(false),
  })
  .meta({ id: 'Buyer' })

/**
 * How the buyer paid: a reference to what the storefront already authorized or sold at the gateway, or a payment-method token with which the desk
 * sells or authorizes, as the store is set. Card numbers are refused.
 */
export const PaymentShape = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('reference'), gateway: z.enum(['stripe']), reference: text(120) }),
    z.strictObject({ kind: z.literal('payment_method'), gateway: z.enum(['stripe']), token: text(120) }),
  ])
  .meta({ id: 'Payment' })

export const TotalsShape = z
  .strictObject({ subtotal: minor, cores: minor.default(0), discounts: minor.default(0), shipping: minor, fees: minor.default(0), tax: minor, total: minor })
  .meta({ id: 'Totals', description: 'total = subtotal + cores - discounts + shipping + fees + tax; all recomputed and compared' })

/** An order as a storefront sends it. All amounts are integer minor units of `currency`. */
export const OrderAsk = z
  .strictObject({
    channel: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'lower-case letters, digits and hyphens, at most 40'),
    externalNumber: text(80),
    placedAt: moment,
    currency: z.string().regex(/^[A-Z]{3}$/, 'three capital letters, as USD'),
    buyer: BuyerShape,
    billing: AddressShape,
    shipping: AddressShape,
    vehicle: VehicleShape.nullish(),
    lines: z.array(LineShape).min(1).max(500),
    discounts: z.array(z.strictObject({ code: note(60).nullish(), label: text(120), amount: minor })).max(20).default([]),
    fees: z.array(z.strictObject({ label: text(120), amount: minor })).max(20).default([]),
    shippingService: z.strictObject({ name: text(120), amount: minor, taxes: z.array(TaxShape).max(10).default([]) }),
    totals: TotalsShape,
    shipBy: moment.nullish(),
    deliverBy: moment.nullish(),
    ip: z.union([z.ipv4(), z.ipv6()]).nullish(),
    userAgent: note(500).nullish(),
    deviceId: note(120).nullish(),
    payment: PaymentShape.nullish(),
  })
  .meta({ id: 'OrderAsk' })
export type OrderAsk = z.infer<typeof OrderAsk>

/** The order as the storefront reads it back. */
export const OrderAnswer = z
  .object({
    id: z.uuid(),
    number: z.int(),
    channel: z.string(),
    externalNumber: z.string(),
    status: z.string(),
    paymentState: z.string(),
    fulfillmentState: z.string(),
    currency: z.string(),
    total: z.int(),
    placedAt: z.string(),
    tracking: z.array(z.object({ carrier: z.string(), number: z.string(), url: z.string().nullable() })),
  })
  .meta({ id: 'Order' })
export type OrderAnswer = z.infer<typeof OrderAnswer>
