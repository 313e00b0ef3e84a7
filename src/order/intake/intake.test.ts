import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDesk, type TestDesk } from '#test/support/desk.ts'
import { orderAsk } from '#test/support/orders.ts'

let desk: TestDesk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

test('an order arrives whole and can be read back', async () => {
  const { id, number } = await desk.place()
  expect(number).toBeGreaterThan(100_000)
  const answer = await desk.raw(`/api/v1/orders/${id}`, { headers: { authorization: `Bearer ${desk.store.key}` } })
  expect(answer.body).toMatchObject({ id, number, status: 'new', total: 15_100, paymentState: 'unpaid', fulfillmentState: 'open' })
})

test('the same order again answers the same order; another body under its number is refused', async () => {
  const ask = orderAsk({ externalNumber: 'TWICE' })
  const first = await desk.send(ask)
  const second = await desk.send(ask)
  const other = await desk.send({ ...ask, buyer: { ...ask.buyer, name: 'Somebody Else' } })
  expect([first.status, second.status, other.status]).toEqual([201, 200, 409])
  expect(second.body.id).toBe(first.body.id)
  expect(other.body.code).toBe('other_order')
})

test('totals that do not add up are refused with both figures', async () => {
  const ask = orderAsk()
  const answer = await desk.send({ ...ask, totals: { ...ask.totals, total: 15_099 } })
  expect(answer.status).toBe(400)
  expect(answer.body).toMatchObject({ code: 'totals_differ', issues: [{ path: 'totals.total', sent: 15_099, computed: 15_100 }] })
})

test('every invalid field is named at once', async () => {
  const ask = orderAsk()
  const answer = await desk.send({ ...ask, currency: 'dollars', colour: 'red', lines: [{ ...ask.lines[0], quantity: 0, weightGrams: -1 }] })
  expect(answer.status).toBe(400)
  expect(answer.body.issues.map((issue: { path: string }) => issue.path).toSorted()).toEqual([
    'colour',
    'currency',
    'lines.0.quantity',
    'lines.0.weightGrams',
  ])
})

test('a key of another store does not see the order', async () => {
  const { id } = await desk.place()
  const answer = await desk.raw(`/api/v1/orders/${id}`, { headers: { authorization: `Bearer ${desk.other.key}` } })
  expect(answer.status).toBe(404)
})

test('without a key nothing is answered', async () => {
  expect((await desk.raw('/api/v1/orders', { method: 'POST', body: '{}' })).status).toBe(401)
})

test('the order opens in the panel for a person of its store alone', async () => {
  const { number } = await desk.place()
  const mine = await (await desk.as('supervisor')).get(`/desk/stores/harbor/orders/${number}`)
  const theirs = await (await desk.as('supervisor', desk.other)).get(`/desk/stores/harbor/orders/${number}`)
  expect(mine.body.head).toMatchObject({ number, total: 15_100, balance: 15_100, paymentState: 'unpaid' })
  expect(theirs.status).toBe(404)
})

test('an associate who sees their own orders does not see one assigned to nobody', async () => {
  const { number } = await desk.place()
  expect((await (await desk.as('associate')).get(`/desk/stores/harbor/orders/${number}`)).status).toBe(404)
})
