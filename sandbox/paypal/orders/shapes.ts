import { z } from 'zod'
import { address, locale, money, page, text } from '../wire/shapes.ts'

/** The parts an amount may be made of. */
const breakdown = z.object({
  item_total: money.optional(),
  shipping: money.optional(),
  handling: money.optional(),
  tax_total: money.optional(),
  insurance: money.optional(),
  shipping_discount: money.optional(),
  discount: money.optional(),
})

/** An amount with its parts. */
export const amount = money.extend({ breakdown: breakdown.optional() })

/** One thing bought. */
export const item = z.object({
  name: text(127),
  unit_amount: money,
  tax: money.optional(),
  quantity: z.string().regex(/^[1-9][0-9]{0,9}$/),
  description: z.string().max(127).optional(),
  sku: z.string().max(127).optional(),
  category: z.enum(['DIGITAL_GOODS', 'PHYSICAL_GOODS', 'DONATION']).optional(),
})

/** Where the goods go, as the caller says it. */
export const shipping = z.object({
  type: z.enum(['SHIPPING', 'PICKUP_IN_PERSON', 'PICKUP_IN_STORE', 'PICKUP_FROM_PERSON']).optional(),
  name: z.object({ full_name: z.string().max(300).optional() }).optional(),
  address: address.optional(),
})

/** What the buyer pays for. The sandbox takes one to an order. */
export const unit = z.object({
  reference_id: text(256).default('default'),
  amount,
  description: text(127).optional(),
  custom_id: text(127).optional(),
  invoice_id: text(127).optional(),
  soft_descriptor: text(22).optional(),
  items: z.array(item).optional(),
  shipping: shipping.optional(),
})
export type Unit = z.infer<typeof unit>

const context = z.object({
  brand_name: text(127).optional(),
  locale: locale.optional(),
  shipping_preference: z.enum(['GET_FROM_FILE', 'NO_SHIPPING', 'SET_PROVIDED_ADDRESS']).optional(),
  return_url: page.optional(),
  cancel_url: page.optional(),
  user_action: z.enum(['CONTINUE', 'PAY_NOW']).optional(),
})
export type Context = z.infer<typeof context>

const vault = z.object({
  store_in_vault: z.enum(['ON_SUCCESS']),
  usage_type: z.enum(['MERCHANT', 'PLATFORM']),
  description: text(128).optional(),
  customer_type: z.enum(['CONSUMER', 'BUSINESS']).optional(),
})

/** A PayPal wallet: a kept one by its id, or the one the buyer will choose. */
const paypal = z.object({
  vault_id: text(255).optional(),
  experience_context: context.optional(),
  attributes: z.object({ customer: z.object({ id: text(22).optional() }).optional(), vault: vault.optional() }).optional(),
})
export type WalletAsk = z.infer<typeof paypal>

/** How the order is paid. Cards and other wallets are not part of the sandbox. */
const source = z.strictObject({ paypal: paypal.optional() })

export const CreateAsk = z.object({
  intent: z.enum(['CAPTURE', 'AUTHORIZE']),
  purchase_units: z.array(unit).min(1).max(1),
  payment_source: source.optional(),
  application_context: context.optional(),
})

export const ConfirmAsk = z.object({ payment_source: source, application_context: context.optional() })

/** The body of authorize and capture: nothing, or a kept wallet to pay with. */
export const PayAsk = z.object({ payment_source: source.optional() })

export const TrackAsk = z.object({
  capture_id: z.string().regex(/^[a-zA-Z0-9]{1,50}$/),
  tracking_number: text(64).optional(),
  carrier: z
    .string()
    .regex(/^[0-9A-Z_]{1,64}$/)
    .optional(),
  carrier_name_other: text(64).optional(),
  notify_payer: z.boolean().default(false),
  items: z.array(z.object({ name: text(127).optional(), quantity: text(10).optional(), sku: text(127).optional() })).optional(),
})
