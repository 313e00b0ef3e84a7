import { connectionOf } from '../connection.ts'
import type { Courier } from '../courier.ts'
import { noteDown, type Checkout } from '../place.ts'
import type { Shop } from '../shapes.ts'
import type { ShopStore, StoredOrder } from '../store.ts'
import { makeOrder, type Pages } from './make-order.ts'

/** What paying with PayPal needs from the shop. `paypal` is PayPal's address from this machine. */
export type PayPalWorld = {
  readonly store: ShopStore
  readonly courier: Courier
  readonly folder: string
  readonly desk: string
  readonly paypal: string
}

/** Writes the order down and makes it at PayPal. Answers the page to send the buyer to, or why there is none; then nothing is left of the order. */
export async function sendToPayPal(
  { store, folder, desk, paypal }: PayPalWorld,
  shop: Shop,
  checkout: Checkout,
  pages: Pages,
  form?: unknown,
): Promise<{ readonly approve: string } | { readonly problem: string }> {
  const connection = connectionOf(folder, shop.name, desk)
  const order = noteDown(store, shop, checkout, form)
  if (!order || !connection?.paypal) return { problem: 'the shop has no PayPal account' }
  const made = await makeOrder(order, shop, { connection, paypal, stopping: AbortSignal.timeout(20_000) }, pages)
  if ('problem' in made) {
    store.remove(order)
    return made
  }
  store.setMethod(order, made.id)
  return { approve: made.approve }
}

/** The buyer is back and has agreed: the order is paid and sent, as far as it can go now. Coming back again changes nothing. */
export async function backFromPayPal({ store, courier }: PayPalWorld, shop: Shop, id: string): Promise<StoredOrder | undefined> {
  const order = store.findAtPayPal(shop.name, id)
  if (!order) return undefined
  if (order.state === 'approving') store.move(order, 'paying')
  return courier.bring(shop.name, order.externalNumber)
}

/** The buyer is back and has not agreed: there is no order. Answers what they had typed. */
export function gaveUpAtPayPal({ store }: PayPalWorld, shop: Shop, id: string): unknown {
  const order = store.findAtPayPal(shop.name, id)
  if (order?.state === 'approving') store.remove(order)
  return order?.pay.form
}
