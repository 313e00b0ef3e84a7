import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { HookBody } from '#domain/outside/hooks.ts'
import { readConfig } from '#platform/config.ts'
import { openDesk, type Caller, type TestDesk } from '#test/support/desk.ts'
import { openPort } from '#test/support/port.ts'
import { sendDelivery } from './send.ts'
import type { HookView } from './shapes.ts'

const path = '/desk/stores/harbor/settings/keys/webhook'
type Heard = { readonly signature: string; readonly text: string; readonly body: HookBody }

let web: Awaited<ReturnType<typeof openPort>>
let desk: TestDesk
let boss: Caller
let url: string
const heard: Heard[] = []
const answers = { next: 200 }
beforeAll(async () => {
  web = await openPort()
  const { sandbox } = readConfig({}, { demo: true })
  if (!sandbox) throw new Error('no sandbox')
  desk = await openDesk({ sandbox: { ...sandbox, shop: Number(new URL(web.url).port) } })
  boss = await desk.as('supervisor')
  url = `${web.url}/desk-events`
  web.lead(async (request) => {
    const text = await request.text()
    heard.push({ signature: request.headers.get('partsdesk-signature') ?? '', text, body: JSON.parse(text) as HookBody })
    return new Response(answers.next === 500 ? 'out of\u0000 order ' + 'x'.repeat(900) : null, {
      status: answers.next,
      headers: answers.next === 302 ? { location: `${web.url}/elsewhere` } : {},
    })
  })
})
afterAll(async () => {
  await web.close()
  await desk.close()
})

const put = (address: string, who: Caller = boss) => who.post(path, { url: address }, { method: 'PUT' })
const view = async () => (await boss.get(path)).body as HookView
const at = (number: number, rest: string) => `/desk/stores/harbor/orders/${number}/${rest}`
const send = (id: string) => sendDelivery(desk.app, { store: desk.store.id, id })
const first = async () => (await view()).deliveries[0]!
const waits = async (id: string) =>
  (
    await desk.look<{ wait: number }>(
      "select round(extract(epoch from start_after - created_on))::int as wait from pgboss.job where name = 'hook' and data->>'id' = $1 order by created_on",
      [id],
    )
  ).map(({ wait }) => wait)

async function ship(number: number, trackingNumber = '1Z999AA10123456784') {
  const lines = (await boss.get(at(number, 'fulfillment'))).body.lines as { id: string; open: number }[]
  const ask = {
    method: 'tracking',
    lines: lines.map(({ id, open }) => ({ line: id, quantity: open })),
    parcels: [{ trackingNumber }],
    cost: 0,
    notify: false,
    slip: false,
  }
  expect((await boss.post(at(number, 'fulfillment/ship-and-complete'), ask)).status).toBe(200)
}

/** What a storefront's engineer writes to believe an event. */
function isSigned({ signature, text }: Heard, secret: string, now: Date): boolean {
  const parts = signature.split(',').map((part) => part.split('=') as [string, string])
  const t = parts.find(([name]) => name === 't')?.[1] ?? ''
  const due = createHmac('sha256', secret).update(`${t}.${text}`).digest('hex')
  return parts.some(([name, hex]) => name === 'v1' && hex === due) && Math.abs(now.getTime() / 1000 - Number(t)) < 300
}

let secret = ''

test('before an address is told nothing is kept for it', async () => {
  const { number } = await desk.place()
  await ship(number)
  expect(await view()).toEqual({ hook: null, failed: 0, deliveries: [] })
})

test.each([
  'http://shop.dealer.com/events',
  'https://localhost/events',
  'https://10.0.0.7/events',
  'https://desk.internal/events',
  'http://127.0.0.1:1/events',
  'https://me:secret@shop.dealer.com/events',
])('%s is no address of a web store', async (address) => {
  expect((await put(address)).body.code).toBe('hook_address')
  expect((await view()).hook).toBeNull()
})

test('the address comes with a secret that is told once and kept sealed; another address keeps it', async () => {
  const made = await put(url)
  expect(made.body.secret).toMatch(/^pdh_[\w-]{43}$/)
  secret = made.body.secret
  expect((await put(`${url}?v=2`)).body).toEqual({ secret: null })
  expect((await put(url)).body).toEqual({ secret: null })
  expect((await view()).hook).toEqual({ url, madeAt: desk.clock.now().toISOString(), bothUntil: null })
  const kept = JSON.stringify([await view(), await desk.look('select * from storefront_hooks')])
  expect(kept).not.toContain(secret)
})

test('goods that left are told with their numbers and links, signed so that the storefront can believe it', async () => {
  const order = await desk.place({ externalNumber: 'W-77' })
  await ship(order.number)
  const { id, event, state } = await first()
  expect([event, state]).toEqual(['order.shipped', 'queued'])
  await send(id)
  await send(id)
  expect(heard).toHaveLength(1)
  const [told] = heard as [Heard]
  expect(isSigned(told, secret, desk.clock.now())).toBe(true)
  expect(isSigned(told, `${secret}x`, desk.clock.now())).toBe(false)
  expect(told.body).toMatchObject({
    id,
    type: 'order.shipped',
    order: {
      id: order.id,
      number: order.number,
      externalNumber: 'W-77',
      fulfillmentState: 'shipped',
      shipments: [
        {
          method: 'tracking',
          lines: [{ quantity: expect.any(Number), partNumber: expect.any(String) }],
          tracking: [{ carrier: 'ups', number: '1Z999AA10123456784', url: expect.stringContaining('1Z999AA10123456784'), state: null }],
        },
      ],
    },
  })
  expect(await first()).toMatchObject({ state: 'sent', tries: 1, answer: '200', order: order.number })
})

test('a cancelled order is told as such', async () => {
  const { number } = await desk.place()
  await boss.post(at(number, 'cancel'), { what: 'order', reason: 'ordered twice', notify: false, seen: { voided: 0, returned: 0 } })
  const { id, event } = await first()
  await send(id)
  expect([event, heard.at(-1)?.body.type, heard.at(-1)?.body.order.status]).toEqual(['order.cancelled', 'order.cancelled', 'cancelled'])
})

test('a web store that is down is tried ever more rarely for a day; then it is given up, and a person may send it again', async () => {
  const { number } = await desk.place()
  await ship(number)
  const { id } = await first()
  answers.next = 500
  await send(id)
  expect(await first()).toMatchObject({ state: 'queued', tries: 1, answer: '500', tookMs: expect.any(Number) })
  expect((await first()).said).toMatch(/^out of {1,2}order x{200,300}$/)
  await send(id)
  expect(await first()).toMatchObject({ tries: 1 })
  let tries = 1
  while ((await first()).state === 'queued') {
    desk.clock.advance(new Date((await first()).dueAt).getTime() - desk.clock.now().getTime())
    await send(id)
    tries += 1
  }
  expect([tries, (await first()).state]).toEqual([12, 'failed'])
  expect((await waits(id)).slice(0, 5)).toEqual([0, 60, 60, 120, 240])
  answers.next = 200
  expect((await view()).failed).toBe(1)
  expect((await boss.post(`${path}/failed/again`)).body).toEqual({ again: 1 })
  expect([(await view()).failed, (await boss.post(`${path}/failed/again`)).body.again]).toEqual([0, 0])
  expect((await boss.post(`${path}/deliveries/${id}/again`)).status).toBe(200)
  await send(id)
  expect(await first()).toMatchObject({ state: 'sent', tries: 1 })
  expect(new Set(heard.filter(({ body }) => body.id === id).map(({ text }) => text)).size).toBe(1)
})

test('a redirect is not followed, and nobody there is no answer', async () => {
  const { number } = await desk.place()
  await ship(number)
  const { id } = await first()
  answers.next = 302
  const before = heard.length
  await send(id)
  expect([heard.length - before, (await first()).answer]).toEqual([1, '302'])
  answers.next = 200
})

test('a new secret signs beside the old one for a day, then alone; taken back, nothing is sent any more', async () => {
  const renewed = (await boss.post(`${path}/secret`)).body.secret
  const { number } = await desk.place()
  await ship(number)
  await send((await first()).id)
  const told = heard.at(-1)!
  expect([isSigned(told, renewed, desk.clock.now()), isSigned(told, secret, desk.clock.now())]).toEqual([true, true])
  expect((await view()).hook?.bothUntil).toBe(new Date(desk.clock.now().getTime() + 86_400_000).toISOString())
  desk.clock.advance(86_400_000)
  boss = await desk.as('supervisor')
  expect((await boss.post(`${path}/ping`)).body).toMatchObject({ status: 200, why: null })
  const pinged = heard.at(-1)!
  expect(pinged.body).toMatchObject({ type: 'ping' })
  expect([isSigned(pinged, renewed, desk.clock.now()), isSigned(pinged, secret, desk.clock.now())]).toEqual([true, false])
  const later = await desk.place()
  await ship(later.number)
  const count = heard.length
  expect((await boss.post(`${path}/stop`)).status).toBe(200)
  await send((await first()).id)
  expect([heard.length - count, await first()]).toMatchObject([0, { state: 'failed', answer: 'stopped' }])
  expect((await boss.post(`${path}/deliveries/${(await first()).id}/again`)).status).toBe(404)
  const { changes } = (await boss.get('/desk/stores/harbor/settings/changes/keys')).body
  expect(changes.map(({ what }: { what: string }) => what)).toEqual([
    'hook_stopped',
    'hook_secret',
    'hook_address',
    'hook_address',
    'hook_address',
    // the demo key of the test's store
    'key_created',
  ])
  expect(JSON.stringify(changes)).not.toContain('pdh_')
})

test('only who may change settings sees or changes it, and nobody of another store', async () => {
  await put(url)
  const clerk = await desk.as('staff')
  const { id } = await first()
  expect([
    (await clerk.get(path)).status,
    (await put(url, clerk)).status,
    (await clerk.post(`${path}/secret`)).status,
    (await clerk.post(`${path}/stop`)).status,
    (await clerk.post(`${path}/ping`)).status,
    (await clerk.post(`${path}/failed/again`)).status,
    (await clerk.post(`${path}/deliveries/${id}/again`)).status,
  ]).toEqual([403, 403, 403, 403, 403, 403, 403])
  const stranger = await desk.as('supervisor', desk.other)
  const there = '/desk/stores/bluestone/settings/keys/webhook'
  expect((await stranger.get(there)).body).toEqual({ hook: null, failed: 0, deliveries: [] })
  expect((await stranger.post(`${there}/deliveries/${id}/again`)).status).toBe(404)
})
