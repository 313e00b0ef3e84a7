import { z } from 'zod'
import type { Language, OrderBody, Shop } from '../shapes.ts'
import type { StoredOrder } from '../store.ts'
import { askPayPal, type PayPalTill } from './speak.ts'

/** Where PayPal sends the buyer when they agreed, or did not. */
export type Pages = { readonly back: string; readonly cancel: string }

const Made = z.object({ id: z.string(), links: z.array(z.object({ rel: z.string(), href: z.string() })) })

/** Makes the order at PayPal that its buyer approves next. Answers its id there and the page to send the buyer to, or why there is none. */
export async function makeOrder(
  order: StoredOrder,
  shop: Shop,
  till: PayPalTill,
  pages: Pages,
): Promise<{ readonly id: string; readonly approve: string } | { readonly problem: string }> {
  const { mode, mayChargeAgain } = order.pay
  const answer = await askPayPal(till, '/v2/checkout/orders', `${order.shop}-${order.externalNumber}-order`, {
    intent: mode === 'sale' ? 'CAPTURE' : 'AUTHORIZE',
    purchase_units: [unitOf(order)],
    payment_source: {
      paypal: {
        experience_context: {
          brand_name: shop.title,
          locale: localeOf(order.body.buyer.language),
          shipping_preference: 'SET_PROVIDED_ADDRESS',
          user_action: 'PAY_NOW',
          return_url: pages.back,
          cancel_url: pages.cancel,
        },
        ...(mayChargeAgain ? { attributes: { vault: { store_in_vault: 'ON_SUCCESS', usage_type: 'MERCHANT' } } } : {}),
      },
    },
  })
  if (answer.kind !== 'done') return { problem: answer.message }
  const made = Made.safeParse(answer.body)
  const approve = made.data?.links.find(({ rel }) => rel === 'payer-action')?.href
  return made.success && approve ? { id: made.data.id, approve } : { problem: 'PayPal named no page to approve' }
}

function unitOf({ externalNumber, body }: StoredOrder) {
  const { totals, currency, shipping } = body
  const money = (cents: number) => ({ currency_code: currency, value: (cents / 100).toFixed(2) })
  return {
    custom_id: externalNumber,
    invoice_id: externalNumber,
    amount: {
      ...money(totals.total),
      breakdown: {
        item_total: money(totals.subtotal + totals.cores),
        shipping: money(totals.shipping),
        handling: money(totals.fees),
        tax_total: money(totals.tax),
        discount: money(totals.discounts),
      },
    },
    items: itemsOf(body).map(({ name, cents, quantity, sku }) => ({
      name: name.slice(0, 127),
      unit_amount: money(cents),
      quantity: String(quantity),
      sku,
    })),
    shipping: {
      name: { full_name: shipping.name },
      address: {
        address_line_1: shipping.line1,
        ...(shipping.line2 ? { address_line_2: shipping.line2 } : {}),
        admin_area_2: shipping.city,
        ...(shipping.region ? { admin_area_1: shipping.region } : {}),
        ...(shipping.postalCode ? { postal_code: shipping.postalCode } : {}),
        country_code: shipping.country,
      },
    },
  }
}

/** The parts, and the core charges that come with them as things of their own. */
function itemsOf({ lines, buyer }: OrderBody) {
  const core = buyer.language === 'fr' ? 'Consigne' : 'Core charge'
  return lines.flatMap(({ name, unitPrice, coreCharge, quantity, partNumber: sku }) => [
    { name, cents: unitPrice, quantity, sku },
    ...(coreCharge > 0 ? [{ name: `${core}: ${name}`, cents: coreCharge, quantity, sku }] : []),
  ])
}

function localeOf(language: Language): string {
  return language === 'fr' ? 'fr-CA' : 'en-US'
}
