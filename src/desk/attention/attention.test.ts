import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPaymentDesk, type PaymentDesk } from '#test/support/payments.ts'
import type { AttentionView } from './shapes.ts'

let at: PaymentDesk
beforeAll(async () => {
  at = await openPaymentDesk()
})
afterAll(() => at.close())

const page = async (by = at.boss): Promise<AttentionView> => (await by.get('/desk/stores/harbor/attention')).body
const count = async () => (await at.boss.get('/desk/stores/harbor/order-counts')).body.attention

test('what needs a person stands in the queue until it is seen to; holds about to end come last', async () => {
  expect([await page(), await count()]).toEqual([{ rows: [], more: false }, 0])
  const [over, lost, held] = [await at.captured(), await at.ordered(), await at.ordered()]
  await at.pay(over, 'offline', { direction: 'in', amount: 500, method: 'cash', reference: 'till 1', note: 'paid twice' })
  await at.sandbox.fault('POST', '/v1/payment_intents/*/capture', '500_after')
  const { body } = await at.pay(lost, 'captures', { transaction: await at.hold(lost), amount: 15_100 })
  expect((await page()).rows.map(({ number, attention }) => [number, attention])).toEqual([
    [lost.number, ['unanswered']],
    [over.number, ['overpaid']],
  ])
  expect(await count()).toBe(2)
  at.desk.clock.advance(6.5 * 86_400_000)
  expect((await page()).rows.at(-1)).toMatchObject({ number: held.number, attention: [], soon: true })
  await at.pay(lost, `${body.transaction}/check`, {})
  await at.pay(over, 'refunds', { transaction: over.capture, amount: 500, reason: 'overpaid' })
  expect((await page()).rows.map(({ number }) => number)).toEqual([held.number])
  expect(await count()).toBe(0)
})

test('nobody sees another store’s queue, nor orders out of their reach', async () => {
  const order = await at.captured()
  await at.pay(order, 'offline', { direction: 'in', amount: 500, method: 'cash', reference: 'till 1', note: 'paid twice' })
  expect((await page(await at.desk.as('associate'))).rows).toEqual([])
  const stranger = await at.desk.as('supervisor', at.desk.other)
  expect((await stranger.get('/desk/stores/harbor/attention')).status).toBe(404)
  expect((await (await at.desk.as('marketer')).get('/desk/stores/harbor/attention')).status).toBe(403)
})
