import type { Account } from '../account.ts'
import { addressFor } from '../addresses/keep.ts'
import { newId } from '../ids.ts'
import type { Order } from '../records/order.ts'
import { completed, makeShipment } from '../shipments/make.ts'
import { customsFor, parcelFor } from '../shipments/parcels.ts'
import { ApiError } from '../wire/errors.ts'
import type { OrderAsk } from './shapes.ts'

/** Makes an order and a shipment for each of its boxes, with the rates of each. What the carriers say of one box stands in the order once. */
export function makeOrder(account: Account, ask: OrderAsk): Order {
  if (ask.shipments.length === 0) throw new ApiError('ORDER.SHIPMENTS.REQUIRED')
  const from = addressFor(account, ask.from_address)
  const to = addressFor(account, ask.to_address)
  const shared = {
    from_address: from,
    to_address: to,
    return_address: ask.return_address ? addressFor(account, ask.return_address) : from,
    buyer_address: ask.buyer_address ? addressFor(account, ask.buyer_address) : to,
    is_return: ask.is_return ?? false,
  }
  const customs = ask.customs_info ? customsFor(account, ask.customs_info) : null
  const id = newId('order')
  const boxes = ask.shipments.map((box, index) =>
    makeShipment(account, {
      ...shared,
      parcel: parcelFor(account, box.parcel),
      customs_info: box.customs_info ? customsFor(account, box.customs_info) : customs,
      options: { ...ask.options, ...box.options },
      reference: box.reference ?? null,
      order_id: id,
      box: { number: index + 1, of: ask.shipments.length },
      carrier_accounts: ask.carrier_accounts,
    }),
  )
  const said = new Map(boxes.flatMap(({ messages }) => messages.map((one) => [`${one.carrier_account_id} ${one.message}`, one])))
  return account.put('order', {
    ...shared,
    id,
    created_at: account.at,
    updated_at: account.at,
    reference: ask.reference ?? '',
    options: completed(ask.options ?? {}),
    messages: [...said.values()],
    customs_info: customs,
  })
}
