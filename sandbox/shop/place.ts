import type { Courier } from './courier.ts'
import { price, type Item } from './pricing.ts'
import type { Address, Buyer, OrderBody, PayMode, Shop, Vehicle } from './shapes.ts'
import type { ShopStore, StoredOrder } from './store.ts'

/** All a checkout knows when the buyer presses Place order. `method` is the token of the card. */
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
  readonly method: string
  readonly mode: PayMode
  readonly mayChargeAgain: boolean
  readonly ip: string | null
  readonly userAgent: string | null
  readonly deviceId: string | null
  readonly images: string
  readonly tag: string | null
}

/** Writes the order down first, then pays for it and sends it. The same external number again is the same order. */
export async function placeOrder(store: ShopStore, courier: Courier, shop: Shop, checkout: Checkout): Promise<StoredOrder | undefined> {
  const { externalNumber, method, mode, mayChargeAgain, tag } = checkout
  if (!store.find(shop.name, externalNumber))
    store.add({ shop: shop.name, externalNumber, body: bodyOf(shop, checkout), pay: { method, mode, mayChargeAgain }, tag })
  return courier.bring(shop.name, externalNumber)
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
