import type { Account } from '../account.ts'
import type { Order } from '../records/order.ts'
import type { Rate } from '../records/rate.ts'
import { buyShipment } from '../shipments/buy.ts'
import { turnSwitches } from '../switches.ts'
import type { Answer } from '../wire/call.ts'
import { ApiError, errorBody } from '../wire/errors.ts'
import { orderRates, wireOrder } from './wire.ts'

type Wanted = { readonly carrier: string; readonly service: string }

/**
 * Buys every box of an order with one service. There is no rate to name, so nothing locks the price, and of two accounts at one carrier the first is taken.
 * A box that fails leaves those before it bought: the error says so, and the rest is bought one by one.
 */
export function buyOrder(account: Account, id: string, wanted: Wanted): Answer {
  const order = account.need('order', id)
  const shipments = account.under('shipment', id)
  if (shipments.some(({ postage_label }) => postage_label)) throw new ApiError('SHIPMENT.POSTAGE.EXISTS')
  const rate = orderRates(account, id).find((one) => sells(one, wanted))
  if (!rate) throw new ApiError('ORDER.RATE.UNAVAILABLE')
  const failing = account.switches.orderFailsAtBox
  for (const shipment of shipments) {
    if (shipment.box.number === failing) return failed(account, order, rate)
    const own = account.under('rate', shipment.id).find((one) => sells(one, rate) && one.carrier_account_id === rate.carrier_account_id)
    if (!own) throw new ApiError('ORDER.RATE.UNAVAILABLE')
    buyShipment(account, shipment, own, null)
  }
  const bought = account.put('order', { ...order, updated_at: account.at })
  return { status: 200, body: wireOrder(account, bought) }
}

function sells(rate: Rate, { carrier, service }: Wanted): boolean {
  return rate.carrier.toLowerCase() === carrier.toLowerCase() && rate.service === service
}

/** What was bought stays bought; the next try does not meet this failure again. */
function failed(account: Account, order: Order, rate: Rate): Answer {
  turnSwitches(account.db, account.name, { orderFailsAtBox: null })
  const message = `${rate.carrier} could not print a label for one of the packages.`
  const { carrier, carrier_account_id } = rate
  account.put('order', { ...order, messages: [...order.messages, { carrier, carrier_account_id, type: 'purchase_error', message }] })
  return { status: 422, body: errorBody(new ApiError('PURCHASE.FAILURE', [message])) }
}
