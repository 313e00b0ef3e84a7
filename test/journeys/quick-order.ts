import { expect } from '@playwright/test'
import type { Basket } from './buyer.ts'

/** How a quick order is paid: with a test card's number, or with a test wallet at PayPal; `keep` lets the store charge it again. */
type Pay = { readonly card?: string; readonly wallet?: string; readonly keep?: boolean }

/** Where the shops and the gateway are. */
type World = { readonly shop: string; readonly gateway: string }

/** Where the buyer lives, in the United States. */
type Where = { readonly line1: string; readonly city: string; readonly region: string; readonly postal: string }
const austin: Where = { line1: '1801 Barton Springs Rd', city: 'Austin', region: 'TX', postal: '78704' }

const ours = (): World => ({ shop: process.env['DEMO_SHOP'] ?? '', gateway: process.env['DEMO_GATEWAY'] ?? '' })

/**
 * Orders the shop's first part as `orderAPart` does, without a browser: the shop's own forms, sent as a browser sends them, for journeys that show something
 * else. Answers the shop's order number.
 */
export async function orderQuickly(
  { shop, language, name, email, vin, near = austin, ...pay }: Basket & Pay & { readonly near?: Where },
  desk = ours(),
): Promise<string> {
  const at = `${desk.shop}/${shop}`
  const first = await fetch(`${at}?lang=${language}`)
  const [, number = ''] = /\/parts\/([^"]+)/.exec(await first.text()) ?? []
  const filled = await send(`${at}/cart`, { number: decodeURIComponent(number), quantity: '1', add: 'yes' }, `lang=${language}`)
  const cookie = [`lang=${language}`, ...filled.headers.getSetCookie().map((one) => one.split(';')[0] ?? '')].join('; ')
  const typed = {
    name,
    email,
    vin,
    phone: '+1 512 555 0142',
    same: 'yes',
    b_line1: near.line1,
    b_city: near.city,
    b_region: near.region,
    b_postal: near.postal,
    b_country: 'US',
    ...(pay.wallet ? { with: 'paypal' } : { with: 'card', method: await cardToken(desk, shop, name, pay.card ?? '4242424242424242') }),
    ...(pay.keep && { [pay.wallet ? 'keep' : 'again']: 'yes' }),
  }
  const summary = await (await send(`${at}/checkout/summary`, typed, cookie)).text()
  const shown = /name="shown" value="(\d+)"/.exec(summary)?.[1] ?? ''
  const placed = await send(`${at}/checkout`, { ...typed, shown }, cookie)
  const done = pay.wallet ? await approve(placed.headers.get('location') ?? '', pay.wallet, cookie) : placed
  const order = /\/orders\/([A-Z]{2}-\d+)/.exec(done.headers.get('location') ?? '')?.[1]
  if (!order) throw new Error(`the shop took no order: ${done.status}`)
  return order
}

/** What the card field does: the card goes to the gateway under the shop's publishable key, the shop gets a token. */
async function cardToken(desk: World, shop: string, holder: string, number: string): Promise<string> {
  const answer = await fetch(`${desk.gateway}/v1/payment_methods`, {
    method: 'POST',
    headers: { authorization: `Bearer pk_test_${shop}` },
    body: new URLSearchParams({
      type: 'card',
      'card[number]': number,
      'card[exp_month]': '11',
      'card[exp_year]': '2030',
      'card[cvc]': '737',
      'billing_details[name]': holder,
      'billing_details[address][line1]': '1801 Barton Springs Rd',
      'billing_details[address][postal_code]': '78704',
    }),
  })
  const { id } = (await answer.json()) as { readonly id: string }
  expect(id).toMatch(/^pm_/)
  return id
}

/** What the buyer does at PayPal: chooses a wallet, agrees, and is sent back to the shop. */
async function approve(page: string, wallet: string, cookie: string): Promise<Response> {
  const agreed = await send(page, { wallet, answer: 'agree' }, '')
  return fetch(agreed.headers.get('location') ?? '', { redirect: 'manual', headers: { cookie } })
}

function send(url: string, form: { readonly [name: string]: string }, cookie: string): Promise<Response> {
  return fetch(url, { method: 'POST', redirect: 'manual', headers: { cookie }, body: new URLSearchParams(form) })
}
