import type { z } from 'zod'
import { refused } from '../wire/errors.ts'
import { newId } from '../ids.ts'
import type { Answer, Call } from '../wire/call.ts'
import type { Order } from '../records/order.ts'
import { amountOf } from './amounts.ts'
import { answerOrder } from './answers.ts'
import { payOrder } from './pay.ts'
import type { Context, CreateAsk, WalletAsk } from './shapes.ts'

/** How long an order waits for its buyer, and once approved for its money: six hours (Orders v2, `links`). */
export const orderWaits = 6 * 3600

/** Makes an order: to be approved by its buyer, or paid at once with a kept wallet. */
export function createOrder({ account, ask, whole, keyed }: Call<z.infer<typeof CreateAsk>>): Answer {
  const [unit] = ask.purchase_units
  if (!unit) throw refused('INVALID_ARRAY_MIN_ITEMS', { field: '/purchase_units' })
  amountOf(unit)
  const wallet = ask.payment_source?.paypal
  if (wallet && !keyed) throw refused('PAYPAL_REQUEST_ID_REQUIRED')
  const context = contextOf(wallet, ask.application_context)
  const order = account.put<Order>({
    kind: 'order',
    id: newId(),
    created: account.now,
    updated: account.now,
    intent: ask.intent,
    status: wallet ? 'PAYER_ACTION_REQUIRED' : 'CREATED',
    unit: { ...unit, shipping: context.shipping_preference === 'NO_SHIPPING' ? undefined : unit.shipping },
    context,
    vault: wallet ? vaultOf(wallet, context, account.switches.vaulting) : null,
    wallet: null,
    token: null,
    vaulted: null,
    trackers: [],
  })
  account.schedule(account.now + orderWaits, order.id, 'lapse')
  const now = wallet?.vault_id ? payOrder(account, order, order.intent, wallet) : order
  return answerOrder(account, now, now.status === 'PAYER_ACTION_REQUIRED' ? 200 : 201, whole)
}

/** Pages, language and address preference, wherever the caller put them. */
export function contextOf(wallet: WalletAsk | undefined, older: Context | undefined): Context {
  return { ...older, ...wallet?.experience_context }
}

/** What is to be kept of the wallet. Keeping one needs both pages, and PayPal's permission. */
export function vaultOf({ attributes, vault_id }: WalletAsk, context: Context, allowed: boolean): Order['vault'] {
  if (!attributes?.vault || vault_id) return null
  if (!allowed) throw refused('NOT_ENABLED_TO_VAULT_PAYMENT_SOURCE', { field: '/payment_source/paypal/attributes/vault' })
  const at = '/payment_source/paypal/experience_context'
  if (!context.return_url) throw refused('RETURN_URL_REQUIRED', { field: `${at}/return_url` })
  if (!context.cancel_url) throw refused('CANCEL_URL_REQUIRED', { field: `${at}/cancel_url` })
  return { customer: attributes.customer?.id ?? null, description: attributes.vault.description ?? null }
}
