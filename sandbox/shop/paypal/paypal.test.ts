import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { atPayPal, controlOf, officialClient } from '../../paypal/testing/paypal-client.ts'
import { connectShops, startRecorder, startWorld, type TestWorld } from '../../test-world.ts'
import type { OrderBody } from '../shapes.ts'
import type { ScriptedResult } from '../scripted/place-scripted.ts'

let desk: Awaited<ReturnType<typeof startRecorder>>
let world: TestWorld
let control: ReturnType<typeof controlOf>
beforeAll(async () => {
  desk = await startRecorder()
  world = await startWorld(`http://127.0.0.1:${desk.port}`)
  control = controlOf(world)
})
afterAll(async () => {
  await world.end()
  await desk.close()
})
beforeEach(async () => {
  await control('/reset', {})
  connectWithPayPal()
  desk.received.length = 0
})

/** Ties all three shops to a gateway account and a PayPal account each. */
function connectWithPayPal() {
  const tie = (name: string) => ({
    key: `pdk_${name}_0123456789abcdef`,
    gateway: { secret: `sk_test_${name}`, publishable: `pk_test_${name}` },
    paypal: { clientId: `pp_test_${name}`, secret: `sandbox-${name}` },
  })
  writeFileSync(
    join(world.folder, 'shops.json'),
    JSON.stringify({ shops: { toyota: tie('toyota'), honda: tie('honda'), ford: tie('ford') } }),
  )
}

const shop = (path: string, fields?: Record<string, string>, cookie = '') =>
  fetch(path.startsWith('http') ? path : world.url('shop', path), {
    redirect: 'manual',
    headers: { cookie },
    ...(fields ? { method: 'POST', body: new URLSearchParams(fields) } : {}),
  })
const official = (account = 'toyota') => officialClient(world.url('paypal', ''), account)
const effects = async () => ((await control('/paypal/effects?account=toyota')) as unknown as { effects: Record<string, unknown>[] }).effects
const typed = {
  name: 'Anna Test',
  email: 'anna@example.com',
  phone: '619-555-0100',
  b_line1: '1 Main',
  b_city: 'San Diego',
  b_region: 'CA',
  b_postal: '92103',
  b_country: 'US',
  same: 'yes',
  shipping: 'ground',
  promo: 'spring10',
  with: 'paypal',
}

async function filledCart(): Promise<string> {
  const response = await shop('/toyota/cart', { number: '27060-F0190', quantity: '2', add: 'yes' })
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}

/** Fills the checkout and presses the button. Answers where the shop sends the buyer, and their cookie. */
async function ordered(mode: string, more: Record<string, string> = {}): Promise<{ page: string; cookie: string }> {
  await shop('/toyota/admin', { mode })
  const cookie = await filledCart()
  const form = { ...typed, ...more }
  const summary = await (await shop('/toyota/checkout/summary', form, cookie)).text()
  const sent = await shop('/toyota/checkout', { ...form, shown: /name="shown" value="(\d+)"/.exec(summary)?.[1] ?? '' }, cookie)
  expect(sent.status).toBe(303)
  return { page: sent.headers.get('location') ?? '', cookie }
}

test('PayPal is offered beside the card by a shop that has an account there, and by no other', async () => {
  const cookie = await filledCart()
  const page = await shop('/toyota/checkout', undefined, cookie)
  expect(await page.text()).toContain('name="with" value="paypal"')
  expect(page.headers.get('content-security-policy')).toContain(`form-action 'self' http://127.0.0.1:${world.ports.paypal};`)
  connectShops(world.folder)
  expect(await (await shop('/toyota/checkout', undefined, cookie)).text()).not.toContain('value="paypal"')
})

test.each([
  ['sale', 'sale', 'captures'],
  ['authorization', 'authorize', 'authorizations'],
] as const)(
  '%s: the buyer agrees, the shop takes or holds the money, the desk hears which PayPal order it was',
  async (mode, kind, list) => {
    const { page, cookie } = await ordered(mode)
    expect(page).toContain(`http://127.0.0.1:${world.ports.paypal}/checkoutnow?token=`)
    expect([desk.received, await effects()]).toEqual([[], []])
    const back = await atPayPal(page, 'good')
    const done = await shop(back.href, undefined, cookie)
    expect(done.status).toBe(303)
    expect(await (await shop(done.headers.get('location') ?? '')).text()).toContain('The parts team has your order')

    const [sent, ...others] = desk.received.map(({ body }) => body as OrderBody)
    expect([others.length, sent?.payment]).toEqual([0, { kind: 'reference', gateway: 'paypal', reference: back.searchParams.get('token') }])
    const { result } = await official().orders.getOrder({ id: back.searchParams.get('token') ?? '' })
    const [unit] = result.purchaseUnits ?? []
    expect(unit).toMatchObject({ customId: sent?.externalNumber, shipping: { address: { adminArea2: 'San Diego' } } })
    expect(unit?.payments?.[list]).toHaveLength(1)
    expect(await effects()).toMatchObject([{ kind, amount: sent?.totals.total, custom_id: sent?.externalNumber }])

    await shop(back.href, undefined, cookie)
    expect([desk.received.length, (await effects()).length]).toEqual([1, 1])
    expect(await (await shop('/toyota/cart', undefined, cookie)).text()).toContain('Your cart is empty')
  },
)

test('token: the approved PayPal order is passed on, and no money moves', async () => {
  const { page, cookie } = await ordered('token')
  const back = await atPayPal(page, 'good')
  await shop(back.href, undefined, cookie)
  const id = back.searchParams.get('token')
  const sent = desk.received[0]?.body as OrderBody | undefined
  expect(sent?.payment).toEqual({ kind: 'payment_method', gateway: 'paypal', token: id })
  expect([(await official().orders.getOrder({ id: id ?? '' })).result.status, await effects()]).toEqual(['APPROVED', []])
})

test('a buyer who ticks it lets the shop keep their wallet', async () => {
  const { page, cookie } = await ordered('sale', { keep: 'yes' })
  const back = await atPayPal(page, 'good')
  await shop(back.href, undefined, cookie)
  const { result } = await official().orders.getOrder({ id: back.searchParams.get('token') ?? '' })
  expect(result.paymentSource?.paypal?.attributes?.vault?.status).toBe('VAULTED')
})

test('a buyer who goes back finds what they typed; a wallet without money makes no order', async () => {
  const first = await ordered('sale', { comment: 'Leave it at the gate' })
  const gaveUp = await shop((await atPayPal(first.page, 'good', 'cancel')).href, undefined, first.cookie)
  const text = await gaveUp.text()
  expect([gaveUp.status, text.includes('You came back from PayPal without paying'), text.includes('Leave it at the gate')]).toEqual([
    200,
    true,
    true,
  ])

  const second = await ordered('sale')
  const refused = await shop((await atPayPal(second.page, 'empty')).href, undefined, second.cookie)
  expect(await refused.text()).toContain('PayPal did not accept the payment')
  expect([desk.received, await effects()]).toEqual([[], []])
})

test('a PayPal that does not answer is told to the buyer, and what was lost on the way is paid once', async () => {
  await control('/faults', { match: { gateway: 'paypal', path: '/v2/checkout/orders' }, kind: '500_before' })
  await shop('/toyota/admin', { mode: 'sale' })
  const cookie = await filledCart()
  const summary = await (await shop('/toyota/checkout/summary', typed, cookie)).text()
  const form = { ...typed, shown: /name="shown" value="(\d+)"/.exec(summary)?.[1] ?? '' }
  expect(await (await shop('/toyota/checkout', form, cookie)).text()).toContain('PayPal cannot be reached')

  const { page, cookie: buyer } = await ordered('sale')
  await control('/faults', { match: { gateway: 'paypal', path: '/v2/checkout/orders/*/capture' }, kind: 'drop_after' })
  await shop((await atPayPal(page, 'good')).href, undefined, buyer)
  await expect.poll(() => desk.received.length, { timeout: 15_000 }).toBe(1)
  expect((await effects()).map(({ kind }) => kind)).toEqual(['sale'])
})

test('three of the twenty scripted orders are paid with PayPal where a shop has it', async () => {
  const { orders } = (await control('/shop/scripted', { shop: 'toyota', bodies: true })) as unknown as { orders: ScriptedResult[] }
  expect([orders.length, new Set(orders.map(({ status }) => status))]).toEqual([20, new Set(['sent'])])
  const paypal = orders.filter(({ body }) => body?.payment?.gateway === 'paypal')
  expect(paypal.map(({ tag }) => tag)).toEqual(['no_vin', 'other_make', 'far_addresses'])
  expect((await effects()).map(({ kind, custom_id }) => [kind, custom_id])).toEqual([
    ['sale', paypal[0]?.externalNumber],
    ['authorize', paypal[1]?.externalNumber],
    ['sale', paypal[2]?.externalNumber],
  ])
  const again = (await control('/shop/scripted', { shop: 'toyota' })) as unknown as { orders: ScriptedResult[] }
  expect([again.orders.length, desk.received.length, (await effects()).length]).toEqual([20, 20, 3])
})
