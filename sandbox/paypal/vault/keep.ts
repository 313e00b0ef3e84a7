import type { Account } from '../account.ts'
import { newVaultId } from '../ids.ts'
import { wirePaymentToken, type PaymentToken } from '../records/payment-token.ts'

/** Keeps a wallet under a customer of the store. The same wallet of the same customer is kept once. */
export function keepWallet(account: Account, ask: Pick<PaymentToken, 'customer' | 'wallet' | 'description'>): PaymentToken {
  const known = account.under('payment_token', ask.customer).find(({ wallet }) => wallet === ask.wallet)
  if (known) return known
  const token = account.put<PaymentToken>({ kind: 'payment_token', id: newVaultId(), created: account.now, ...ask })
  account.emit('VAULT.PAYMENT-TOKEN.CREATED', token.id, wirePaymentToken(token, account.origin))
  return token
}
