import type { z } from 'zod'
import { refused } from '../wire/errors.ts'
import type { Answer, Call } from '../wire/call.ts'
import type { Order } from '../records/order.ts'
import { answerOrder } from './answers.ts'
import { contextOf, vaultOf } from './create.ts'
import type { ConfirmAsk } from './shapes.ts'

/** Names the payment source of an order that was made without one; the buyer approves next, unless the wallet is a kept one. */
export function confirmOrder({ account, ask, id, whole }: Call<z.infer<typeof ConfirmAsk>>): Answer {
  const order = account.need('order', id, 'order_id')
  const wallet = ask.payment_source.paypal
  if (!wallet) throw refused('NO_PAYMENT_SOURCE_PROVIDED', { field: '/payment_source' })
  if (order.status === 'COMPLETED') throw refused('ORDER_CANNOT_BE_CONFIRMED')
  const token = wallet.vault_id === undefined ? undefined : account.find('payment_token', wallet.vault_id)
  if (wallet.vault_id !== undefined && !token)
    throw refused('TOKEN_ID_NOT_FOUND', { field: '/payment_source/paypal/vault_id', value: wallet.vault_id })
  const context = { ...order.context, ...contextOf(wallet, ask.application_context) }
  const confirmed = account.put<Order>({
    ...order,
    context,
    status: token ? 'APPROVED' : 'PAYER_ACTION_REQUIRED',
    wallet: token?.wallet ?? null,
    vault: vaultOf(wallet, context, account.switches.vaulting) ?? order.vault,
    updated: account.now,
  })
  return answerOrder(account, confirmed, 200, whole)
}
