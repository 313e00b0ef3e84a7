import { randomUUID } from 'node:crypto'
import type { Sandbox } from './sandbox.ts'

type Order = { readonly id: string; readonly links: readonly { readonly rel: string; readonly href: string }[] }

/** What a storefront's own server does at PayPal, under an account of the sandbox. */
export type PaypalShop = ReturnType<typeof paypalShop>

/** A shop that takes PayPal; its orders are over $151.00. */
export function paypalShop(sandbox: Sandbox, account: string) {
  const call = (path: string, body: object) => speak(`http://127.0.0.1:${sandbox.ports.paypal}`, account, path, body)
  const approved = async (intent: 'AUTHORIZE' | 'CAPTURE', { keep = false, wallet = 'good' } = {}): Promise<string> => {
    const order = await call('/v2/checkout/orders', {
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
    /** An order the buyer has agreed to and nothing was done with yet; answers its id. */
    approved,
    /** An order whose money is held. `keep`: the buyer lets the shop charge again. */
    held: async (options: { readonly keep?: boolean; readonly wallet?: string } = {}): Promise<string> => {
      const id = await approved('AUTHORIZE', options)
      await call(`/v2/checkout/orders/${id}/authorize`, {})
      return id
    },
    /** An order whose money was taken. */
    sold: async (): Promise<string> => {
      const id = await approved('CAPTURE')
      await call(`/v2/checkout/orders/${id}/capture`, {})
      return id
    },
  }
}

async function speak(base: string, account: string, path: string, body: object): Promise<Order> {
  const token = await fetch(`${base}/v1/oauth2/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`pp_test_${account}:sandbox-${account}`).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  })
  const { access_token } = (await token.json()) as { access_token: string }
  const answer = await fetch(base + path, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${access_token}`,
      'content-type': 'application/json',
      prefer: 'return=representation',
      'paypal-request-id': randomUUID(),
    },
    body: JSON.stringify(body),
  })
  const read = (await answer.json()) as Order
  if (!answer.ok) throw new Error(JSON.stringify(read))
  return read
}
