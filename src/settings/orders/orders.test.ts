import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDesk, type Caller, type TestDesk } from '#test/support/desk.ts'
import { orderAsk } from '#test/support/orders.ts'
import type { OrderSettingsView } from './shapes.ts'

const store = '/desk/stores/harbor'
const path = `${store}/settings/orders`

let desk: TestDesk
let boss: Caller
beforeAll(async () => {
  desk = await openDesk()
  boss = await desk.as('supervisor')
})
afterAll(() => desk.close())

const view = async () => (await boss.get(path)).body as OrderSettingsView
const saveWords = async (body: object, seen?: string) =>
  boss.post(`${path}/status-words`, body, { method: 'PUT', seen: seen ?? (await view()).words.seen })
const saveNumbers = async (body: object, seen?: string) =>
  boss.post(`${path}/numbers`, { next: null, ...body }, { method: 'PUT', seen: seen ?? (await view()).numbers.seen })
const changes = async () => (await boss.get(`${store}/settings/changes/orders`)).body.changes

test('a store’s own status words come with the sign-in, stand in its files, and are logged one by one', async () => {
  const { number } = await desk.place()
  expect((await saveWords({ en: { on_hold: ' Parked ', new: '' }, fr: { on_hold: 'Stationnée' } })).status).toBe(200)
  await boss.post(`${store}/orders/${number}/summary/status`, { status: 'on_hold' })

  const stores = (await (await desk.as('staff')).get('/desk/me')).body.stores
  expect(stores.find(({ slug }: { slug: string }) => slug === 'harbor').statusWords).toEqual({
    en: { on_hold: 'Parked' },
    fr: { on_hold: 'Stationnée' },
  })
  const csv = async (at: string) => (await boss.open(`${store}/${at}`)).text()
  expect(await csv('orders.csv?status=all&columns=status')).toContain('Parked')
  expect(await csv('orders.csv?status=all&columns=status&language=fr')).toContain('Stationnée')
  expect(await csv(`orders/${number}/activity.csv?language=en`)).toContain('to: Parked')
  expect((await boss.get(`${store}/orders/${number}/activity?find=parked&language=en`)).body.entries).toHaveLength(1)
  expect((await boss.get(`${store}/orders/${number}`)).body.head.status).toBe('on_hold')
  expect(await changes()).toMatchObject([
    { what: 'status_word', subject: 'on_hold', before: { en: null, fr: null }, after: { en: 'Parked', fr: 'Stationnée' } },
  ])
})

test.each([
  ['another status’s own word', { en: { on_hold: 'Parked', backordered: 'PARKED' }, fr: {} }, ['en.on_hold', 'en.backordered']],
  ['the standing word of another', { en: {}, fr: { new: 'Terminée' } }, ['fr.new']],
  ['more than 24 characters', { en: { new: 'x'.repeat(25) }, fr: {} }, ['en.new']],
])('a word that is %s is refused at its field', async (_case, body, paths) => {
  const answer = await saveWords(body)
  expect(answer.body.issues.map((issue: { path: string }) => issue.path)).toEqual(paths)
})

test('who saves on what stands no more is told so, and nothing is written', async () => {
  const { seen } = (await view()).words
  await saveWords({ en: { new: 'Fresh' }, fr: {} })
  const stale = await saveWords({ en: { new: 'Open' }, fr: {} }, seen)
  expect([stale.status, stale.body.detail.who, stale.body.detail.current]).toEqual([412, 'supervisor of harbor', (await view()).words.seen])
  expect((await view()).words.own.en).toEqual({ new: 'Fresh' })
  expect((await boss.post(`${path}/status-words`, { en: {}, fr: {} }, { method: 'PUT' })).status).toBe(428)
  expect((await (await desk.as('staff')).post(`${path}/numbers`, { prefix: '', digits: 1, next: null }, { method: 'PUT' })).status).toBe(
    403,
  )
})

test('order numbers are written the store’s way in files and to programs, and found by every way of writing them; the address keeps the plain one', async () => {
  const { id, number } = await desk.place({ channel: 'numbered' })
  expect((await saveNumbers({ prefix: 'BF-', digits: 8 })).status).toBe(200)
  const shown = `BF-00${number}`
  const read = await desk.raw(`/api/v1/orders/${id}`, { headers: { authorization: `Bearer ${desk.store.key}` } })
  expect(read.body).toMatchObject({ number, orderNumber: shown })
  const sent = (await desk.send(orderAsk())).body
  expect(sent.orderNumber).toBe(`BF-00${sent.number}`)
  expect(await (await boss.open(`${store}/orders.csv?status=all&channel=numbered&columns=number`)).text()).toContain(`${shown}\r\n`)
  for (const typed of [shown, `bf${number}`, `#${shown}`, String(number), `#${number}`]) {
    const { rows } = (await boss.get(`${store}/orders?status=all&q=${encodeURIComponent(typed)}`)).body
    expect({ typed, found: rows.map((row: { number: number }) => row.number) }).toEqual({ typed, found: [number] })
    expect({ typed, ...(await boss.get(`${store}/scan?text=${encodeURIComponent(typed)}`)).body }).toEqual({
      typed,
      order: number,
      found: true,
    })
  }
  expect((await boss.get(`${store}/orders?status=all&q=HP-${number}`)).body.rows).toEqual([])
  expect((await boss.get(`${store}/orders/${number}/messages/composer`)).body.values.en['order.number']).toBe(shown)
  expect((await changes())[0]).toMatchObject({ what: 'order_number_format', after: { prefix: 'BF-', digits: 8 } })
  expect((await saveNumbers({ prefix: '1B', digits: 8 })).body.issues[0].path).toBe('prefix')
})

test('the next number goes up and never down; the store then counts its own, and another store counts on beside it', async () => {
  const { number } = await desk.place()
  expect(await saveNumbers({ prefix: 'BF-', digits: 8, next: number })).toMatchObject({
    status: 409,
    body: { code: 'number_used', detail: { highest: number } },
  })
  const next = number + 500
  expect((await saveNumbers({ prefix: 'BF-', digits: 8, next })).status).toBe(200)
  const numbers = (await Promise.all([desk.place(), desk.place(), desk.place()])).map((order) => order.number)
  expect(numbers.toSorted((a, b) => a - b)).toEqual([next, next + 1, next + 2])
  expect((await view()).numbers).toMatchObject({ highest: next + 2, next: next + 3 })
  const beside = await desk.place({}, desk.other)
  expect(beside.number).toBeLessThan(next)
  await desk.look('select setval($1, $2)', ['order_numbers', next])
  expect((await desk.place({}, desk.other)).number).toBe(next + 1)
  expect((await changes())[0]).toMatchObject({ what: 'order_number_next', before: null, after: next })
})
