import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPaymentDesk, type PaymentDesk } from '#test/support/payments.ts'

let at: PaymentDesk
beforeAll(async () => {
  at = await openPaymentDesk()
})
afterAll(() => at.close())

test('a whole capture: the money is in, the log names who took it, and a new order is being processed', async () => {
  const order = await at.ordered()
  const before = await at.seen(order)
  expect(before.can.capture).toEqual({ ok: true, transaction: await at.hold(order), left: 15_100, suggested: 15_100, several: false })
  expect(await at.statusOf(order)).toBe('new')
  const answer = await at.pay(order, 'captures', { transaction: await at.hold(order), amount: 15_100 })
  expect(answer).toMatchObject({ status: 200, body: { kind: 'capture', outcome: 'approved', amount: 15_100 } })
  const view = await at.seen(order)
  expect(view).toMatchObject({
    state: 'paid',
    balances: { captured: 15_100, collected: 15_100, due: 0, held: 0, unsettled: 0 },
    hold: null,
    can: { capture: { ok: false, code: 'already_captured' } },
  })
  expect(view.history[0]).toMatchObject({
    kind: 'capture',
    who: { kind: 'person', name: 'supervisor of harbor' },
    instrument: { brand: 'visa', last4: '4242', funding: 'credit', country: 'US' },
    reference: order.reference,
    fee: 468,
    can: { refund: { ok: true, left: 15_100 } },
  })
  expect(await at.facts(order)).toMatchObject([{ state: 'created' }, { state: 'sent' }, { state: 'approved', source: 'api' }])
  expect(await at.statusOf(order)).toBe('processing')
  expect(await at.effects(order)).toEqual([
    ['authorize', 15_100],
    ['capture', 15_100],
  ])
  const log = await at.desk.look<{ event: object; actor_name: string }>(
    `select event, actor_name from activities where order_id = $1 and type = 'transaction'`,
    [order.id],
  )
  expect(log).toEqual([
    {
      actor_name: 'supervisor of harbor',
      event: {
        type: 'transaction',
        transaction: answer.body.transaction,
        kind: 'capture',
        amount: 15_100,
        state: 'approved',
        method: 'Visa 4242',
      },
    },
  ])
})

test('a capture in part ends the hold: the rest is let go and stays due', async () => {
  const order = await at.captured(10_000)
  expect(await at.seen(order)).toMatchObject({ state: 'partly_paid', balances: { collected: 10_000, due: 5_100, held: 0 }, hold: null })
  const again = await at.pay(order, 'captures', { transaction: await at.hold(order), amount: 5_100 })
  expect(again).toMatchObject({ status: 409, body: { code: 'already_captured' } })
  expect(await at.effects(order)).toEqual([
    ['authorize', 15_100],
    ['capture', 10_000],
  ])
})

test('more than is held, nothing, and another order’s hold are refused before anybody is called', async () => {
  const [order, other] = [await at.ordered(), await at.ordered()]
  expect((await at.pay(order, 'captures', { transaction: await at.hold(order), amount: 15_101 })).body).toEqual({
    code: 'over_capture',
    detail: { left: 15_100 },
  })
  expect((await at.pay(order, 'captures', { transaction: await at.hold(order), amount: 0 })).status).toBe(400)
  expect((await at.pay(order, 'captures', { transaction: await at.hold(other), amount: 100 })).body.code).toBe('not_authorized')
  expect((await at.pay(order, 'captures', { transaction: randomUUID(), amount: 100 })).body.code).toBe('not_authorized')
  expect((await at.seen(order)).history).toHaveLength(1)
})

test('the same command twice, even at once, is one capture and one answer', async () => {
  const order = await at.ordered()
  const ask = { transaction: await at.hold(order), amount: 15_100 }
  const command = randomUUID()
  const both = await Promise.all([at.pay(order, 'captures', ask, { command }), at.pay(order, 'captures', ask, { command })])
  expect(new Set(both.map((answer) => answer.body.transaction)).size).toBe(1)
  const third = await at.pay(order, 'captures', ask, { command })
  expect(third).toMatchObject({ status: 200, body: { transaction: both[0].body.transaction, outcome: 'approved' } })
  expect((await at.pay(order, 'captures', { ...ask, amount: 100 }, { command })).body.code).toBe('other_command')
  expect(await at.effects(order)).toEqual([
    ['authorize', 15_100],
    ['capture', 15_100],
  ])
})

test('two clerks at once: one capture, one refusal', async () => {
  const order = await at.ordered()
  const clerk = await at.desk.as('staff')
  const ask = { transaction: await at.hold(order), amount: 15_100 }
  const answers = await Promise.all([at.pay(order, 'captures', ask, {}, at.boss), at.pay(order, 'captures', ask, {}, clerk)])
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  expect(answers.filter(({ status }) => status === 409)).toMatchObject([
    { body: { code: 'unsettled', detail: { who: expect.stringContaining('harbor') } } },
  ])
  expect(await at.effects(order)).toEqual([
    ['authorize', 15_100],
    ['capture', 15_100],
  ])
})

test('a person who saw the order before somebody else collected is told so', async () => {
  const order = await at.ordered()
  const { version } = (await at.boss.get(order.path)).body.head
  await at.pay(order, 'captures', { transaction: await at.hold(order), amount: 100 })
  expect(
    await at.pay(order, 'offline', { direction: 'in', amount: 100, method: 'cash', reference: 'till', note: 'rest' }, { seen: version }),
  ).toMatchObject({ status: 412, body: { code: 'stale' } })
})

test('a void lets the hold go; nothing can be captured after', async () => {
  const order = await at.ordered()
  const answer = await at.pay(order, 'voids', { transaction: await at.hold(order), reason: 'bought elsewhere' })
  expect(answer.body).toMatchObject({ kind: 'void', outcome: 'approved', amount: 15_100 })
  expect(await at.seen(order)).toMatchObject({
    state: 'unpaid',
    balances: { held: 0, due: 15_100 },
    can: { capture: { ok: false, code: 'authorization_voided' }, void: { ok: false } },
  })
  expect(await at.effects(order)).toEqual([
    ['authorize', 15_100],
    ['void', 15_100],
  ])
})

test('refunds go back to the card, in parts, never more than it paid, and the buyer is told of each', async () => {
  const order = await at.captured()
  const first = await at.pay(order, 'refunds', { transaction: order.capture, amount: 5_000, reason: 'core_returned' })
  const second = await at.pay(order, 'refunds', { transaction: order.capture, amount: 10_101, reason: 'other' })
  expect([first.body.answers[0].outcome, second.body]).toEqual(['approved', { code: 'over_refund', detail: { left: 10_100 } }])
  await at.pay(order, 'refunds', { transaction: order.capture, amount: 10_100, reason: 'overpaid' })
  expect(await at.seen(order)).toMatchObject({
    state: 'refunded',
    balances: { captured: 15_100, refunded: 15_100, collected: 0 },
    can: { refund: { ok: false, code: 'nothing_to_refund' } },
  })
  expect(await at.effects(order)).toEqual([
    ['authorize', 15_100],
    ['capture', 15_100],
    ['refund', 5_000],
    ['refund', 10_100],
  ])
  const letters = await at.desk.look(`select facts from letters where order_id = $1 and kind = 'refunded' order by created_at, id`, [
    order.id,
  ])
  expect(letters).toEqual([
    { facts: { kind: 'refunded', amount: 5_000, instrument: 'Visa 4242' } },
    { facts: { kind: 'refunded', amount: 10_100, instrument: 'Visa 4242' } },
  ])
})

test('offline adjustments: in, out and taken back, without a call, all in the history', async () => {
  const order = await at.ordered()
  const calls = (await at.sandbox.effects('harbor')).length
  const cash = await at.pay(order, 'offline', {
    direction: 'in',
    amount: 15_100,
    method: 'cash',
    reference: 'receipt 88',
    note: 'paid at the counter',
  })
  expect(cash.body).toMatchObject({ kind: 'offline', outcome: 'approved', amount: 15_100 })
  expect(await at.statusOf(order)).toBe('processing')
  const out = await at.pay(order, 'offline', { direction: 'out', amount: 15_101, method: 'cash', reference: 'r', note: 'n' })
  expect(out.body).toEqual({ code: 'over_pay_out', detail: { left: 15_100 } })
  await at.pay(order, 'offline', { direction: 'out', amount: 1_100, method: 'check', reference: 'check 12', note: 'price match' })
  const back = await at.pay(order, 'reversals', { transaction: cash.body.transaction, note: 'wrong order' })
  expect(back.body).toMatchObject({ amount: -15_100, outcome: 'approved' })
  expect((await at.pay(order, 'reversals', { transaction: cash.body.transaction, note: 'again' })).body.code).toBe('already_reversed')
  expect((await at.pay(order, 'reversals', { transaction: await at.hold(order), note: 'no' })).body.code).toBe('not_an_adjustment')
  const { history, balances } = await at.seen(order)
  expect(history.filter((row) => row.kind === 'offline').map(({ amount, method, reference }) => [amount, method, reference])).toEqual([
    [-15_100, 'cash', 'receipt 88'],
    [-1_100, 'check', 'check 12'],
    [15_100, 'cash', 'receipt 88'],
  ])
  expect(history.at(-2)?.note).toBe('paid at the counter')
  expect(balances).toMatchObject({ offline: -1_100, collected: -1_100, held: 15_100 })
  expect((await at.sandbox.effects('harbor')).length).toBe(calls)
})

test('an offline adjustment needs a reference and a note', async () => {
  const order = await at.ordered()
  const answer = await at.pay(order, 'offline', { direction: 'in', amount: 100, method: 'cash', reference: ' ', note: '' })
  expect(answer.status).toBe(400)
  expect(answer.body.issues.map((issue: { path: string }) => issue.path)).toEqual(['reference', 'note'])
})

test('collecting more than is due is allowed and has a name', async () => {
  const order = await at.ordered()
  await at.pay(order, 'offline', { direction: 'in', amount: 5_100, method: 'cash', reference: 'till', note: 'deposit' })
  expect((await at.seen(order)).can.capture).toMatchObject({ ok: true, left: 15_100, suggested: 10_000 })
  await at.pay(order, 'captures', { transaction: await at.hold(order), amount: 15_100 })
  expect(await at.seen(order)).toMatchObject({ state: 'overpaid', balances: { due: -5_100 } })
})

test('a clerk without the right to refund sees why the buttons rest, and the route refuses too', async () => {
  const order = await at.captured()
  const clerk = await at.desk.as('staff')
  const view = await at.seen(order, clerk)
  expect(view.can).toMatchObject({
    refund: { ok: false, code: 'forbidden', detail: { right: 'refund' } },
    offline: { ok: false, code: 'forbidden', detail: { right: 'offline' } },
  })
  expect(view.history[0]).toMatchObject({ fee: null, can: { refund: { ok: false, code: 'forbidden' } } })
  const refused = await Promise.all([
    at.pay(order, 'refunds', { transaction: order.capture, amount: 1, reason: 'other' }, {}, clerk),
    at.pay(order, 'voids', { transaction: order.capture, reason: 'x' }, {}, clerk),
    at.pay(order, 'offline', { direction: 'in', amount: 1, method: 'cash', reference: 'r', note: 'n' }, {}, clerk),
  ])
  expect(refused.map(({ status }) => status)).toEqual([403, 403, 403])
  expect(
    (await (await at.desk.as('supervisor', at.desk.other)).post(`/desk/stores/harbor/orders/${order.number}/payment/captures`, {})).status,
  ).toBe(404)
})

test('a cancelled order is not collected', async () => {
  const order = await at.ordered()
  await at.desk.look(`update orders set status = 'cancelled' where id = $1`, [order.id])
  expect((await at.pay(order, 'captures', { transaction: await at.hold(order), amount: 100 })).body.code).toBe('order_cancelled')
  expect((await at.seen(order)).can.capture).toMatchObject({ ok: false, code: 'order_cancelled' })
})

test('history and its events cannot be changed by the application', async () => {
  const order = await at.captured()
  for (const table of ['transactions', 'transaction_events']) {
    await expect(at.desk.app.pool.query(`update ${table} set store_id = store_id`)).rejects.toThrow(/permission denied/)
    await expect(at.desk.app.pool.query(`delete from ${table}`)).rejects.toThrow(/permission denied/)
  }
  expect((await at.seen(order)).history).toHaveLength(2)
})
