import { openStripe, type StripeOptions } from '#adapters/gateway/stripe/index.ts'
import type { OpenGateway } from '#ports/gateway.ts'

/** Opens whatever gateway an account is at. */
export function openGateways(options: StripeOptions): OpenGateway {
  const stripe = openStripe(options)
  return (account) => {
    switch (account.gateway) {
      case 'stripe':
        return stripe(account.credentials)
      case 'paypal':
        throw new Error('PayPal is not wired yet')
    }
  }
}
