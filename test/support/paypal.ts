import { randomUUID } from 'node:crypto'
import type { Sandbox } from './sandbox.ts'

type Order = { readonly id: string; readonly links: readonly { readonly rel: string; readonly href: string }[] }

/** What a storefront's own server asks of PayPal, as the app of one account. */
export type PaypalShop = ReturnType<typeof openPaypalShop>

/** Opens it on the sandbox's PayPal. */
export function openPaypalShop(sandbox: Sandbox, account: string) {
  const base = `http://127.0.0.1:${sandbox.ports.paypal}`
  const ask = async (path: string, body: object | null, method = 'POST'): Promise<Order> => {
    const headers = {
      authorization: `Bearer ${await signIn(base, account)}`,
      'content-type': 'application/json',
      prefer: 'return=representation',
      'paypal-request-id': randomUUID(),
    }
    const answer = await fetch(base + path, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) })
    const read = (await answer.json()) as Order
    if (!answer.ok) throw new Error(JSON.stringify(read))
    return read
  }
  /** A payment of $151.00 its buyer has approved on PayPal's page; nothing of it has moved. */
  const approved = async (intent: 'AUTHORIZE' | 'CAPTURE', { keep = false, wallet = 'good' } = {}): Promise<string> => {
    const order = await ask('/v2/checkout/orders', {
      intent,
      purchase_units: [{ amount: { currency_code: 'USD', value: '151.00' }, custom_id: 'W-1001', reference_id: 'default' }],
      payment_source: {
        paypal: {
          ...(keep ? { attributes: { vault: { store_in_vault: 'ON_SUCCESS', usage_type: 'MERCHANT' } } } : {}),
          experience_context: { return_url: 'http://localhost:9/back', cancel_url: 'http://localhost:9/cart' },
        },
      },
    })
    await sandbox.approve(order.links.find(({ rel }) => rel === 'payer-action')?.href ?? '', wallet)
    return order.id
  }
  return {
    ask,
    approved,
    /** The same, held by the storefront. */
    held: async (options: Parameters<typeof approved>[1] = {}): Promise<string> => {
      const id = await approved('AUTHORIZE', options)
      await ask(`/v2/checkout/orders/${id}/authorize`, {})
      return id
    },
    /** The same, sold by the storefront. */
    sold: async (): Promise<string> => {
      const id = await approved('CAPTURE')
      await ask(`/v2/checkout/orders/${id}/capture`, {})
      return id
    },
  }
}

async function signIn(base: string, account: string): Promise<string> {
  const answer = await fetch(`${base}/v1/oauth2/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`pp_test_${account}:sandbox-${account}`).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  })
  const { access_token } = (await answer.json()) as { readonly access_token: string }
  return access_token
}
