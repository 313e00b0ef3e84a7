import type { OrderRequest } from '@paypal/paypal-server-sdk'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startWorld, type TestWorld } from '../test-world.ts'
import { linkOf, orderFor, usd } from './testing/buying.ts'
import { atPayPal, officialClient } from './testing/paypal-client.ts'
import { walletNames } from './wallets.ts'

let world: TestWorld
let page: string
beforeAll(async () => {
  world = await startWorld()
  const { orders } = officialClient(world.url('paypal', ''), 'pages')
  const { paymentSource } = orderFor('95.00', 'CAPTURE', { vault: true })
  const amount = {
    ...usd('95.00'),
    breakdown: { itemTotal: usd('80.00'), shipping: usd('10.00'), taxTotal: usd('6.00'), discount: usd('1.00') },
  }
  const items = [{ name: 'Brake pads <front>', quantity: '2', unitAmount: usd('40.00') }]
  const body: OrderRequest = {
    ...orderFor('95.00', 'CAPTURE'),
    ...(paymentSource ? { paymentSource } : {}),
    purchaseUnits: [{ amount, items }],
  }
  page = linkOf((await orders.createOrder({ body, paypalRequestId: 'page' })).result, 'payer-action')
})
afterAll(() => world.end())

test('the page says whom the buyer pays, how much and for what, in their language', async () => {
  const english = await (await fetch(page)).text()
  for (const words of [
    'Pay Harbor Parts',
    '$95.00',
    '2 × Brake pads &lt;front&gt;</span> <span>$80.00',
    'Agree &amp; Pay',
    'Cancel and return',
    'may charge this wallet later',
  ])
    expect(english).toContain(words)
  expect(english).toContain('<html lang="en">')
  const french = await (await fetch(`${page}&locale=fr_CA`)).text()
  for (const words of ['<html lang="fr">', 'Payer Harbor Parts', '95,00', 'Accepter et payer', 'Annuler et revenir'])
    expect(french).toContain(words)
})

test('every wallet can be chosen by a label, with nothing but a form', async () => {
  const text = await (await fetch(page)).text()
  expect(text).not.toMatch(/<script|style="|onclick/)
  const radios = [...text.matchAll(/<label class="wallet">\s*<input type="radio" name="wallet" value="(\w+)"/g)].map(([, name]) => name)
  expect(radios).toEqual([...walletNames])
  expect(text.match(/<legend>[^<]+<\/legend>/g)).toHaveLength(1)
})

test('the page loads nothing foreign, and its form leads to the store only', async () => {
  const policy = (await fetch(page)).headers.get('content-security-policy') ?? ''
  expect(policy).toBe(
    "default-src 'none'; style-src 'self'; form-action 'self' http://localhost:9; base-uri 'none'; frame-ancestors 'none'",
  )
})

test('an unknown wallet shows the page again; a paid or unknown order has none', async () => {
  expect((await atPayPal(page, 'somebody')).href).toBe(page)
  expect((await fetch(world.url('paypal', '/checkoutnow?token=NONE'))).status).toBe(404)
  await atPayPal(page, 'good')
  const id = new URL(page).searchParams.get('token') ?? ''
  await officialClient(world.url('paypal', ''), 'pages').orders.captureOrder({ id })
  const again = await fetch(`${page}&locale=fr`)
  expect([again.status, await again.text()]).toEqual([404, expect.stringContaining('est plus valide</h1>')])
})
