import { saveAccount } from '#settings/gateways/save-account.ts'
import { systemActor } from '#platform/doors.ts'
import type { TestDesk, TestStore } from './desk.ts'
import type { Sandbox } from './sandbox.ts'

/** Gives a store keys of a gateway account of its own; answers the account's name. */
export async function connect(desk: TestDesk, account: string, store: TestStore = desk.store): Promise<string> {
  const saved = await saveAccount(desk.app, systemActor(store.id), { gateway: 'stripe', name: 'Card payments', secretKey: `sk_test_${account}` })
  if (!saved.ok) throw new Error(saved.code)
  return account
}

/** Sets whether the store sells at once or holds first. */
export async function setPaymentMode(desk: TestDesk, mode: 'sale' | 'authorization', store: TestStore = desk.store): Promise<void> {
  await desk.look('update store_settings set payment_mode = $1 where store_id = $2', [mode, store.id])
}

/** What a storefront's checkout does: a payment of `amount` minor units, held unless told, confirmed by the buyer. Answers its reference. */
export async function payAtShop(
  sandbox: Sandbox, account: string, { amount = 15_100, card = 'visa', capture = 'manual', currency = 'usd' }: { amount?: number; card?: string; capture?: 'manual' | 'automatic'; currency?: string } = {},
): Promise<string> {
  const made = (await sandbox.gateway(account, 'payment_intents', {
    amount: String(amount), currency, capture_method: capture, payment_method: `pm_card_${card}`, confirm: 'true',
    'automatic_payment_methods[enabled]': 'true', 'automatic_payment_methods[allow_redirects]': 'never',
  })) as { id?: string; error?: { payment_intent?: { id: string }; message: string } }
  const id = made.id ?? made.error?.payment_intent?.id
  if (!id) throw new Error(made.error?.message)
  return id
}

/** What a storefront's card field gives: a token of one test card, good for one payment. */
export async function tokenAtShop(sandbox: Sandbox, account: string, card = 'visa'): Promise<string> {
  const made = (await sandbox.gateway(account, 'payment_methods', { type: 'card', 'card[token]': `tok_${card}` })) as { id?: string; error?: { message: string } }
  if (!made.id) throw new Error(made.error?.message)
  return made.id
}
