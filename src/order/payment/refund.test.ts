import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPaymentDesk, tokenAtShop, type PaidOrder, type PaymentDesk } from '#test/support/payments.ts'
import type { RefundableView } from './shapes.ts'

let at: PaymentDesk
beforeAll(async () => {
  at = await openPaymentDesk()
})
afterAll(() => at.close())

const refundable = async ({ path }: PaidOrder): Promise<RefundableView> => (await at.boss.get(`${path}/payment/refundable`)).body
const give = (order: PaidOrder, ask: object) =>
  at.pay(order, 'refunds', { transaction: null, reason: 'customer_request', note: null, parts: [], ...ask })

test('pieces of a line go back with their share of tax, to the cent, and are not due again', async () => {
  const order = await at.captured()
  const { lines } = await refundable(order)
  const parts = [{ of: 'line', line: lines[0]?.id, quantity: 1 }]
  expect((await give(order, { amount: 1, parts })).body).toMatchObject({ code: 'parts_differ', detail: { worth: 6625 } })
  expect((await give(order, { amount: 6625, parts, goodsBack: true })).body.answers).toMatchObject([{ outcome: 'approved', amount: 6625 }])
  expect(await at.seen(order)).toMatchObject({ balances: { refunded: 6625, credited: 6625, due: 0 }, state: 'partly_refunded' })
  const again = await give(order, { amount: 6625, parts })
  expect(again.body.answers[0].amount).toBe(6625)
  expect((await give(order, { amount: 6625, parts })).body).toMatchObject({ code: 'over_quantity', detail: { left: 0 } })
  expect((await at.newest(order))?.parts).toEqual([{ of: 'line', line: lines[0]?.id, quantity: 1, net: 6120, tax: 505 }])
})

test('shipping, courtesy and a plain amount: only what is for something lowers what is owed and the profit', async () => {
  const order = await at.captured()
  const profit = async () => (await at.boss.get(order.path)).body.content.profit.gross
  const before = await profit()
  await give(order, { amount: 1850, parts: [{ of: 'shipping', amount: 1850 }] })
  expect(await profit()).toBe(before - 1850)
  await give(order, { amount: 500, reason: 'courtesy', parts: [{ of: 'courtesy', amount: 500 }] })
  await give(order, { amount: 1000 })
  expect((await at.seen(order)).balances).toMatchObject({ refunded: 3350, credited: 2350, due: 1000 })
  expect(await profit()).toBe(before - 2350)
})

test('a refund is split over the payments that brought the money, oldest first, each to its own instrument', async () => {
  const order = await at.captured(10_000)
  await at.pay(order, 'cards', { token: await tokenAtShop(at.sandbox, 'harbor', 'mastercard'), amount: 5_100 })
  const done = await give(order, { amount: 12_000, reason: 'other' })
  expect(done.body.answers).toMatchObject([
    { outcome: 'approved', amount: 10_000 },
    { outcome: 'approved', amount: 2_000 },
  ])
  const backs = (await at.seen(order)).history.filter(({ kind }) => kind === 'refund').toReversed()
  expect(backs.map(({ amount, instrument }) => [amount, instrument?.brand])).toEqual([
    [10_000, 'visa'],
    [2_000, 'mastercard'],
  ])
  expect((await give(order, { amount: 3_101 })).body).toMatchObject({ code: 'over_refund', detail: { left: 3_100 } })
})

test('one part unanswered does not stop the other, and nothing is sent twice by the same command', async () => {
  const order = await at.captured(10_000)
  await at.pay(order, 'cards', { token: await tokenAtShop(at.sandbox, 'harbor', 'mastercard'), amount: 5_100 })
  const command = crypto.randomUUID()
  await at.sandbox.fault('POST', '/v1/refunds', '500_after')
  const ask = { transaction: null, amount: 15_100, reason: 'other', parts: [] }
  const first = await at.pay(order, 'refunds', ask, { command })
  expect(first.body.answers.map(({ outcome }: { outcome: string }) => outcome)).toEqual(['unknown', 'approved'])
  const second = await at.pay(order, 'refunds', ask, { command })
  expect(second.body.answers.map(({ outcome }: { outcome: string }) => outcome)).toEqual(['unknown', 'approved'])
  await at.pay(order, `${first.body.answers[0].transaction}/check`, {})
  expect(await at.seen(order)).toMatchObject({ state: 'refunded', balances: { refunded: 15_100 } })
})

test('costs stay out of what the refund dialog computes with', async () => {
  const order = await at.captured()
  expect(JSON.stringify(await refundable(order))).not.toContain('unitCost')
})
