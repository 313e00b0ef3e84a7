import { z } from 'zod'
import { fulfillmentStates } from '#domain/fulfillment.ts'
import { paymentStates } from '#domain/payment/state.ts'
import { statuses } from '#domain/order.ts'
import { isStorable } from '#domain/storable.ts'

const plain = 'holds a NUL character or half a surrogate pair, which cannot be kept'
const text = (max: number, description: string) => z.string().trim().min(1).max(max).refine(isStorable, plain).meta({ description })
const note = (max: number, description: string) => z.string().trim().max(max).refine(isStorable, plain).nullish().meta({ description })
const amount = (description: string) =>
  z
    .int()
    .min(0)
    .max(100_000_000_00)
    .meta({ description: `${description}, minor units` })
const length = (description: string) =>
  z
    .int()
    .min(1)
    .max(10_000)
    .nullish()
    .meta({ description: `${description}, millimetres` })
const moment = (description: string) =>
  z.iso
    .datetime({ offset: true })
    .refine((at) => at > '2000' && at < '2100', 'a moment of this century')
    .meta({ description: `${description}; ISO 8601 with Z or an offset` })

/** A postal address as its owner typed it. `country` is ISO 3166-1 alpha-2. */
export const AddressShape = z
  .strictObject({
    name: text(120, 'who lives or works there'),
    company: note(120, 'company'),
    line1: text(200, 'street and number'),
    line2: note(200, 'apartment, suite, building'),
    city: text(120, 'city'),
    region: note(80, 'state or province, as written on an envelope'),
    postalCode: note(20, 'ZIP or postal code'),
    country: z
      .string()
      .regex(/^[A-Z]{2}$/, 'two capital letters, as US or CA')
      .meta({ description: 'ISO 3166-1 alpha-2, as US or CA' }),
    phone: note(40, 'telephone, as the buyer typed it'),
  })
  .meta({ id: 'Address', description: 'A postal address as its owner typed it' })

/** One tax on one base: `ratePpm` in millionths (82500 = 8.25 %), `amount` in minor units. */
export const TaxShape = z
  .strictObject({
    ratePpm: z.int().min(0).max(1_000_000).meta({ description: 'rate in millionths: 82500 is 8.25 %' }),
    amount: amount('the tax; may differ by one from the rate times its base'),
    jurisdiction: text(80, 'whose tax it is, as TX Austin'),
    remittedBy: z
      .enum(['store', 'channel'])
      .default('store')
      .meta({ description: 'who pays it to the state: the store, or the marketplace it was sold on' }),
  })
  .meta({ id: 'Tax', description: 'One tax on one base' })

/** The car the parts are for: a VIN, or what the buyer chose. */
export const VehicleShape = z
  .strictObject({
    vin: note(20, 'vehicle identification number; the desk decodes it and checks its digit'),
    year: z.int().min(1900).max(2100).nullish().meta({ description: 'model year the buyer chose' }),
    make: note(60, 'make the buyer chose'),
    model: note(80, 'model the buyer chose'),
    trim: note(80, 'trim the buyer chose'),
    engine: note(80, 'engine the buyer chose'),
  })
  .meta({ id: 'Vehicle', description: 'The car the parts are for: a VIN, or what the buyer chose' })

const taxes = (description: string) => z.array(TaxShape).max(10).default([]).meta({ description })

/** One part as it was sold. Prices, cost, list price and core charge are for one piece, `discount` is for the whole line. */
export const LineShape = z
  .strictObject({
    partNumber: text(60, 'part number as the maker writes it'),
    name: text(200, 'what the part is'),
    brand: note(80, 'brand'),
    imageUrl: z
      .url({ protocol: /^https?$/ })
      .max(1000)
      .refine(isStorable, plain)
      .nullish()
      .meta({ description: 'reference image; fetched once, from a public address' }),
    quantity: z.int().min(1).max(9999).meta({ description: 'pieces' }),
    unitPrice: amount('price of one piece'),
    listPrice: amount('list price of one piece').nullish(),
    unitCost: amount('what one piece costs the store; without it no gross profit is shown').nullish(),
    coreCharge: amount('deposit for the old part, for one piece').default(0),
    discount: amount('discount on the whole line').default(0),
    weightGrams: z.int().min(1).max(1_000_000).nullish().meta({ description: 'weight of one piece, grams' }),
    lengthMm: length('length of one piece'),
    widthMm: length('width of one piece'),
    heightMm: length('height of one piece'),
    fits: z
      .boolean()
      .nullish()
      .meta({ description: 'does the storefront’s own catalogue say that the part fits the vehicle? Left out where it says nothing' }),
    hazmat: z.boolean().default(false).meta({ description: 'dangerous goods' }),
    taxes: taxes('taxes on the price after the line’s discount'),
    coreTaxes: taxes('taxes on the core charge'),
  })
  .meta({ id: 'Line', description: 'One part as it was sold' })

export const BuyerShape = z
  .strictObject({
    name: text(120, 'who bought'),
    company: note(120, 'company'),
    email: z.email().max(254).nullish().meta({ description: 'where letters about the order go; without it none are sent' }),
    phone: note(40, 'telephone, as the buyer typed it'),
    language: z.enum(['en', 'fr']).default('en').meta({ description: 'language of the letters' }),
    comment: note(4000, 'what the buyer wrote to the store'),
    poNumber: note(60, 'the buyer’s own purchase order number'),
    taxExempt: z.boolean().default(false).meta({ description: 'the buyer pays no tax' }),
  })
  .meta({ id: 'Buyer', description: 'Who bought' })

const gateway = z.enum(['stripe', 'paypal']).meta({ description: 'where the money is' })

/**
 * How the buyer paid: a reference to what the storefront already authorized or sold at the gateway, or a payment-method token with which the desk
 * sells or authorizes, as the store is set. Card numbers are refused.
 */
export const PaymentShape = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('reference').meta({ description: 'the storefront authorized or sold at the gateway' }),
      gateway,
      reference: text(
        120,
        'the gateway’s own id of it (Stripe: the payment intent; PayPal: the order); read back there, and used by no other order',
      ),
    }),
    z.strictObject({
      kind: z.literal('payment_method').meta({ description: 'the desk authorizes or sells, as the store is set' }),
      gateway,
      token: text(120, 'the gateway’s payment-method token, or the PayPal order its buyer has approved; never a card number'),
    }),
  ])
  .meta({ id: 'Payment', description: 'How the buyer paid' })

export const TotalsShape = z
  .strictObject({
    subtotal: amount('sum of quantity × unitPrice'),
    cores: amount('sum of quantity × coreCharge').default(0),
    discounts: amount('sum of the lines’ and the order’s discounts').default(0),
    shipping: amount('what the buyer pays for shipping'),
    fees: amount('sum of the fees').default(0),
    tax: amount('sum of all taxes'),
    total: amount('subtotal + cores - discounts + shipping + fees + tax'),
  })
  .meta({ id: 'Totals', description: 'All of them are computed again and compared' })

const Discount = z.strictObject({
  code: note(60, 'promo code'),
  label: text(120, 'what the buyer reads'),
  amount: amount('discount on the whole order'),
})
const Fee = z.strictObject({ label: text(120, 'what the buyer reads'), amount: amount('fee') })
const ShippingService = z.strictObject({
  name: text(120, 'the method the buyer chose'),
  amount: amount('what the buyer pays for it'),
  taxes: taxes('taxes on shipping'),
})

/** An order as a storefront sends it. All amounts are integer minor units of `currency`. */
export const OrderAsk = z
  .strictObject({
    channel: z
      .string()
      .regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'lower-case letters, digits and hyphens, at most 40')
      .meta({ description: 'where it was sold, as web-store or ebay: lower-case letters, digits and hyphens' }),
    externalNumber: text(80, 'the storefront’s own order number, one a channel'),
    placedAt: moment('when the buyer ordered'),
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/, 'three capital letters, as USD')
      .meta({ description: 'ISO 4217; the store’s own, as USD' }),
    buyer: BuyerShape,
    billing: AddressShape,
    shipping: AddressShape,
    vehicle: VehicleShape.nullish(),
    lines: z.array(LineShape).min(1).max(500).meta({ description: 'the parts' }),
    discounts: z.array(Discount).max(20).default([]).meta({ description: 'discounts on the whole order' }),
    fees: z.array(Fee).max(20).default([]).meta({ description: 'fees besides shipping' }),
    shippingService: ShippingService.meta({ description: 'how the buyer wants it shipped' }),
    totals: TotalsShape,
    shipBy: moment('when the channel wants it shipped; else the store’s handling days say').nullish(),
    deliverBy: moment('when the buyer was promised it').nullish(),
    ip: z
      .union([z.ipv4().meta({ format: 'ipv4' }), z.ipv6().meta({ format: 'ipv6' })])
      .nullish()
      .meta({ description: 'the buyer’s IP address' }),
    userAgent: note(500, 'the buyer’s browser'),
    deviceId: note(120, 'the storefront’s own id of the buyer’s device, as from a cookie: orders from one device are counted by it'),
    payment: PaymentShape.nullish(),
  })
  .meta({ id: 'OrderAsk', description: 'An order as a storefront sends it; card numbers in its words are masked' })
export type OrderAsk = z.infer<typeof OrderAsk>

/** An order as a person types it in: what a storefront sends, without what only a storefront knows; and of a tax-exempt buyer the exemption’s number or reason. */
export const PhoneOrderAsk = OrderAsk.omit({
  channel: true,
  externalNumber: true,
  placedAt: true,
  ip: true,
  userAgent: true,
  deviceId: true,
  payment: true,
})
  .extend({ taxExemption: note(120, 'why the buyer pays no tax') })
  .refine(({ buyer, taxExemption }) => !buyer.taxExempt || Boolean(taxExemption), { path: ['taxExemption'], message: 'no_exemption' })

/** Why a request was refused; stable, and explained on the page of the API. */
export const problemCodes = [
  'invalid',
  'card_number',
  'totals_differ',
  'other_order',
  'payment_used',
  'other_currency',
  'no_key',
  'no_scope',
  'not_found',
  'too_large',
  'refused',
  'too_many',
  'fault',
] as const
export type ProblemCode = (typeof problemCodes)[number]

/** The order as the storefront reads it back. */
export const OrderAnswer = z
  .object({
    id: z.uuid().meta({ description: 'the desk’s id of the order' }),
    number: z.int().meta({ description: 'the order number, plain' }),
    orderNumber: z
      .string()
      .meta({ description: 'the order number as the store writes it, with its prefix and leading zeros: what people see' }),
    channel: z.string().meta({ description: 'as it was sent' }),
    externalNumber: z.string().meta({ description: 'as it was sent' }),
    status: z.enum(statuses).meta({ description: 'what the store’s people say of it' }),
    paymentState: z.enum(paymentStates).meta({ description: 'folded from the order’s transactions' }),
    fulfillmentState: z.enum(fulfillmentStates).meta({ description: 'folded from its shipments' }),
    currency: z.string().meta({ description: 'ISO 4217' }),
    total: z.int().meta({ description: 'what the order comes to now, minor units' }),
    placedAt: z.string().meta({ description: 'when the buyer ordered; ISO 8601 in UTC' }),
    tracking: z
      .array(
        z.object({
          carrier: z.string().meta({ description: 'who carries it, as ups or fedex' }),
          number: z.string().meta({ description: 'tracking number' }),
          url: z.string().nullable().meta({ description: 'the carrier’s page for it' }),
        }),
      )
      .meta({ description: 'what left with a tracking number, oldest first' }),
  })
  .meta({ id: 'Order', description: 'The order as it stands' })
export type OrderAnswer = z.infer<typeof OrderAnswer>
