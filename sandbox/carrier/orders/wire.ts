import type { Account } from '../account.ts'
import { readAmount, priceText } from '../money/amounts.ts'
import type { Order } from '../records/order.ts'
import type { Rate } from '../records/rate.ts'
import { wireShipment } from '../shipments/wire.ts'

/** An order as the wire has it. */
export function wireOrder(account: Account, order: Order) {
  const shipments = account.under('shipment', order.id)
  return {
    ...order,
    object: 'Order',
    mode: 'test',
    to_address: shipments[0]?.to_address ?? order.to_address,
    buyer_address: shipments[0]?.buyer_address ?? order.buyer_address,
    shipments: shipments.map((shipment) => wireShipment(account, shipment)),
    rates: orderRates(account, order.id),
  }
}

/** One rate for each service all boxes can travel with: the prices added up, the latest day, the ids of the first box. */
export function orderRates(account: Account, order: string): Rate[] {
  const [first = [], ...others] = account.under('shipment', order).map((shipment) => account.under('rate', shipment.id))
  return first.flatMap((rate) => {
    const same = others.map((rates) =>
      rates.find((one) => one.service === rate.service && one.carrier_account_id === rate.carrier_account_id),
    )
    const all = [rate, ...same.flatMap((one) => one ?? [])]
    return all.length === others.length + 1 ? [summed(rate, all)] : []
  })
}

function summed(first: Rate, all: readonly Rate[]): Rate {
  const sum = (part: 'rate' | 'list_rate' | 'retail_rate') => priceText(all.reduce((total, rate) => total + readAmount(rate[part]), 0))
  return { ...first, rate: sum('rate'), list_rate: sum('list_rate'), retail_rate: sum('retail_rate') }
}
