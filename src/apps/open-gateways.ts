import { openPaypal, type PaypalOptions } from '#adapters/gateway/paypal/index.ts'
import { openStripe, type StripeOptions } from '#adapters/gateway/stripe/index.ts'
import type { OpenGateway } from '#ports/gateway.ts'

/** Opens whatever gateway an account is at. */
export function openGateways(options: StripeOptions & PaypalOptions): OpenGateway {
  const stripe = openStripe(options)
  const paypal = openPaypal(options)
  return (account) => {
    switch (account.gateway) {
      case 'stripe':
        return stripe(account.credentials)
      case 'paypal':
        return paypal(account.credentials)
    }
  }
}
