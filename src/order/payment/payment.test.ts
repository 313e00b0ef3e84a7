import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDesk, type Caller, type TestDesk } from '#test/support/desk.ts'
import { connect, payAtShop } from '#test/support/payments.ts'
import { startSandbox, type Sandbox } from '#test/support/sandbox.ts'
import { confirmPayment } from './confirm-payment.ts'
import { settle } from './beats/settle.ts'
import type { PaymentView, TransactionView } from './shapes.ts'

let sandbox: Sandbox
let desk: TestDesk
let boss: Caller
beforeAll(async () => {
  sandbox = await startSandbox()
  desk = await openDesk({ sandbox: sandbox.ports, now: new Date() })
  await connect(desk, 'harbor')
  boss = await desk.as('supervisor')
})
afterAll(async () => {
  await desk.close()
  await sandbox.stop()
})

type Placed = { readonly id: string; readonly number: number; readonly reference: string; readonly path: string }

/** An order of $151.00 whose buyer paid at the shop, confirmed at the gateway. */
async function ordered(how: Parameters<typeof payAtShop>[2] = {}): Promise<Placed> {
  const reference = await payAtShop(sandbox, 'harbor', how)
  const order = await desk.place({ payment: { kind: 'reference', gateway: 'stripe', reference } })
  await confirmPayment(desk.app, { store: desk.store.id, id: order.id })
  return { ...order, reference, path: `/desk/stores/harbor/orders/${order.number}` }
}

async function seen({ path }: { readonly path: string }, by: Caller = boss): Promise<PaymentView> {
  return (await by.get(`${path}/payment`)).body
}

async function newest(order: { readonly path: string }, by: Caller = boss): Promise<TransactionView> {
  return (await seen(order, by)).history[0]!
}

const effects = async ({ reference }: Placed) => (await sandbox.effects('harbor')).filter((e) => e.payment_intent === reference).map(({ kind, amount }) => [kind, amount])
const pay = (order: Placed, what: string, ask: object, extra?: Parameters<Caller['post']>[2], by: Caller = boss) => by.post(`${order.path}/payment/${what}`, ask, extra)
const hold = async (order: Placed) => (await seen(order)).history.findLast((row) => row.kind === 'authorization')!.id
const statusOf = async (order: Placed) => (await boss.get(order.path)).body.head.status

async function captured(amount = 15_100): Promise<Placed & { readonly capture: string }> {
  const order = await ordered()
  const answer = await pay(order, 'captures', { transaction: await hold(order), amount })
  expect(answer.body).toMatchObject({ outcome: 'approved', amount })
  return { ...order, capture: answer.body.transaction }
}

test('a whole capture: the money is in, the log names who took it, and a new order is being processed', async () => {
  const order = await ordered()
  const before = await seen(order)
  expect(before.can.capture).toEqual({ ok: true, transaction: await hold(order), left: 15_100, suggested: 15_100 })
  expect(await statusOf(order)).toBe('new')
  const answer = await pay(order, 'captures', { transaction: await hold(order), amount: 15_100 })
  expect(answer).toMatchObject({ status: 200, body: { kind: 'capture', outcome: 'approved', amount: 15_100 } })
  const view = await seen(order)
  expect(view).toMatchObject({ state: 'paid', balances: { captured: 15_100, collected: 15_100, due: 0, held: 0, unsettled: 0 }, hold: null, can: { capture: { ok: false, code: 'already_captured' } } })
  expect(view.history[0]).toMatchObject({
    kind: 'capture', who: { kind: 'person', name: 'supervisor of harbor' }, instrument: { brand: 'visa', last4: '4242', funding: 'credit', country: 'US' }, reference: order.reference,
    fee: 468, events: [{ state: 'created' }, { state: 'sent' }, { state: 'approved', source: 'api' }], can: { refund: { ok: true, left: 15_100 } },
  })
  expect(await statusOf(order)).toBe('processing')
  expect(await effects(order)).toEqual([['authorize', 15_100], ['capture', 15_100]])
  const log = await desk.look<{ event: object; actor_name: string }>(`select event, actor_name from activities where order_id = $1 and type = 'transaction'`, [order.id])
  expect(log).toEqual([{ actor_name: 'supervisor of harbor', event: { type: 'transaction', transaction: answer.body.transaction, kind: 'capture', amount: 15_100, state: 'approved', method: 'Visa 4242' } }])
})

test('a capture in part ends the hold: the rest is let go and stays due', async () => {
  const order = await captured(10_000)
  expect(await seen(order)).toMatchObject({ state: 'partly_paid', balances: { collected: 10_000, due: 5_100, held: 0 }, hold: null })
  const again = await pay(order, 'captures', { transaction: await hold(order), amount: 5_100 })
  expect(again).toMatchObject({ status: 409, body: { code: 'already_captured' } })
  expect(await effects(order)).toEqual([['authorize', 15_100], ['capture', 10_000]])
})

test('more than is held, nothing, and another order’s hold are refused before anybody is called', async () => {
  const [order, other] = [await ordered(), await ordered()]
  expect((await pay(order, 'captures', { transaction: await hold(order), amount: 15_101 })).body).toEqual({ code: 'over_capture', detail: { left: 15_100 } })
  expect((await pay(order, 'captures', { transaction: await hold(order), amount: 0 })).status).toBe(400)
  expect((await pay(order, 'captures', { transaction: await hold(other), amount: 100 })).body.code).toBe('not_authorized')
  expect((await pay(order, 'captures', { transaction: randomUUID(), amount: 100 })).body.code).toBe('not_authorized')
  expect((await seen(order)).history).toHaveLength(1)
})

test('the same command twice, even at once, is one capture and one answer', async () => {
  const order = await ordered()
  const ask = { transaction: await hold(order), amount: 15_100 }
  const command = randomUUID()
  const both = await Promise.all([pay(order, 'captures', ask, { command }), pay(order, 'captures', ask, { command })])
  expect(new Set(both.map((answer) => answer.body.transaction)).size).toBe(1)
  const third = await pay(order, 'captures', ask, { command })
  expect(third).toMatchObject({ status: 200, body: { transaction: both[0].body.transaction, outcome: 'approved' } })
  expect((await pay(order, 'captures', { ...ask, amount: 100 }, { command })).body.code).toBe('other_command')
  expect(await effects(order)).toEqual([['authorize', 15_100], ['capture', 15_100]])
})

test('two clerks at once: one capture, one refusal', async () => {
  const order = await ordered()
  const clerk = await desk.as('staff')
  const ask = { transaction: await hold(order), amount: 15_100 }
  const answers = await Promise.all([pay(order, 'captures', ask, {}, boss), pay(order, 'captures', ask, {}, clerk)])
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  expect(answers.filter(({ status }) => status === 409)).toMatchObject([{ body: { code: 'unsettled' } }])
  expect(await effects(order)).toEqual([['authorize', 15_100], ['capture', 15_100]])
})

test('a person who saw the order before somebody else collected is told so', async () => {
  const order = await ordered()
  const { version } = (await boss.get(order.path)).body.head
  await pay(order, 'captures', { transaction: await hold(order), amount: 100 })
  expect(await pay(order, 'offline', { direction: 'in', amount: 100, method: 'cash', reference: 'till', note: 'rest' }, { seen: version })).toMatchObject({ status: 412, body: { code: 'stale' } })
})

test('a void lets the hold go; nothing can be captured after', async () => {
  const order = await ordered()
  const answer = await pay(order, 'voids', { transaction: await hold(order), reason: 'bought elsewhere' })
  expect(answer.body).toMatchObject({ kind: 'void', outcome: 'approved', amount: 15_100 })
  expect(await seen(order)).toMatchObject({ state: 'unpaid', balances: { held: 0, due: 15_100 }, can: { capture: { ok: false, code: 'authorization_voided' }, void: { ok: false } } })
  expect(await effects(order)).toEqual([['authorize', 15_100], ['void', 15_100]])
})

test('refunds go back to the card, in parts, never more than it paid, and the buyer is told of each', async () => {
  const order = await captured()
  const first = await pay(order, 'refunds', { transaction: order.capture, amount: 5_000, reason: 'core returned' })
  const second = await pay(order, 'refunds', { transaction: order.capture, amount: 10_101, reason: 'too much' })
  expect([first.body.outcome, second.body]).toEqual(['approved', { code: 'over_refund', detail: { left: 10_100 } }])
  await pay(order, 'refunds', { transaction: order.capture, amount: 10_100, reason: 'the rest' })
  expect(await seen(order)).toMatchObject({ state: 'refunded', balances: { captured: 15_100, refunded: 15_100, collected: 0 }, can: { refund: { ok: false, code: 'nothing_to_refund' } } })
  expect(await effects(order)).toEqual([['authorize', 15_100], ['capture', 15_100], ['refund', 5_000], ['refund', 10_100]])
  const letters = await desk.look(`select facts from letters where order_id = $1 and kind = 'refunded' order by created_at, id`, [order.id])
  expect(letters).toEqual([{ facts: { kind: 'refunded', amount: 5_000, instrument: 'Visa 4242' } }, { facts: { kind: 'refunded', amount: 10_100, instrument: 'Visa 4242' } }])
})

test('offline adjustments: in, out and taken back, without a call, all in the history', async () => {
  const order = await ordered()
  const calls = (await sandbox.effects('harbor')).length
  const cash = await pay(order, 'offline', { direction: 'in', amount: 15_100, method: 'cash', reference: 'receipt 88', note: 'paid at the counter with 4242 4242 4242 4242' })
  expect(cash.body).toMatchObject({ kind: 'offline', outcome: 'approved', amount: 15_100 })
  expect(await statusOf(order)).toBe('processing')
  const out = await pay(order, 'offline', { direction: 'out', amount: 15_101, method: 'cash', reference: 'r', note: 'n' })
  expect(out.body).toEqual({ code: 'over_pay_out', detail: { left: 15_100 } })
  await pay(order, 'offline', { direction: 'out', amount: 1_100, method: 'check', reference: 'check 12', note: 'price match' })
  const back = await pay(order, 'reversals', { transaction: cash.body.transaction, note: 'wrong order' })
  expect(back.body).toMatchObject({ amount: -15_100, outcome: 'approved' })
  expect((await pay(order, 'reversals', { transaction: cash.body.transaction, note: 'again' })).body.code).toBe('already_reversed')
  expect((await pay(order, 'reversals', { transaction: await hold(order), note: 'no' })).body.code).toBe('not_an_adjustment')
  const { history, balances } = await seen(order)
  expect(history.filter((row) => row.kind === 'offline').map(({ amount, method, reference }) => [amount, method, reference])).toEqual([
    [-15_100, 'cash', 'receipt 88'], [-1_100, 'check', 'check 12'], [15_100, 'cash', 'receipt 88'],
  ])
  expect(history.at(-2)?.note).toBe('paid at the counter with **** **** **** 4242')
  expect(balances).toMatchObject({ offline: -1_100, collected: -1_100, held: 15_100 })
  expect((await sandbox.effects('harbor')).length).toBe(calls)
})

test('an offline adjustment needs a reference and a note', async () => {
  const order = await ordered()
  const answer = await pay(order, 'offline', { direction: 'in', amount: 100, method: 'cash', reference: ' ', note: '' })
  expect(answer.status).toBe(400)
  expect(answer.body.issues.map((issue: { path: string }) => issue.path)).toEqual(['reference', 'note'])
})

test('collecting more than is due is allowed and has a name', async () => {
  const order = await ordered()
  await pay(order, 'offline', { direction: 'in', amount: 5_100, method: 'cash', reference: 'till', note: 'deposit' })
  expect((await seen(order)).can.capture).toMatchObject({ ok: true, left: 15_100, suggested: 10_000 })
  await pay(order, 'captures', { transaction: await hold(order), amount: 15_100 })
  expect(await seen(order)).toMatchObject({ state: 'overpaid', balances: { due: -5_100 } })
})

test('a clerk without the right to refund sees why the buttons rest, and the route refuses too', async () => {
  const order = await captured()
  const clerk = await desk.as('staff')
  const view = await seen(order, clerk)
  expect(view.can).toMatchObject({ refund: { ok: false, code: 'forbidden', detail: { right: 'refund' } }, offline: { ok: false, code: 'forbidden', detail: { right: 'offline' } } })
  expect(view.history[0]).toMatchObject({ fee: null, can: { refund: { ok: false, code: 'forbidden' } } })
  const refused = await Promise.all([
    pay(order, 'refunds', { transaction: order.capture, amount: 1, reason: 'x' }, {}, clerk), pay(order, 'voids', { transaction: order.capture, reason: 'x' }, {}, clerk),
    pay(order, 'offline', { direction: 'in', amount: 1, method: 'cash', reference: 'r', note: 'n' }, {}, clerk),
  ])
  expect(refused.map(({ status }) => status)).toEqual([403, 403, 403])
  expect((await (await desk.as('supervisor', desk.other)).post(`/desk/stores/harbor/orders/${order.number}/payment/captures`, {})).status).toBe(404)
})

test('a cancelled order is not collected', async () => {
  const order = await ordered()
  await desk.look(`update orders set status = 'cancelled' where id = $1`, [order.id])
  expect((await pay(order, 'captures', { transaction: await hold(order), amount: 100 })).body.code).toBe('order_cancelled')
  expect((await seen(order)).can.capture).toMatchObject({ ok: false, code: 'order_cancelled' })
})

test('a lost answer is unknown: it reserves, blocks what follows, and checking again finds the truth', async () => {
  const order = await ordered()
  await sandbox.fault('POST', '/v1/payment_intents/*/capture', '500_after')
  const answer = await pay(order, 'captures', { transaction: await hold(order), amount: 15_100 })
  expect(answer.body).toMatchObject({ outcome: 'unknown' })
  expect(await seen(order)).toMatchObject({ state: 'needs_attention', balances: { collected: 0, unsettled: 15_100, held: 0 }, can: { capture: { ok: false, code: 'unsettled' } } })
  expect((await pay(order, 'captures', { transaction: await hold(order), amount: 15_100 })).body.code).toBe('unsettled')
  expect(await newest(order)).toMatchObject({ outcome: 'unknown', can: { check: { ok: true } } })
  const checked = await pay(order, `${answer.body.transaction}/check`, {})
  expect(checked.body).toMatchObject({ outcome: 'approved' })
  expect(await seen(order)).toMatchObject({ state: 'paid', balances: { collected: 15_100 } })
  expect((await newest(order)).events.map(({ state, source }) => [state, source])).toEqual([['created', 'api'], ['sent', 'api'], ['unknown', 'api'], ['approved', 'recovery']])
  expect(await effects(order)).toEqual([['authorize', 15_100], ['capture', 15_100]])
})

test('what never arrived is over once a person checks, though not before it can have arrived; then it may be tried anew', async () => {
  const order = await ordered()
  await sandbox.fault('POST', '/v1/payment_intents/*/capture', '500_before')
  const { body } = await pay(order, 'captures', { transaction: await hold(order), amount: 15_100 })
  expect((await pay(order, `${body.transaction}/check`, {})).body.outcome).toBe('unknown')
  desk.clock.advance(31_000)
  expect((await pay(order, `${body.transaction}/check`, {})).body).toMatchObject({ outcome: 'failed', code: 'never_arrived' })
  await settle(desk.app, { store: desk.store.id, id: body.transaction })
  expect(await effects(order)).toEqual([['authorize', 15_100]])
  expect((await pay(order, 'captures', { transaction: await hold(order), amount: 15_100 })).body.outcome).toBe('approved')
})

test('a gateway that asks to wait: one more try, then a definite no that reserves nothing', async () => {
  const order = await ordered()
  await sandbox.fault('POST', '/v1/payment_intents/*/capture', '429', 2)
  expect((await pay(order, 'captures', { transaction: await hold(order), amount: 15_100 })).body).toMatchObject({ outcome: 'failed', code: 'gateway_away' })
  await sandbox.fault('POST', '/v1/payment_intents/*/capture', '429')
  expect((await pay(order, 'captures', { transaction: await hold(order), amount: 15_100 })).body).toMatchObject({ outcome: 'approved' })
  expect(await effects(order)).toEqual([['authorize', 15_100], ['capture', 15_100]])
})

test('an order handed to somebody else while the gateway answered keeps its outcome', async () => {
  const order = await ordered()
  await desk.look('update orders set assignee_id = $1 where id = $2', [desk.store.people.associate, order.id])
  const associate = await desk.as('associate')
  const transaction = await hold(order)
  await sandbox.fault('POST', '/v1/payment_intents/*/capture', 'slow')
  const answering = pay(order, 'captures', { transaction, amount: 15_100 }, {}, associate)
  await expect.poll(async () => (await newest(order)).outcome).toBe('pending')
  await desk.look('update orders set assignee_id = null where id = $1', [order.id])
  expect((await answering).body).toMatchObject({ outcome: 'approved' })
  expect((await seen(order)).state).toBe('paid')
})

test('history and its events cannot be changed by the application', async () => {
  const order = await captured()
  for (const table of ['transactions', 'transaction_events']) {
    await expect(desk.app.pool.query(`update ${table} set store_id = store_id`)).rejects.toThrow(/permission denied/)
    await expect(desk.app.pool.query(`delete from ${table}`)).rejects.toThrow(/permission denied/)
  }
  expect((await seen(order)).history).toHaveLength(2)
})
