import { CheckoutPaymentIntent, type Order, type OrderRequest } from '@paypal/paypal-server-sdk'
import type { WalletName } from '../wallets.ts'
import { atPayPal, type officialClient } from './paypal-client.ts'

type Official = ReturnType<typeof officialClient>

/** An order of one purchase unit in US dollars, to be approved by its buyer. */
export function orderFor(
  value: string,
  intent: 'AUTHORIZE' | 'CAPTURE',
  more: { customId?: string; invoiceId?: string; vault?: boolean } = {},
): OrderRequest {
  const { vault, ...labels } = more
  return {
    intent: intent === 'CAPTURE' ? CheckoutPaymentIntent.Capture : CheckoutPaymentIntent.Authorize,
    purchaseUnits: [{ amount: { currencyCode: 'USD', value }, ...labels }],
    paymentSource: {
      paypal: {
        experienceContext: { brandName: 'Harbor Parts', returnUrl: 'http://localhost:9/back?cart=7', cancelUrl: 'http://localhost:9/cart' },
        ...(vault ? { attributes: { vault: { storeInVault: 'ON_SUCCESS', usageType: 'MERCHANT' } } } : {}),
      },
    },
  } as OrderRequest
}

/** Makes an order and lets its buyer approve it. Answers the order's id. */
export async function approved({ orders }: Official, body: OrderRequest, wallet: WalletName = 'good'): Promise<string> {
  const { result } = await orders.createOrder({ body, paypalRequestId: crypto.randomUUID() })
  await atPayPal(linkOf(result, 'payer-action'), wallet)
  return result.id ?? ''
}

/** Makes, approves and authorizes an order. Answers its id and the authorization's. */
export async function held(
  official: Official,
  value: string,
  wallet: WalletName = 'good',
  more = {},
): Promise<{ order: string; hold: string }> {
  const order = await approved(official, orderFor(value, 'AUTHORIZE', more), wallet)
  const { result } = await official.orders.authorizeOrder({ id: order })
  return { order, hold: result.purchaseUnits?.[0]?.payments?.authorizations?.[0]?.id ?? '' }
}

/** Makes, approves and captures an order. Answers its id and the capture's. */
export async function sold(
  official: Official,
  value: string,
  wallet: WalletName = 'good',
  more = {},
): Promise<{ order: string; capture: string }> {
  const order = await approved(official, orderFor(value, 'CAPTURE', more), wallet)
  const { result } = await official.orders.captureOrder({ id: order })
  return { order, capture: result.purchaseUnits?.[0]?.payments?.captures?.[0]?.id ?? '' }
}

/** Where a link of an order leads. */
export function linkOf({ links = [] }: Order, rel: string): string {
  return links.find((link) => link.rel === rel)?.href ?? ''
}

/** US dollars as the official client takes them. */
export function usd(value: string) {
  return { currencyCode: 'USD', value }
}
