import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { actorIn, openDesk, type Caller, type TestDesk } from '#test/support/desk.ts'
import type { AskChanges } from '#test/support/orders.ts'
import { connect, payAtShop } from '#test/support/payments.ts'
import { startSandbox, type Sandbox } from '#test/support/sandbox.ts'
import type { FulfillmentView } from '../fulfillment/shapes.ts'
import { settle } from '../payment/beats/settle.ts'
import { confirmPayment } from '../payment/confirm-payment.ts'
import { cancelSteps, startCancelling } from './cancel.ts'
import { doFlow } from './running/resume.ts'
import { runFlow } from './running/run-flow.ts'
import type { CancelView } from './shapes.ts'

let sandbox: Sandbox
let desk: TestDesk
let boss: Caller
let staff: Caller
beforeAll(async () => {
  sandbox = await startSandbox()
  desk = await openDesk({ sandbox: sandbox.ports, now: new Date() })
  await connect(desk, 'harbor')
  boss = await desk.as('supervisor')
  staff = await desk.as('staff')
})
afterAll(async () => {
  await desk.close()
  await sandbox.stop()
})

type Placed = { readonly id: string; readonly number: number; readonly reference: string; readonly path: string }

/** An order of $151.00 held, or sold, at the shop. */
async function paid(capture: 'manual' | 'automatic' = 'manual', changes: AskChanges = {}): Promise<Placed> {
  const reference = await payAtShop(sandbox, 'harbor', { capture })
  const order = await desk.place({ ...changes, payment: { kind: 'reference', gateway: 'stripe', reference } })
  await confirmPayment(desk.app, { store: desk.store.id, id: order.id })
  return { ...order, reference, path: `/desk/stores/harbor/orders/${order.number}` }
}

const preview = async ({ path }: Pick<Placed, 'path'>, by: Caller = boss): Promise<CancelView> => (await by.get(`${path}/cancel`)).body
const page = async ({ path }: Pick<Placed, 'path'>): Promise<FulfillmentView> => (await boss.get(`${path}/fulfillment`)).body
const asked = ({ what, voided, returned }: Pick<CancelView, 'what' | 'voided' | 'returned'>, changes: object = {}) => ({
  what,
  reason: 'the buyer asked',
  notify: true,
  seen: { voided, returned, takenBack: 0 },
  ...changes,
})
const cancel = async (order: Pick<Placed, 'path'>, by: Caller = boss, extra?: Parameters<Caller['post']>[2]) =>
  by.post(`${order.path}/cancel`, asked(await preview(order)), extra)
const effects = async ({ reference }: Placed) =>
  (await sandbox.effects('harbor')).filter((e) => e.payment_intent === reference).map(({ kind, amount }) => [kind, amount])
const job = (id: string) => doFlow(desk.app, { store: desk.store.id, id })
const letters = (order: Pick<Placed, 'path'> & { readonly id: string }) =>
  desk.look<{ kind: string; facts: object }>('select kind, facts from letters where order_id = $1 order by created_at', [order.id])
const events = async (order: { readonly id: string }, ...types: readonly string[]) =>
  (
    await desk.look<{ event: object }>('select event from activities where order_id = $1 and type = any($2) order by sequence', [
      order.id,
      types,
    ])
  ).map(({ event }) => event)
const ship = async (order: Pick<Placed, 'path'>, quantity: number) => {
  const { lines } = await page(order)
  return boss.post(`${order.path}/fulfillment/ship-and-complete`, {
    method: 'tracking',
    lines: [{ line: lines[0]!.id, quantity }],
    parcels: [{ trackingNumber: '1Z5R89390357567127' }],
    cost: null,
    notify: false,
    slip: false,
  })
}

test('a held payment: the amount is shown first, then the hold is let go, the order is cancelled and the buyer told', async () => {
  const order = await paid()
  expect(await preview(order)).toMatchObject({
    what: 'order',
    voided: 15_100,
    returned: 0,
    byHand: 0,
    waiting: false,
    shelved: 0,
    open: [],
    can: { ok: true },
    money: [{ kind: 'void', amount: 15_100, instrument: 'Visa 4242' }],
  })
  expect(await cancel(order)).toMatchObject({ status: 200, body: { what: 'order', state: 'done', voided: 15_100, returned: 0 } })
  expect((await page(order)).head).toMatchObject({ status: 'cancelled', held: 0 })
  expect(await effects(order)).toEqual([
    ['authorize', 15_100],
    ['void', 15_100],
  ])
  expect(await events(order, 'status_changed', 'order_cancelled')).toEqual([
    { type: 'status_changed', from: 'new', to: 'cancelled', reason: 'the buyer asked' },
    { type: 'order_cancelled', reason: 'the buyer asked', voided: 15_100, returned: 0 },
  ])
  expect(await letters(order)).toEqual([
    { kind: 'cancelled', facts: { kind: 'cancelled', reason: 'the buyer asked', voided: 15_100, returned: 0 } },
  ])
  const [row] = await desk.look<{ cancelled_reason: string }>('select cancelled_reason from orders where id = $1', [order.id])
  expect(row).toEqual({ cancelled_reason: 'the buyer asked' })
})

test('a sold payment goes back whole to the card that paid; the buyer gets one letter, not two', async () => {
  const order = await paid('automatic')
  expect(await preview(order)).toMatchObject({ voided: 0, returned: 15_100, money: [{ kind: 'refund', amount: 15_100 }] })
  expect((await cancel(order)).body).toMatchObject({ state: 'done', voided: 0, returned: 15_100 })
  expect((await page(order)).head).toMatchObject({ status: 'cancelled', paymentState: 'refunded' })
  expect(await effects(order)).toEqual([
    ['sale', 15_100],
    ['refund', 15_100],
  ])
  expect((await letters(order)).map(({ kind }) => kind)).toEqual(['cancelled'])
})

test('cash cannot be sent back by us: it is named, and the rest is given back', async () => {
  const order = await desk.place()
  const path = `/desk/stores/harbor/orders/${order.number}`
  await boss.post(`${path}/payment/offline`, { direction: 'in', amount: 2_000, method: 'cash', reference: 'till 2', note: 'deposit' })
  expect(await preview({ path })).toMatchObject({ byHand: 2_000, money: [], voided: 0, returned: 0, can: { ok: true } })
  expect((await cancel({ path })).body).toMatchObject({ state: 'done', voided: 0, returned: 0 })
})

test('amounts that changed since they were shown cancel nothing', async () => {
  const order = await paid()
  const seen = await preview(order)
  await boss.post(`${order.path}/payment/captures`, { transaction: seen.money[0]!.transaction, amount: 15_100 })
  expect(await boss.post(`${order.path}/cancel`, asked(seen))).toMatchObject({
    status: 409,
    body: { code: 'amounts_changed', detail: { voided: 0, returned: 15_100 } },
  })
  expect((await page(order)).head.status).toBe('processing')
  expect(await effects(order)).toEqual([
    ['authorize', 15_100],
    ['capture', 15_100],
  ])
})

test('without the right to refund no money moves and nothing is cancelled; an unpaid order may be cancelled', async () => {
  const order = await paid()
  expect((await preview(order, staff)).can).toMatchObject({ ok: false, code: 'forbidden', detail: { right: 'refund' } })
  expect(await cancel(order, staff)).toMatchObject({ status: 409, body: { code: 'forbidden' } })
  expect((await page(order)).head.status).toBe('new')
  const unpaid = await desk.place()
  expect((await cancel({ path: `/desk/stores/harbor/orders/${unpaid.number}` }, staff)).body).toMatchObject({ state: 'done' })
})

test('an unanswered refund leaves the order cancelled and in need of attention; the job drives it to its end', async () => {
  const order = await paid('automatic')
  await sandbox.fault('POST', '/v1/refunds', 'drop_after', 2)
  const answer = await cancel(order)
  expect(answer).toMatchObject({ status: 200, body: { state: 'running', returned: 0 } })
  const between = await page(order)
  expect(between.head).toMatchObject({ status: 'cancelled', paymentState: 'needs_attention' })
  expect(between.flow).toMatchObject({ kind: 'cancel', step: 'money', index: 2, of: 3, state: 'running' })
  expect(await letters(order)).toEqual([])
  await job(answer.body.flow)
  expect((await page(order)).flow).toMatchObject({ state: 'running' })
  const [refund] = await desk.look<{ id: string }>(`select id from transactions where order_id = $1 and kind = 'refund'`, [order.id])
  expect(await dueNow(answer.body.flow)).toBe(0)
  await settle(desk.app, { store: desk.store.id, id: refund!.id })
  expect(await dueNow(answer.body.flow)).toBe(1)
  await job(answer.body.flow)
  expect((await page(order)).head).toMatchObject({ status: 'cancelled', paymentState: 'refunded' })
  expect((await page(order)).flow).toBeNull()
  expect(await effects(order)).toEqual([
    ['sale', 15_100],
    ['refund', 15_100],
  ])
  expect(await letters(order)).toMatchObject([{ kind: 'cancelled', facts: { returned: 15_100 } }])
})

/** How many jobs would drive the flow on at this moment. */
async function dueNow(flow: string): Promise<number> {
  const [row] = await desk.look<{ n: number }>(
    `select count(*)::int as n from pgboss.job where name = 'flow' and data->>'id' = $1 and state = 'created' and start_after <= now()`,
    [flow],
  )
  return row?.n ?? 0
}

test('a refused refund stops with its reason, the order stays cancelled, and trying again gives the money back once', async () => {
  const order = await paid('automatic')
  // Refunded in part at the gateway behind our back: the whole cannot go back.
  await sandbox.gateway('harbor', 'refunds', { payment_intent: order.reference, amount: '100' })
  const answer = await cancel(order)
  expect(answer).toMatchObject({ status: 409, body: { code: 'not_given_back', detail: { kind: 'refund', amount: 15_100, step: 'money' } } })
  const view = await page(order)
  expect(view.head.status).toBe('cancelled')
  expect(view.flow).toMatchObject({ kind: 'cancel', state: 'stopped', refusal: { code: 'not_given_back' } })
  expect((await boss.post(`${order.path}/flows/${view.flow!.id}/resume`)).body).toMatchObject({ code: 'not_given_back' })
  const tries = await desk.look<{ id: string }>(`select id from transactions where order_id = $1 and kind = 'refund'`, [order.id])
  expect(tries).toHaveLength(2)
  expect(await boss.post(`${order.path}/flows/${view.flow!.id}/put-aside`)).toMatchObject({ status: 409, body: { code: 'not_stopped' } })
  expect(await effects(order)).toEqual([
    ['sale', 15_100],
    ['refund', 100],
  ])
})

test('the same command twice cancels once and gives back once', async () => {
  const order = await paid('automatic')
  const ask = asked(await preview(order))
  const command = randomUUID()
  const answers = await Promise.all([
    boss.post(`${order.path}/cancel`, ask, { command }),
    boss.post(`${order.path}/cancel`, ask, { command }),
  ])
  expect(answers.map(({ status }) => status)).toEqual([200, 200])
  expect(await effects(order)).toEqual([
    ['sale', 15_100],
    ['refund', 15_100],
  ])
  expect(await letters(order)).toHaveLength(1)
  expect(await boss.post(`${order.path}/cancel`, { ...ask, seen: { voided: 0, returned: 0 } })).toMatchObject({
    status: 409,
    body: { code: 'same_status' },
  })
})

test.each(['money', 'letters'])('killed before the step "%s": the job gives back once and writes once', async (name) => {
  const order = await paid('automatic')
  const { id, rights } = { id: desk.store.people.supervisor, rights: ['orders', 'refund'] as const }
  const actor = actorIn(desk.store, { kind: 'person', person: id, name: 'supervisor of harbor', rights })
  const started = await startCancelling(
    desk.app,
    actor,
    order.number,
    { ...asked(await preview(order)), notify: true },
    { id: randomUUID(), seen: null },
  )
  if (!started.ok) throw new Error(started.code)
  const dying = cancelSteps.map((step) => (step.name === name ? { name, outside: () => Promise.reject(new Error('killed')) } : step))
  await expect(runFlow(desk.app, desk.store.id, started.value.flow, dying)).rejects.toThrow('killed')
  const ship = await page(order)
  expect(ship.head.status).toBe('cancelled')
  expect(ship.can.ship).toMatchObject({ ok: false, code: 'order_cancelled' })
  await job(started.value.flow)
  await job(started.value.flow)
  expect(await effects(order)).toEqual([
    ['sale', 15_100],
    ['refund', 15_100],
  ])
  expect(await letters(order)).toHaveLength(1)
  expect(await events(order, 'order_cancelled')).toEqual([
    { type: 'order_cancelled', reason: 'the buyer asked', voided: 0, returned: 15_100 },
  ])
})

test('a payment nobody has confirmed yet is waited for and then let go', async () => {
  const reference = await payAtShop(sandbox, 'harbor')
  const placed = await desk.place({ payment: { kind: 'reference', gateway: 'stripe', reference } })
  const order = { ...placed, reference, path: `/desk/stores/harbor/orders/${placed.number}` }
  expect(await preview(order)).toMatchObject({ waiting: true, voided: 0 })
  const answer = await cancel(order)
  expect(answer.body).toMatchObject({ state: 'running' })
  await confirmPayment(desk.app, { store: desk.store.id, id: order.id })
  await job(answer.body.flow)
  expect(await effects(order)).toEqual([
    ['authorize', 15_100],
    ['void', 15_100],
  ])
})

test('a pickup on the shelf goes back with the order', async () => {
  const order = await paid()
  const { lines } = await page(order)
  await boss.post(`${order.path}/fulfillment/ready`, { lines: [{ line: lines[0]!.id, quantity: 2 }], notify: false, slip: false })
  expect(await preview(order)).toMatchObject({ shelved: 2, can: { ok: true } })
  expect((await cancel(order)).body).toMatchObject({ state: 'done' })
  expect((await page(order)).shipments).toMatchObject([{ state: 'cancelled' }])
})

test('once something has left, the lines still open are cancelled instead and the order completes with what is left', async () => {
  const order = await paid('automatic', {
    lines: [{}, { partNumber: '53111-06470', name: 'Radiator grille', quantity: 1, unitPrice: 0, taxes: [] }],
  })
  await ship(order, 1)
  const view = await preview(order)
  // one of two strut mounts: $61.20 and its tax of $5.05
  expect(view).toMatchObject({
    what: 'lines',
    can: { ok: true },
    open: [
      { partNumber: '48609-06230', quantity: 1, worth: 6_625 },
      { partNumber: '53111-06470', quantity: 1, worth: 0 },
    ],
  })
  expect(await boss.post(`${order.path}/cancel`, asked({ ...view, what: 'order' }))).toMatchObject({
    status: 409,
    body: { code: 'already_left' },
  })
  expect((await cancel(order)).body).toMatchObject({ what: 'lines', state: 'done' })
  const after = await page(order)
  expect(after.head).toMatchObject({ status: 'processing', fulfillmentState: 'shipped', total: 15_100 - 6_625, balance: -6_625 })
  expect(await effects(order)).toEqual([['sale', 15_100]])
  expect(await letters(order)).toMatchObject([
    { kind: 'lines_cancelled', facts: { lines: [{ quantity: 1 }, { quantity: 1 }], back: 6_625 } },
  ])
  expect(await boss.post(`${order.path}/cancel`, asked(view))).toMatchObject({ status: 409, body: { code: 'nothing_open' } })
})

test('open lines are not cancelled while a pickup waits, or while nothing has left', async () => {
  const order = await paid('automatic', {
    lines: [{ quantity: 2 }, { partNumber: '53111-06470', name: 'Radiator grille', quantity: 1, unitPrice: 0, taxes: [] }],
  })
  const seen = { what: 'lines' as const, voided: 0, returned: 0 }
  expect(await boss.post(`${order.path}/cancel`, asked(seen))).toMatchObject({ status: 409, body: { code: 'nothing_left_yet' } })
  await ship(order, 1)
  const { lines } = await page(order)
  await boss.post(`${order.path}/fulfillment/ready`, { lines: [{ line: lines[1]!.id, quantity: 1 }], notify: false, slip: false })
  expect((await preview(order)).can).toMatchObject({ ok: false, code: 'shelf_first' })
  expect(await boss.post(`${order.path}/cancel`, asked(seen))).toMatchObject({ status: 409, body: { code: 'shelf_first' } })
})

test('a completed order is not cancelled', async () => {
  const order = await paid('automatic')
  await ship(order, 2)
  expect((await page(order)).head.status).toBe('completed')
  expect(await preview(order)).toMatchObject({ can: { ok: false, code: 'order_completed' } })
  expect(await cancel(order)).toMatchObject({ status: 409, body: { code: 'order_completed' } })
})
