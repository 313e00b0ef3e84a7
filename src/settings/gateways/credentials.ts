import type { GatewayAccount } from '#ports/gateway.ts'
import type { GatewayAsk } from './shapes.ts'

/** What was typed, as the port takes it. */
export function accountOf(ask: GatewayAsk): GatewayAccount {
  return ask.gateway === 'stripe'
    ? { gateway: 'stripe', credentials: { secretKey: ask.secretKey } }
    : { gateway: 'paypal', credentials: { clientId: ask.clientId, secret: ask.secret, live: ask.live ?? false } }
}

/** The secret of an account, by whose end keys are told apart. */
export function secretOf({ gateway, credentials }: GatewayAccount): string {
  return gateway === 'stripe' ? credentials.secretKey : credentials.secret
}
