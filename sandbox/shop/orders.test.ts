import { afterAll, beforeAll, expect, test } from 'vitest'
import { client, connectShops, postJson, startRecorder, startWorld, type TestWorld } from '../test-world.ts'
import type { OrderBody, Tax } from './shapes.ts'
import type { ScriptedResult } from './scripted/place-scripted.ts'

let desk: Awaited<ReturnType<typeof startRecorder>>
let world: TestWorld
beforeAll(async () => {
  desk = await startRecorder()
  world = await startWorld(`http://127.0.0.1:${desk.port}`)
})
afterAll(async () => {
  await world.end()
  await desk.close()
})

const sum = <T>(items: readonly T[], amount: (item: T) => number) => items.reduce((all, item) => all + amount(item), 0)
const taxed = (taxes: readonly Tax[]) => sum(taxes, (tax) => tax.amount)
const share = (base: number, ppm: number) => Math.floor((base * ppm + 500_000) / 1_000_000)
const scripted = async (ask: object) =>
  (await postJson(world.url('control', '/shop/scripted'), ask)) as { orders: ScriptedResult[]; error?: string }
const shop = (path: string, fields?: Record<string, string>, cookie = '') =>
  fetch(world.url('shop', path), {
    redirect: 'manual',
    headers: { cookie },
    ...(fields ? { method: 'POST', body: new URLSearchParams(fields) } : {}),
  })

test('without a connection the shop says so, and takes no order', async () => {
  expect((await scripted({ shop: 'toyota' })).error).toContain('not in shops.json')
  const cookie = await filledCart()
  expect(await (await shop('/toyota/checkout', undefined, cookie)).text()).toContain('not connected to an order desk yet')
})

test('sixty scripted orders arrive once, add up, and were really paid', async () => {
  connectShops(world.folder)
  const { orders } = await scripted({})
  expect([orders.length, new Set(orders.map(({ status }) => status)).size, orders[0]?.status]).toEqual([60, 1, 'sent'])
  expect(new Set(orders.map(({ externalNumber }) => externalNumber)).size).toBe(60)
  const bodies = desk.received.map(({ body }) => body as OrderBody)
  expect(bodies).toHaveLength(60)
  for (const body of bodies) expect(mistakesIn(body)).toEqual([])
  expect(bodies.map(({ lines }) => lines.length).toSorted((a, b) => b - a)[0]).toBe(60)

  const sold = orders.find(({ shop, tag }) => shop === 'honda' && tag === 'plain_sale')
  const body = bodies.find(({ externalNumber }) => externalNumber === sold?.externalNumber)
  const intent = await client(world, 'honda').paymentIntents.retrieve(body?.payment?.kind === 'reference' ? body.payment.reference : '')
  expect([intent.status, intent.amount, intent.metadata['external_number']]).toEqual([
    'succeeded',
    body?.totals.total,
    sold?.externalNumber,
  ])

  expect((await scripted({})).orders.map(({ status }) => status)).toEqual(orders.map(({ status }) => status))
  expect(desk.received).toHaveLength(60)
})

test('a desk that is down gets the order later, once', async () => {
  const before = desk.received.length
  desk.answer = { status: 503, body: {} }
  const number = await bought('authorization')
  expect(await (await shop(`/toyota/orders/${number}`)).text()).toContain('Your order is being sent')
  desk.answer = { status: 201, body: { number: 12 } }
  await expect
    .poll(async () => ((await (await shop(`/toyota/orders/${number}/state`)).json()) as { state: string }).state, { timeout: 15_000 })
    .toBe('sent')
  const sent = desk.received.slice(before).map(({ body }) => body as OrderBody)
  expect(new Set(sent.map((body) => JSON.stringify(body))).size).toBe(1)
  expect([sent[0]?.externalNumber, desk.received.at(-1)?.authorization]).toEqual([number, 'Bearer pdk_toyota_0123456789abcdef'])
  const intents = await client(world).paymentIntents.list({ limit: 100 })
  expect(intents.data.filter((intent) => intent.metadata['external_number'] === number).map(({ status }) => status)).toEqual([
    'requires_capture',
  ])
})

test("token mode sends the card's token and moves no money; a refusal of the desk is final and shown", async () => {
  desk.answer = { status: 409, body: { code: 'other_order' } }
  const number = await bought('token')
  const body = desk.received.at(-1)?.body as OrderBody
  expect([body.externalNumber, body.payment?.kind, body.discounts[0]?.code]).toEqual([number, 'payment_method', 'SPRING10'])
  expect(mistakesIn(body)).toEqual([])
  expect(await (await shop(`/toyota/orders/${number}`)).text()).toContain('The store has been told')
  expect(await (await shop('/toyota/admin')).text()).toContain('other_order')
})

test('a declined card makes no order at the desk', async () => {
  const before = desk.received.length
  const cookie = await filledCart()
  const answer = await placed(cookie, '4000000000009995', 'sale')
  expect([answer.status, await answer.text(), desk.received.length - before]).toEqual([
    200,
    expect.stringContaining('insufficient funds'),
    0,
  ])
})

test('every part has its drawing', async () => {
  const page = await (await shop('/honda')).text()
  const images = [...page.matchAll(/\/images\/[^"]+\.png/g)].map(([path]) => path)
  const found = await Promise.all(images.map(async (path) => Buffer.from(await (await shop(path)).arrayBuffer())))
  expect(found).toHaveLength(15)
  expect(found.map((image) => [image.subarray(1, 4).toString(), image.readUInt32BE(16), image.readUInt32BE(20)])).toEqual(
    found.map(() => ['PNG', 600, 600]),
  )
})

async function filledCart(): Promise<string> {
  const response = await shop('/toyota/cart', { number: '27060-F0190', quantity: '2', add: 'yes' })
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}

async function bought(mode: string): Promise<string> {
  const answer = await placed(await filledCart(), '4242424242424242', mode)
  expect(answer.status).toBe(303)
  return answer.headers.get('location')?.split('/').at(-1) ?? ''
}

async function placed(cookie: string, number: string, mode: string): Promise<Response> {
  await shop('/toyota/admin', { mode })
  const card = await fetch(world.url('gateway', '/v1/payment_methods'), {
    method: 'POST',
    headers: { authorization: 'Bearer pk_test_toyota' },
    body: new URLSearchParams({ type: 'card', 'card[number]': number, 'card[exp_month]': '4', 'card[exp_year]': '2031' }),
  })
  const { id } = (await card.json()) as { id: string }
  const form = {
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
    method: id,
  }
  const summary = await (await shop('/toyota/checkout/summary', form, cookie)).text()
  return shop('/toyota/checkout', { ...form, shown: /name="shown" value="(\d+)"/.exec(summary)?.[1] ?? '' }, cookie)
}

/** What an order desk would complain about. */
function mistakesIn({ lines, discounts, shippingService, totals, channel, currency, placedAt, payment }: OrderBody): string[] {
  const off = sum(discounts, ({ amount }) => amount)
  const subtotal = sum(lines, (line) => line.quantity * line.unitPrice)
  const cores = sum(lines, (line) => line.quantity * line.coreCharge)
  const tax = sum(lines, (line) => taxed(line.taxes) + taxed(line.coreTaxes)) + taxed(shippingService.taxes)
  const total = subtotal + cores - off + shippingService.amount + tax
  const wrongTax = lines.some((line) =>
    line.taxes.some(
      ({ amount, ratePpm }) =>
        amount > share(line.quantity * line.unitPrice, ratePpm) || (off === 0 && amount !== share(line.quantity * line.unitPrice, ratePpm)),
    ),
  )
  const facts: readonly (readonly [boolean, string])[] = [
    [
      totals.subtotal === subtotal && totals.cores === cores && totals.discounts === off && totals.tax === tax && totals.total === total,
      'totals',
    ],
    [!wrongTax, 'taxes'],
    [/^web-(toyota|honda|ford)$/.test(channel) && currency === 'USD', 'channel or currency'],
    [Date.parse(placedAt) <= Date.now() && Date.parse(placedAt) > Date.now() - 13 * 86_400_000, 'placed at'],
    [payment !== undefined && /^(pi|pm)_/.test(payment.kind === 'reference' ? payment.reference : payment.token), 'payment'],
  ]
  return facts.filter(([right]) => !right).map(([, what]) => what)
}
