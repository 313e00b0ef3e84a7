import { walletNamed, type WalletName } from '../wallets.ts'
import { given, type Link } from './links.ts'

/** A wallet that was kept, so that the store may charge it without the buyer. */
export type PaymentToken = {
  readonly kind: 'payment_token'
  readonly id: string
  readonly created: number
  readonly customer: string
  readonly wallet: WalletName
  readonly description: string | null
}

/** A wallet on its way to being kept: the buyer has to approve. */
export type SetupToken = {
  readonly kind: 'setup_token'
  readonly id: string
  readonly created: number
  readonly customer: string
  readonly status: 'PAYER_ACTION_REQUIRED' | 'APPROVED' | 'VAULTED'
  readonly wallet: WalletName | null
  readonly description: string | null
  readonly brand: string | null
  readonly locale: string | null
  readonly return_url: string
  readonly cancel_url: string
}

/** A kept wallet as the wire has it. */
export function wirePaymentToken(token: PaymentToken, origin: string) {
  return {
    id: token.id,
    customer: { id: token.customer },
    payment_source: { paypal: { ...keptWallet(token.wallet), ...given({ description: token.description }) } },
    links: tokenLinks(token, origin),
  }
}

/** Where a kept wallet is read and given up. */
export function tokenLinks({ id }: Pick<PaymentToken, 'id'>, origin: string): Link[] {
  const self = `${origin}/v3/vault/payment-tokens/${id}`
  return [
    { href: self, rel: 'self', method: 'GET' },
    { href: self, rel: 'delete', method: 'DELETE' },
  ]
}

/** A setup token as the wire has it. */
export function wireSetupToken(token: SetupToken, origin: string) {
  const { id, status, wallet } = token
  const next: Link =
    status === 'PAYER_ACTION_REQUIRED'
      ? { href: `${origin}/agreements/approve?approval_session_id=${id}`, rel: 'approve', method: 'GET' }
      : { href: `${origin}/v3/vault/payment-tokens`, rel: 'confirm', method: 'POST' }
  return {
    id,
    status,
    customer: { id: token.customer },
    payment_source: {
      paypal: { ...(wallet ? keptWallet(wallet) : {}), ...given({ description: token.description }), usage_type: 'MERCHANT' },
    },
    links: [{ href: `${origin}/v3/vault/setup-tokens/${id}`, rel: 'self', method: 'GET' }, next],
  }
}

function keptWallet(name: WalletName) {
  const { email, payerId, given: given_name, surname } = walletNamed(name)
  return {
    email_address: email,
    payer_id: payerId,
    account_id: payerId,
    name: { given_name, surname, full_name: `${given_name} ${surname}` },
    usage_type: 'MERCHANT',
    customer_type: 'CONSUMER',
  }
}
