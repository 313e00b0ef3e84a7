import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { HookBody } from '#domain/outside/hooks.ts'
import { readConfig } from '#platform/config.ts'
import { openDesk, type Caller, type TestDesk } from '#test/support/desk.ts'
import { openPort } from '#test/support/port.ts'
import { resealHooks } from './secret.ts'
import { sendDelivery } from './send.ts'
import type { DeliveriesView, HookAsk, HooksView } from './shapes.ts'

const path = '/desk/stores/harbor/settings/keys/webhooks'
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

const asked = (address: string): HookAsk => ({ name: 'Shop', url: address, events: ['order.shipped', 'order.cancelled'] })
const add = (ask: HookAsk, who: Caller = boss) => who.post(path, ask)
const change = (id: string, ask: HookAsk, who: Caller = boss) => who.post(`${path}/${id}`, ask, { method: 'PUT' })
const hooks = async () => ((await boss.get(path)).body as HooksView).hooks
const shop = async () => (await hooks()).find(({ name }) => name === 'Shop')!
const told = async (filter = '') => (await boss.get(`${path}/deliveries${filter}`)).body as DeliveriesView
const at = (number: number, rest: string) => `/desk/stores/harbor/orders/${number}/${rest}`
const send = (id: string) => sendDelivery(desk.app, { store: desk.store.id, id })
const first = async () => (await told()).deliveries[0]!
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
  expect([await hooks(), await told()]).toEqual([[], { deliveries: [], next: null }])
})

test.each([
  'http://shop.dealer.com/events',
  'https://localhost/events',
  'https://10.0.0.7/events',
  'https://desk.internal/events',
  'http://127.0.0.1:1/events',
  'https://me:secret@shop.dealer.com/events',
])('%s is no address of a web store', async (address) => {
  expect((await add(asked(address))).body.code).toBe('hook_address')
  expect(await hooks()).toEqual([])
})

test('the address comes with a secret that is told once and kept sealed; another address keeps it', async () => {
  const made = await add(asked(url))
  expect(made.body.secret).toMatch(/^pdh_[\w-]{43}$/)
  secret = made.body.secret
  const { id } = await shop()
  expect((await change(id, asked(`${url}?v=2`))).body).toBeNull()
  expect((await change(id, asked(url))).status).toBe(200)
  expect(await shop()).toEqual({
    ...asked(url),
    events: ['order.cancelled', 'order.shipped'],
    id,
    madeAt: desk.clock.now().toISOString(),
    bothUntil: null,
    paused: null,
    failingSince: null,
    failed: 0,
  })
  const kept = JSON.stringify([await hooks(), await desk.look('select * from storefront_hooks')])
  expect(kept).not.toContain(secret)
})

test('goods that left are told with their numbers and links, signed so that the storefront can believe it', async () => {
  await desk.look(`update store_settings set order_prefix = 'HT-', order_digits = 8 where store_id = $1`, [desk.store.id])
  const order = await desk.place({ externalNumber: 'W-77' })
  await ship(order.number)
  const { id, event, state } = await first()
  expect([event, state]).toEqual(['order.shipped', 'queued'])
  await send(id)
  await send(id)
  expect(heard).toHaveLength(1)
  const [one] = heard as [Heard]
  expect(isSigned(one, secret, desk.clock.now())).toBe(true)
  expect(isSigned(one, `${secret}x`, desk.clock.now())).toBe(false)
  expect(one.body).toMatchObject({
    id,
    type: 'order.shipped',
    order: {
      id: order.id,
      number: order.number,
      orderNumber: `HT-00${order.number}`,
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
  expect((await shop()).failed).toBe(1)
  expect((await told('?state=failed')).deliveries.map((one) => one.id)).toEqual([id])
  const all = `${path}/${(await shop()).id}/failed/again`
  expect((await boss.post(all)).body).toEqual({ again: 1 })
  expect([(await shop()).failed, (await boss.post(all)).body.again, (await told('?state=failed')).deliveries]).toEqual([0, 0, []])
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
  const { id } = await shop()
  const renewed = (await boss.post(`${path}/${id}/secret`)).body.secret
  const { number } = await desk.place()
  await ship(number)
  await send((await first()).id)
  const both = heard.at(-1)!
  expect([isSigned(both, renewed, desk.clock.now()), isSigned(both, secret, desk.clock.now())]).toEqual([true, true])
  expect((await shop()).bothUntil).toBe(new Date(desk.clock.now().getTime() + 86_400_000).toISOString())
  desk.clock.advance(86_400_000)
  boss = await desk.as('supervisor')
  expect((await boss.post(`${path}/${id}/ping`)).body).toMatchObject({ status: 200, why: null })
  const pinged = heard.at(-1)!
  expect(pinged.body).toMatchObject({ type: 'ping' })
  expect([isSigned(pinged, renewed, desk.clock.now()), isSigned(pinged, secret, desk.clock.now())]).toEqual([true, false])
  const later = await desk.place()
  await ship(later.number)
  const count = heard.length
  expect([await resealHooks(desk.app, desk.store.id), (await boss.post(`${path}/${id}/stop`)).status]).toEqual([1, 200])
  await send((await first()).id)
  expect([heard.length - count, await first()]).toMatchObject([0, { state: 'failed', answer: 'stopped' }])
  expect((await boss.post(`${path}/deliveries/${(await first()).id}/again`)).status).toBe(404)
  const { changes } = (await boss.get('/desk/stores/harbor/settings/changes/keys')).body
  expect(changes.map(({ what }: { what: string }) => what)).toEqual([
    'hook_stopped',
    'hook_secret',
    'hook_address',
    'hook_address',
    'hook_events',
    'hook_address',
    // the demo key of the test's store
    'key_created',
  ])
  expect(JSON.stringify(changes)).not.toContain('pdh_')
})

test('two addresses hear each what it chose, signed with its own secret, and one log tells them apart', async () => {
  const every = (await add({ name: 'Books', url: `${url}/books`, events: null })).body.secret
  const some = (await add({ name: 'Stock', url: `${url}/stock`, events: ['order.cancelled'] })).body.secret
  const order = await desk.place()
  await boss.post(at(order.number, 'cancel'), { what: 'order', reason: 'ordered twice', notify: false, seen: { voided: 0, returned: 0 } })
  const rows = (await told()).deliveries.filter((one) => one.order === order.number)
  expect(rows.map((one) => `${one.hook}: ${one.event}`).toSorted()).toEqual([
    'Books: order.cancelled',
    'Books: order.changed',
    'Books: order.created',
    'Stock: order.cancelled',
  ])
  const stock = rows.find(({ hook }) => hook === 'Stock')!
  await send(stock.id)
  expect([isSigned(heard.at(-1)!, some, desk.clock.now()), isSigned(heard.at(-1)!, every, desk.clock.now())]).toEqual([true, false])
  const changed = rows.find(({ event }) => event === 'order.changed')!
  await send(changed.id)
  expect(heard.at(-1)?.body).toMatchObject({ type: 'order.changed', changed: ['status'], order: { status: 'cancelled' } })
  const payload = (await boss.get(`${path}/deliveries/${changed.id}`)).body
  expect([payload.answer, JSON.parse(payload.body)]).toEqual(['200', heard.at(-1)?.body])
  const books = (await hooks()).find(({ name }) => name === 'Books')!
  expect((await told(`?hook=${books.id}&state=waiting`)).deliveries.map(({ event }) => event)).toEqual(['order.cancelled', 'order.created'])
  expect((await told(`?hook=${books.id}&after=${changed.id}`)).deliveries.length).toBeLessThan(3)
})

test('an address that takes nothing for three days is paused by itself, logged, and told to who may change settings; what it missed is sent again', async () => {
  const books = (await hooks()).find(({ name }) => name === 'Books')!
  await boss.post(`${path}/${(await hooks()).find(({ name }) => name === 'Stock')!.id}/stop`)
  answers.next = 500
  const fail = async (count: number) => {
    for (let nth = 0; nth < count; nth += 1) {
      await desk.place()
      await send((await first()).id)
    }
  }
  const now = async () => (await hooks()).find(({ id }) => id === books.id)!
  await fail(9)
  expect(await now()).toMatchObject({ paused: null, failingSince: desk.clock.now().toISOString() })
  desk.clock.advance(3 * 86_400_000)
  boss = await desk.as('supervisor')
  // A success in between begins the days anew: of the nine, none is of a row any more.
  answers.next = 200
  await fail(1)
  expect((await now()).failingSince).toBeNull()
  answers.next = 500
  await fail(9)
  desk.clock.advance(3 * 86_400_000)
  boss = await desk.as('supervisor')
  expect((await now()).paused).toBeNull()
  await fail(1)
  expect((await now()).paused).toEqual({ by: 'desk', at: desk.clock.now().toISOString() })
  const mails = await desk.look<{ person_id: string; by_name: string }>(
    "select person_id, by_name from account_mails where purpose = 'webhook'",
  )
  expect(mails).toContainEqual({ person_id: boss.id, by_name: 'Books' })
  const { changes } = (await boss.get('/desk/stores/harbor/settings/changes/keys')).body
  expect(changes[0]).toMatchObject({ who: 'Partsdesk', what: 'hook_paused', subject: 'Books', after: 'desk' })
  answers.next = 200
  const count = heard.length
  await desk.place()
  const missed = await first()
  await send(missed.id)
  expect([missed.state, missed.answer, heard.length - count]).toEqual(['failed', 'paused', 0])
  expect((await boss.post(`${path}/deliveries/${missed.id}/again`)).body.code).toBe('hook_paused')
  expect((await boss.post(`${path}/${books.id}/resume`)).status).toBe(200)
  expect((await boss.post(`${path}/${books.id}/failed/again`)).body.again).toBeGreaterThan(0)
  await send(missed.id)
  expect([(await now()).paused, heard.at(-1)?.body.id]).toEqual([null, missed.id])
})

test('a store has ten addresses at most, and a lost answer makes no second one', async () => {
  const left = 10 - (await hooks()).length
  for (let nth = 0; nth < left; nth += 1) expect((await add({ name: `Shop ${nth}`, url, events: null })).status).toBe(200)
  expect((await add(asked(url))).body).toEqual({ code: 'hooks_most', detail: { most: 10 } })
  expect((await hooks()).length).toBe(10)
})

test('only who may change settings sees or changes it, and nobody of another store', async () => {
  const clerk = await desk.as('staff')
  const hook = (await hooks())[0]!.id
  const { id } = await first()
  const statuses = [
    await clerk.get(path),
    await clerk.get(`${path}/deliveries`),
    await clerk.get(`${path}/deliveries/${id}`),
    await add(asked(url), clerk),
    await change(hook, asked(url), clerk),
    ...(await Promise.all(
      ['secret', 'pause', 'resume', 'stop', 'ping', 'failed/again'].map((what) => clerk.post(`${path}/${hook}/${what}`)),
    )),
    await clerk.post(`${path}/deliveries/${id}/again`),
  ].map(({ status }) => status)
  expect(new Set(statuses)).toEqual(new Set([403]))
  const stranger = await desk.as('supervisor', desk.other)
  const there = '/desk/stores/bluestone/settings/keys/webhooks'
  expect((await stranger.get(there)).body).toEqual({ hooks: [] })
  expect((await stranger.get(`${there}/deliveries?hook=${hook}`)).body).toEqual({ deliveries: [], next: null })
  expect((await stranger.get(`${there}/deliveries/${id}`)).status).toBe(404)
  expect((await stranger.post(`${there}/deliveries/${id}/again`)).status).toBe(404)
  expect((await stranger.post(`${there}/${hook}/secret`)).status).toBe(404)
})
