import type { Account } from '../account.ts'
import { refused } from '../wire/errors.ts'
import { newVaultId } from '../ids.ts'
import type { Order } from '../records/order.ts'
import { holdMoney } from '../payments/hold.ts'
import { sellAtOnce } from '../payments/capture.ts'
import { keepWallet } from '../vault/keep.ts'
import { walletNamed, type WalletName } from '../wallets.ts'
import { amountOf } from './amounts.ts'
import { wholeOrder } from './answers.ts'
import type { WalletAsk } from './shapes.ts'

/**
 * Pays an order once, as its intent says: holds the money or takes it. The buyer must have approved, or a kept wallet stands in for them. What is refused
 * leaves the order as it was, so the buyer may choose another way to pay.
 */
export function payOrder(account: Account, order: Order, intent: Order['intent'], source: WalletAsk | undefined): Order {
  if (order.status === 'COMPLETED') throw refused(order.intent === 'AUTHORIZE' ? 'ORDER_ALREADY_AUTHORIZED' : 'ORDER_ALREADY_CAPTURED')
  if (order.intent !== intent) throw refused('ACTION_DOES_NOT_MATCH_INTENT')
  const token = source?.vault_id === undefined ? null : tokenOf(account, source.vault_id)
  const wallet = token?.wallet ?? (order.status === 'APPROVED' ? order.wallet : null)
  if (!wallet) throw refused('ORDER_NOT_APPROVED')
  checkInvoice(account, order)
  checkWallet(account, order, wallet, token !== null)
  const paid = account.put<Order>({
    ...order,
    status: 'COMPLETED',
    wallet,
    token: token?.id ?? null,
    vaulted: token ? null : kept(account, order, wallet),
    updated: account.now,
  })
  const money = amountOf(order.unit)
  if (intent === 'AUTHORIZE') holdMoney(account, paid, money)
  else sellAtOnce(account, paid, money)
  account.unschedule(order.id)
  account.emit('CHECKOUT.ORDER.COMPLETED', order.id, wholeOrder(account, paid))
  return paid
}

function tokenOf(account: Account, id: string) {
  const token = account.find('payment_token', id)
  if (!token) throw refused('TOKEN_ID_NOT_FOUND', { field: '/payment_source/paypal/vault_id', value: id })
  return token
}

/** An account that wants each invoice paid once refuses what was authorized or captured before under the same id. */
function checkInvoice(account: Account, { unit }: Order) {
  const { invoice_id: invoice } = unit
  if (!invoice || !account.switches.blockDuplicateInvoices) return
  const before = [...account.invoiced('authorization', invoice), ...account.invoiced('capture', invoice)]
  if (before.some(({ status }) => status !== 'DENIED' && status !== 'DECLINED'))
    throw refused('DUPLICATE_INVOICE_ID', { field: '/purchase_units/0/invoice_id', value: invoice })
}

/** A buyer whose way to pay was declined may be sent back to choose another ("Handle funding failures"). */
function checkWallet({ origin }: Account, { id }: Order, name: WalletName, withoutBuyer: boolean) {
  const { pays, declinesLater } = walletNamed(name)
  if (withoutBuyer && (pays === 'declined' || declinesLater)) throw refused('INSTRUMENT_DECLINED')
  if (pays === 'declined')
    throw refused('INSTRUMENT_DECLINED', {}, [{ href: `${origin}/checkoutnow?token=${id}`, rel: 'redirect', method: 'GET' }])
}

function kept(account: Account, { vault }: Order, wallet: WalletName): Order['vaulted'] {
  if (!vault) return null
  const token = keepWallet(account, { wallet, customer: vault.customer ?? newVaultId(), description: vault.description })
  return { id: token.id, customer: token.customer }
}
