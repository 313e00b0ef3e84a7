import { afterAll, beforeAll, expect, test } from 'vitest'
import { readNews } from '#order/payment/news/hear.ts'
import { reconcile } from '#order/payment/news/reconcile.ts'
import type { RefundableView } from '#order/payment/shapes.ts'
import { openPayDesk, type PayDesk } from '#test/support/pay-page.ts'
import { orderAsk } from '#test/support/orders.ts'
import type { PaidOrder } from '#test/support/payments.ts'
import { holdingBack } from './lines.ts'

// What the users of other order desks report again and again about money, replayed here one by one.

let at: PayDesk
let account: string
beforeAll(async () => {
  at = await openPayDesk()
  const [row] = await at.desk.look<{ id: string }>('select id from gateway_accounts where store_id = $1 and removed_at is null', [
    at.desk.store.id,
  ])
  account = row?.id ?? ''
  await hear()
})
afterAll(() => at.close())

/** Reads the gateway's events and does what they put in, as webhooks would. */
async function hear(): Promise<void> {
  await readNews(at.desk.app, { store: at.desk.store.id, id: account })
  const jobs = await at.desk.look<{ payment: string }>(
    `delete from pgboss.job where name = 'reconcile' and state = 'created' returning data ->> 'id' as payment`,
  )
  for (const { payment } of jobs) await reconcile(at.desk.app, { store: at.desk.store.id, id: payment })
}

/** Lets days pass, here and at the gateway. */
async function pass(days: number): Promise<void> {
  at.desk.clock.advance(days * 86_400_000)
  await at.sandbox.advance(days * 86_400)
}

const balances = async (order: PaidOrder) => (await at.seen(order)).balances
const give = (order: PaidOrder, ask: object) =>
  at.pay(order, 'refunds', { transaction: null, reason: 'customer_request', note: null, parts: [], ...ask })
const edit = (order: PaidOrder, ask: object) => at.boss.post(`${order.path}/content/edits`, ask)
const lineOf = async (order: PaidOrder) => (await at.boss.get(order.path)).body.content.lines[0]
const discount = (amount: number) => ({ kind: 'add_discount', label: 'Goodwill', amount })
const refunds = (rows: readonly (readonly unknown[])[]) => rows.filter(([kind]) => kind === 'refund')

test('the summary of the money stays right through refunds, edits, cash and a return', async () => {
  const order = await at.captured()
  const expected = async (collected: number, due: number) => expect(await balances(order)).toMatchObject({ collected, due })
  await expected(15_100, 0)
  await give(order, { amount: 1_000 })
  await expected(14_100, 1_000)
  await give(order, { amount: 500, reason: 'courtesy', parts: [{ of: 'courtesy', amount: 500 }] })
  await expected(13_600, 1_000)
  expect((await edit(order, discount(1_000))).status).toBe(200)
  const total = (await balances(order)).total
  await expected(13_600, total - 500 - 13_600)
  await at.pay(order, 'offline', { direction: 'in', amount: 700, method: 'cash', reference: 'till 1', note: 'counter' })
  await expected(14_300, total - 500 - 14_300)
  await at.pay(order, 'offline', { direction: 'out', amount: 700, method: 'cash', reference: 'till 1', note: 'counter' })
  const piece = { parts: [{ of: 'line', line: (await lineOf(order)).id, quantity: 1 }], goodsBack: true }
  const { worth } = (await give(order, { amount: 1, ...piece })).body.detail
  await give(order, { amount: worth, ...piece })
  await expected(13_600 - worth, total - 500 - worth - (13_600 - worth))
})

test('captured money can be refunded while nothing is owed to the buyer, and the balance says so afterwards', async () => {
  const order = await at.captured()
  expect((await at.seen(order)).can.refund).toMatchObject({ ok: true })
  expect((await give(order, { amount: 15_100 })).body.answers).toMatchObject([{ outcome: 'approved', amount: 15_100 }])
  expect(await at.seen(order)).toMatchObject({ state: 'refunded', balances: { refunded: 15_100, collected: 0 } })
})

test('a partial capture takes just its amount at the gateway, and again', async () => {
  const order = await at.ordered()
  expect((await at.pay(order, 'captures', { transaction: await at.hold(order), amount: 4_321 })).body.outcome).toBe('approved')
  expect(await at.effects(order)).toEqual([
    ['authorize', 15_100],
    ['capture', 4_321],
  ])
  expect(await balances(order)).toMatchObject({ captured: 4_321, held: 0, due: 10_779 })
})

test('a webhook that beats the reply of a refund makes no second refund', async () => {
  const order = await at.captured()
  const { promise, resolve } = Promise.withResolvers<void>()
  const { openGateway } = at.desk.app
  Object.assign(at.desk.app, { openGateway: holdingBack(openGateway, promise) })
  const giving = give(order, { amount: 5_000 })
  await expect.poll(async () => refunds(await at.effects(order)), { interval: 5 }).toHaveLength(1)
  Object.assign(at.desk.app, { openGateway })
  await hear()
  resolve()
  expect((await giving).body.answers).toMatchObject([{ outcome: 'approved', amount: 5_000 }])
  expect(refunds(await at.effects(order))).toEqual([['refund', 5_000]])
  expect((await at.seen(order)).history.filter(({ kind }) => kind === 'refund')).toHaveLength(1)
})

test('a buyer’s return and the webhook race: one payment, one order', async () => {
  const link = await at.linked()
  const view = await at.open(link.at)
  const [first, second] = await Promise.all([at.payWith(link, 'visa', view), at.payWith(link, 'visa', view)])
  await Promise.all([hear(), at.follow(first), at.follow(second), at.open(link.at)])
  expect(await at.moved(link)).toEqual([['sale', 15_100]])
  expect(await at.seenPayment(link)).toMatchObject({ state: 'paid', balances: { captured: 15_100, due: 0 } })
})

test('a checkout that sends its order ten times makes one order', async () => {
  const ask = orderAsk()
  const answers = await Promise.all(Array.from({ length: 10 }, () => at.desk.send(ask)))
  expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1)
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
})

test('people who change one order at the same moment lose nothing of each other', async () => {
  const order = await at.ordered()
  const mia = await at.desk.as('staff')
  const hold = await at.hold(order)
  const done = await Promise.all([
    at.pay(order, 'captures', { transaction: hold, amount: 15_100 }),
    mia.post(`${order.path}/notes`, { body: 'Called: wants it on Friday.' }),
    edit(order, discount(100)),
    at.pay(order, 'offline', { direction: 'in', amount: 100, method: 'cash', reference: 'till 1', note: 'counter' }),
  ])
  expect(done.map(({ status }) => status)).toEqual([200, 200, 200, 200])
  const { body } = await at.boss.get(order.path)
  expect(JSON.stringify(body)).toContain('wants it on Friday')
  const total = (await balances(order)).total
  expect(await balances(order)).toMatchObject({ captured: 15_100, offline: 100, collected: 15_200, due: total - 15_200 })
})

test('an edit moves no money by itself: less is owed back, more is due only by the difference', async () => {
  const order = await at.captured()
  await edit(order, discount(1_000))
  const less = await balances(order)
  expect([less.captured, less.refunded, less.due < 0]).toEqual([15_100, 0, true])
  await edit(order, {
    kind: 'add_line',
    line: { partNumber: '90080-15191', name: 'Nut', quantity: 10, unitPrice: 325 },
    reason: 'she asked for them',
  })
  const more = await at.seen(order)
  expect(more.balances.due).toBe(more.balances.total - 15_100)
  expect(more.can.card).toMatchObject({ suggested: more.balances.total - 15_100 })
  expect(await at.effects(order)).toEqual([
    ['authorize', 15_100],
    ['capture', 15_100],
  ])
})

test('a refund that fails is not shown as done, and can be given again', async () => {
  const order = await at.ordered({ card: 'refundFail', capture: 'automatic' })
  await give(order, { amount: 15_100 })
  await pass(3)
  await hear()
  expect(await at.seen(order)).toMatchObject({ attention: ['refund_failed'], balances: { refunded: 0 }, can: { refund: { ok: true } } })
  expect((await at.newest(order))?.outcome).toBe('reversed')
  expect((await give(order, { amount: 15_100 })).body.answers).toMatchObject([{ outcome: 'approved' }])
})

test('no cent is left over: refunds of single pieces with awkward taxes add up to what was paid', async () => {
  const odd = { quantity: 3, unitPrice: 333, taxes: [{ ratePpm: 88_750, amount: 89, jurisdiction: 'NY' }] }
  const link = await at.linked(undefined, { lines: [odd], shippingService: { name: 'Ground', amount: 1, taxes: [] } })
  const order = { ...link, reference: '' }
  const { total } = (await at.seenPayment(link)).balances
  await at.pay(order, 'offline', { direction: 'in', amount: 1, method: 'cash', reference: 'till 1', note: 'a cent' })
  await at.pay(order, 'cards', { token: await token(), amount: total - 1 })
  const line = (await lineOf(order)).id
  for (const each of [1, 2, 3]) {
    const { lines }: RefundableView = (await at.boss.get(`${order.path}/payment/refundable`)).body
    const asked = await give(order, { amount: 1, parts: [{ of: 'line', line, quantity: 1 }] })
    expect([each, lines.length, asked.body.code]).toEqual([each, 1, 'parts_differ'])
    expect((await give(order, { amount: asked.body.detail.worth, parts: [{ of: 'line', line, quantity: 1 }] })).status).toBe(200)
  }
  expect(await balances(order)).toMatchObject({ refunded: total - 1, collected: 1, due: 0 })
})

const token = async () => {
  const made = (await at.sandbox.gateway('harbor', 'payment_methods', { type: 'card', 'card[token]': 'tok_visa' })) as { id: string }
  return made.id
}

test('a hold does not run out unseen, and goods do not leave unpaid without a word', async () => {
  const order = await at.ordered()
  const queue = async (by = at.boss) =>
    (await by.get('/desk/stores/harbor/attention')).body.rows.find(({ number }: { number: number }) => number === order.number)
  expect(await queue()).toBeUndefined()
  await pass(6.5)
  const boss = await at.desk.as('supervisor')
  expect(await queue(boss)).toMatchObject({ soon: true })
  await pass(1.5)
  expect(await at.seen(order, boss)).toMatchObject({ state: 'hold_expired', can: { capture: { ok: false, code: 'hold_expired' } } })
  const { lines, judging } = (await boss.get(`${order.path}/fulfillment`)).body
  expect(judging.balance).toBe(15_100)
  const ship = (collect: boolean) =>
    boss.post(`${order.path}/fulfillment/ship-and-complete`, {
      method: 'tracking',
      lines: [{ line: lines[0].id, quantity: 2 }],
      parcels: [{ trackingNumber: '1Z5R89390357567127', checked: false }],
      notify: false,
      slip: false,
      collect,
    })
  expect((await ship(true)).body).toMatchObject({ code: 'hold_expired' })
  await at.desk.look(`update store_settings set guards = '{"balance_due": "block"}' where store_id = $1`, [at.desk.store.id])
  expect((await ship(false)).body).toMatchObject({ code: 'guarded', detail: { guards: ['balance_due'] } })
  expect((await boss.get(order.path)).body.head.status).not.toBe('completed')
})
