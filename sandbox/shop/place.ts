import type { Courier } from './courier.ts'
import { price, type Item } from './pricing.ts'
import type { Address, Buyer, GatewayName, OrderBody, PayMode, Shop, Vehicle } from './shapes.ts'
import type { RefusedTry, ShopStore, StoredOrder } from './store.ts'

/** All a checkout knows when the buyer presses Place order. `method` is the token of the card; with PayPal it is known later. */
export type Checkout = {
  readonly externalNumber: string
  readonly placedAt: Date
  readonly buyer: Buyer
  readonly billing: Address
  readonly shipping: Address
  readonly vehicle: Vehicle | null
  readonly items: readonly Item[]
  readonly shippingChoice: string
  readonly promo: string | null
  readonly gateway: GatewayName
  readonly method: string
  readonly mode: PayMode
  readonly mayChargeAgain: boolean
  readonly refused?: readonly RefusedTry[] | undefined
  readonly ip: string | null
  readonly userAgent: string | null
  readonly deviceId: string | null
  readonly images: string
  readonly tag: string | null
}

/** Writes the order down first, then pays for it and sends it. The same external number again is the same order. */
export async function placeOrder(store: ShopStore, courier: Courier, shop: Shop, checkout: Checkout): Promise<StoredOrder | undefined> {
  noteDown(store, shop, checkout)
  return courier.bring(shop.name, checkout.externalNumber)
}

/** Writes an order down, unless it is there already. `form` is what the buyer typed. */
export function noteDown(store: ShopStore, shop: Shop, checkout: Checkout, form?: unknown): StoredOrder | undefined {
  const { externalNumber, gateway, method, mode, mayChargeAgain, refused, tag } = checkout
  const known = store.find(shop.name, externalNumber)
  if (known) return known
  store.add({
    shop: shop.name,
    externalNumber,
    body: bodyOf(shop, checkout),
    pay: { gateway, method, mode, mayChargeAgain, refused, form },
    tag,
  })
  return store.find(shop.name, externalNumber)
}

function bodyOf(shop: Shop, checkout: Checkout): OrderBody {
  const { buyer, shipping, items, promo, images } = checkout
  const priced = price({
    items,
    destination: shipping,
    shipping: checkout.shippingChoice,
    promo,
    taxExempt: buyer.taxExempt,
    language: buyer.language,
    images,
  })
  return {
    channel: shop.channel,
    externalNumber: checkout.externalNumber,
    placedAt: checkout.placedAt.toISOString(),
    currency: 'USD',
    buyer,
    billing: checkout.billing,
    shipping,
    vehicle: checkout.vehicle,
    ...priced,
    ip: checkout.ip,
    userAgent: checkout.userAgent,
    deviceId: checkout.deviceId,
  }
}
