import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDesk, type Answer, type Caller, type TestDesk } from '#test/support/desk.ts'
import { orderAsk, type AskChanges } from '#test/support/orders.ts'

let desk: TestDesk
let mia: Caller
beforeAll(async () => {
  desk = await openDesk()
  mia = await desk.as('supervisor')
})
afterAll(() => desk.close())

const path = '/desk/stores/harbor/orders'

/** The same order as a person types it in. */
function typed(changes: AskChanges = {}) {
  const { channel: _channel, externalNumber: _number, placedAt: _placedAt, ...ask } = orderAsk(changes)
  return ask
}

const take = (ask: unknown, caller: Caller = mia, command?: string): Promise<Answer> => caller.post(path, ask, { command })
const ordersOf = (number: number) =>
  desk.look('select source, channel, status, placed_at, assignee_id from orders where number = $1', [number])

test('an order of the telephone opens on the page and says who typed it in', async () => {
  const { status, body } = await take(typed({ buyer: { name: 'Nadia Phone' } }))
  expect(status).toBe(200)
  expect(await ordersOf(body.number)).toEqual([
    { source: 'phone', channel: 'phone', status: 'new', placed_at: new Date('2026-03-04T15:00:00Z'), assignee_id: null },
  ])
  expect((await mia.get(`${path}/${body.number}`)).body.head).toMatchObject({
    customer: 'Nadia Phone',
    total: 15_100,
    balance: 15_100,
    paymentState: 'unpaid',
  })
  const log = await desk.look('select type, actor_kind, actor_name from activities where order_id = $1', [body.id])
  expect(log).toEqual([{ type: 'order_typed_in', actor_kind: 'person', actor_name: 'supervisor of harbor' }])
})

test('a double click is one order', async () => {
  const ask = typed({ buyer: { name: 'Double Click' } })
  const command = '0190bbbb-0000-7000-8000-000000000001'
  const answers = await Promise.all([take(ask, mia, command), take(ask, mia, command)])
  expect(answers.map((answer) => answer.status)).toEqual([200, 200])
  expect(answers[0]?.body).toEqual(answers[1]?.body)
  expect(await desk.look(`select number from orders where buyer_name = 'Double Click'`)).toHaveLength(1)
})

test('sent again a minute later because no answer came, it is still the same order', async () => {
  const ask = typed({ buyer: { name: 'Slow Line' } })
  const command = '0190bbbb-0000-7000-8000-000000000002'
  const first = await take(ask, mia, command)
  desk.clock.advance(60_000)
  const second = await take(ask, mia, command)
  expect([second.status, second.body]).toEqual([200, first.body])
})

test('another order under the same command is refused', async () => {
  const command = '0190bbbb-0000-7000-8000-000000000003'
  await take(typed(), mia, command)
  const other = await take(typed({ buyer: { name: 'Somebody Else' } }), mia, command)
  expect([other.status, other.body.code]).toEqual([409, 'other_order'])
})

test('every invalid field is named at once', async () => {
  const ask = typed()
  const answer = await take({ ...ask, currency: 'dollars', colour: 'red', lines: [{ ...ask.lines[0], quantity: 0 }] })
  expect(answer.status).toBe(400)
  expect(answer.body.issues.map((issue: { path: string }) => issue.path).toSorted()).toEqual(['colour', 'currency', 'lines.0.quantity'])
})

test('totals that do not add up are refused with both figures', async () => {
  const ask = typed()
  const answer = await take({ ...ask, totals: { ...ask.totals, total: 15_099 } })
  expect(answer.status).toBe(400)
  expect(answer.body).toMatchObject({ code: 'totals_differ', issues: [{ path: 'totals.total', sent: 15_099, computed: 15_100 }] })
})

test('an order in another currency than the store is refused', async () => {
  expect((await take(typed({ currency: 'CAD' }))).body).toMatchObject({ code: 'other_currency', detail: { sent: 'CAD', store: 'USD' } })
})

test('without a command id nothing is taken', async () => {
  expect((await take(typed(), mia, 'none')).body.code).toBe('no_command')
})

test('who may not create orders, or not see costs, cannot type them in', async () => {
  const staff = await desk.as('staff')
  const { unitCost: _cost, ...line } = typed().lines[0]!
  expect((await take(typed(), await desk.as('marketer'))).body).toEqual({ code: 'forbidden', detail: { right: 'orders.create' } })
  expect((await take(typed(), staff)).body).toEqual({ code: 'forbidden', detail: { right: 'cost' } })
  expect((await take({ ...typed(), lines: [line] }, staff)).status).toBe(200)
})

test('who sees only their own orders gets the one they took, and it stays theirs when sent twice', async () => {
  const ava = await desk.as('associate')
  const ask = { ...typed(), lines: [{ ...typed().lines[0], unitCost: null }] }
  const command = '0190bbbb-0000-7000-8000-000000000004'
  const { body } = await take(ask, ava, command)
  expect((await take(ask, ava, command)).body).toEqual(body)
  expect(await ordersOf(body.number)).toMatchObject([{ assignee_id: ava.id }])
  expect((await ava.get(`${path}/${body.number}`)).status).toBe(200)
  expect(await desk.look(`select type from activities where order_id = $1 order by sequence`, [body.id])).toEqual([
    { type: 'order_typed_in' },
    { type: 'assigned' },
  ])
})
