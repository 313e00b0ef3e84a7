import type { Account } from '../account.ts'
import type { Order } from '../records/order.ts'
import { walletNamed, type WalletName } from '../wallets.ts'
import { wholeOrder } from './answers.ts'
import { orderWaits } from './create.ts'

/** The buyer agrees to pay with this wallet. Its address becomes the order's, when the store left that to PayPal. */
export function approveOrder(account: Account, order: Order, wallet: WalletName): Order {
  const { shipping_preference: preference } = order.context
  const ownAddress = preference === undefined || preference === 'GET_FROM_FILE'
  const approved = account.put<Order>({
    ...order,
    status: 'APPROVED',
    wallet,
    updated: account.now,
    unit: ownAddress ? { ...order.unit, shipping: order.unit.shipping ?? addressOf(wallet) } : order.unit,
  })
  account.schedule(account.now + orderWaits, order.id, 'lapse')
  account.emit('CHECKOUT.ORDER.APPROVED', order.id, wholeOrder(account, approved))
  return approved
}

/** An order nobody approved or paid in time is gone, as at PayPal: from now on nothing has this id. */
export function lapseOrder(account: Account, id: string) {
  const order = account.find('order', id)
  if (!order || order.status === 'COMPLETED') return
  if (order.status === 'APPROVED') account.emit('CHECKOUT.PAYMENT-APPROVAL.REVERSED', id, wholeOrder(account, order))
  account.remove(id)
}

function addressOf(name: WalletName): Order['unit']['shipping'] {
  const { given, surname, address } = walletNamed(name)
  return {
    name: { full_name: `${given} ${surname}` },
    address: {
      address_line_1: address.line1,
      admin_area_2: address.city,
      admin_area_1: address.region,
      postal_code: address.postalCode,
      country_code: 'US',
    },
  }
}
