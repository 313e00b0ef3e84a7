import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Command } from '#platform/command.ts'
import type { Actor } from '#platform/doors.ts'
import { actorIn, openDesk, type Caller, type TestDesk } from '#test/support/desk.ts'
import { connect, payAtShop } from '#test/support/payments.ts'
import { startSandbox, type Sandbox } from '#test/support/sandbox.ts'
import type { FulfillmentView } from '../fulfillment/shapes.ts'
import { settle } from '../payment/beats/settle.ts'
import { confirmPayment } from '../payment/confirm-payment.ts'
import { doFlow } from './running/resume.ts'
import { runFlow, type Step } from './running/run-flow.ts'
import { plainSteps, startShipping } from './ship-and-complete.ts'

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

/** An order of $151.00 whose buyer's card was held at the shop. */
async function held(): Promise<Placed> {
  const reference = await payAtShop(sandbox, 'harbor')
  const order = await desk.place({ payment: { kind: 'reference', gateway: 'stripe', reference } })
  await confirmPayment(desk.app, { store: desk.store.id, id: order.id })
  return { ...order, reference, path: `/desk/stores/harbor/orders/${order.number}` }
}

const page = async ({ path }: Placed, by: Caller = boss): Promise<FulfillmentView> => (await by.get(`${path}/fulfillment`)).body
const asked = (view: FulfillmentView, changes: object = {}) => ({
  method: 'tracking' as const,
  lines: view.lines.map(({ id, open }) => ({ line: id, quantity: open })),
  parcels: [{ trackingNumber: '1Z5R89390357567127', checked: false }],
  cost: 14_82,
  notify: true,
  slip: true,
  collect: true,
  ...changes,
})
const ship = async (order: Placed, changes: object = {}, by: Caller = boss, extra?: Parameters<Caller['post']>[2]) =>
  by.post(`${order.path}/fulfillment/ship-and-complete`, asked(await page(order), changes), extra)
const effects = async ({ reference }: Placed) =>
  (await sandbox.effects('harbor')).filter((e) => e.payment_intent === reference).map(({ kind, amount }) => [kind, amount])
const job = (id: string) => doFlow(desk.app, { store: desk.store.id, id })
const count = async (sql: string, order: Placed) => (await desk.look<{ n: string }>(sql, [order.id])).map(({ n }) => Number(n))[0]
const shipments = (order: Placed) => count('select count(*) as n from shipments where order_id = $1', order)
const letters = (order: Placed) => count(`select count(*) as n from letters where order_id = $1 and kind = 'shipped'`, order)
const slips = (order: Placed) => count(`select count(*) as n from activities where order_id = $1 and type = 'packing_slip_made'`, order)

test('the money is collected, the goods leave, and the order completes', async () => {
  const order = await held()
  expect((await page(order)).judging.atShipping.left).toBe(15_100)
  const answer = await ship(order)
  expect(answer).toMatchObject({ status: 200, body: { state: 'done', completed: true } })
  const after = await page(order)
  expect(after.head).toMatchObject({ status: 'completed', fulfillmentState: 'shipped', paymentState: 'paid', balance: 0 })
  expect(after.flow).toBeNull()
  expect(await effects(order)).toEqual([
    ['authorize', 15_100],
    ['capture', 15_100],
  ])
  expect([await shipments(order), await letters(order), await slips(order)]).toEqual([1, 1, 1])
  expect(await boss.post(`${order.path}/fulfillment/put-back`, { shipment: answer.body.shipment, reason: 'a mistake' })).toMatchObject({
    status: 409,
    body: { code: 'reopen_first' },
  })
})

test('what is collected with the shipment is not due any more when the guards look', async () => {
  const order = await held()
  await desk.look(`update store_settings set guards = '{"balance_due": "block"}' where store_id = $1`, [desk.store.id])
  const [without, with_] = [await ship(order, { collect: false }), await ship(order)]
  await desk.look(`update store_settings set guards = '{}' where store_id = $1`, [desk.store.id])
  expect(without.body).toMatchObject({ code: 'guarded', detail: { guards: ['balance_due'] } })
  expect(with_.body).toMatchObject({ state: 'done', completed: true })
})

test('a refused capture ships nothing and says so; trying again asks the gateway anew', async () => {
  const order = await held()
  // Let go at the gateway behind our back.
  await sandbox.gateway('harbor', `payment_intents/${order.reference}/cancel`, {})
  const answer = await ship(order)
  expect(answer).toMatchObject({ status: 409, body: { code: 'not_collected', detail: { amount: 15_100, step: 'collect' } } })
  expect([await shipments(order), await letters(order)]).toEqual([0, 0])
  const view = await page(order)
  expect(view.flow).toMatchObject({
    kind: 'ship_and_complete',
    step: 'collect',
    index: 2,
    of: 7,
    state: 'stopped',
    refusal: { code: 'not_collected' },
  })
  await boss.post(`${order.path}/flows/${view.flow!.id}/resume`)
  expect(await count(`select count(*) as n from transactions where order_id = $1 and kind = 'capture'`, order)).toBe(2)
  expect((await boss.post(`${order.path}/flows/${view.flow!.id}/put-aside`)).status).toBe(200)
  expect((await page(order)).flow).toBeNull()
})

test('without the right to collect nobody collects by shipping', async () => {
  const order = await held()
  const { number } = order
  const actor = actorIn(desk.store, { kind: 'person', person: desk.store.people.staff, name: 'staff of harbor', rights: ['orders'] })
  const started = await startShipping(
    desk.app,
    actor,
    number,
    { what: 'ship', ask: asked(await page(order)) },
    { id: randomUUID(), seen: null },
  )
  expect(started).toMatchObject({ ok: false, code: 'forbidden', detail: { right: 'collect' } })
  expect(await effects(order)).toEqual([['authorize', 15_100]])
})

test('an unanswered capture ships nothing yet; once the answer is found the job ships by itself', async () => {
  const order = await held()
  await sandbox.fault('POST', `/v1/payment_intents/${order.reference}/capture`, 'drop_after', 2)
  const answer = await ship(order)
  expect(answer).toMatchObject({ status: 200, body: { state: 'running', shipment: null } })
  expect(await shipments(order)).toBe(0)
  expect((await page(order)).flow).toMatchObject({ step: 'collect', state: 'running' })
  expect(await ship(order, { collect: false })).toMatchObject({
    status: 409,
    body: { code: 'collecting', detail: { who: 'supervisor of harbor' } },
  })
  const [attempt] = await desk.look<{ id: string }>(`select id from transactions where order_id = $1 and kind = 'capture'`, [order.id])
  await settle(desk.app, { store: desk.store.id, id: attempt!.id })
  await job(answer.body.flow)
  expect((await page(order)).head).toMatchObject({ status: 'completed', paymentState: 'paid' })
  expect(await effects(order)).toEqual([
    ['authorize', 15_100],
    ['capture', 15_100],
  ])
  expect([await shipments(order), await letters(order), await slips(order)]).toEqual([1, 1, 1])
})

const clerk = (): Actor =>
  actorIn(desk.store, { kind: 'person', person: desk.store.people.supervisor, name: 'supervisor of harbor', rights: ['orders', 'collect'] })
const begin = async (order: Placed, command: Command) => {
  const started = await startShipping(desk.app, clerk(), order.number, { what: 'ship', ask: asked(await page(order)) }, command)
  if (!started.ok) throw new Error(started.code)
  return started.value.flow
}

/** The steps as they are, but the process dies at one of them: before it does anything, or after what it did outside and before the row moves on. */
const dyingAt = (at: number, when: 'before' | 'after'): readonly Step[] =>
  plainSteps.map((step, place) => {
    const die = () => Promise.reject(new Error('killed'))
    if (place !== at) return step
    if (when === 'before') return { name: step.name, outside: die }
    return { name: step.name, outside: async (app, actor, flow) => ('outside' in step && (await step.outside(app, actor, flow)), die()) }
  })

test.each([...plainSteps.map(({ name }, at) => ['before', name, at] as const), ['after', 'collect', 0] as const])(
  'killed %s the step "%s": the job goes on from there, and every step happens once',
  async (when, name, at) => {
    const order = await held()
    const flow = await begin(order, { id: randomUUID(), seen: null })
    await expect(runFlow(desk.app, desk.store.id, flow, dyingAt(at, when))).rejects.toThrow('killed')
    expect((await page(order)).flow).toMatchObject({ step: name, state: 'running', index: at + 2, of: 7 })
    await job(flow)
    await job(flow)
    expect((await page(order)).head).toMatchObject({ status: 'completed', balance: 0 })
    expect(await effects(order)).toEqual([
      ['authorize', 15_100],
      ['capture', 15_100],
    ])
    expect([await shipments(order), await letters(order), await slips(order)]).toEqual([1, 1, 1])
    const log = await desk.look<{ actor_name: string }>(
      `select actor_name from activities where order_id = $1 and type = 'shipment_left'`,
      [order.id],
    )
    expect(log).toEqual([{ actor_name: 'supervisor of harbor' }])
  },
)

test('two drivers at once: every step happens once', async () => {
  const order = await held()
  const flow = await begin(order, { id: randomUUID(), seen: null })
  await Promise.all([job(flow), job(flow), job(flow)])
  expect((await page(order)).head.status).toBe('completed')
  expect(await effects(order)).toEqual([
    ['authorize', 15_100],
    ['capture', 15_100],
  ])
  expect([await shipments(order), await letters(order), await slips(order)]).toEqual([1, 1, 1])
})

test('cancelled between collecting and shipping: nothing leaves, and the money stays where the log says', async () => {
  const order = await held()
  const flow = await begin(order, { id: randomUUID(), seen: null })
  await boss.post(`${order.path}/cancel`, { what: 'order', reason: 'ordered twice', notify: false, seen: { voided: 15_100, returned: 0 } })
  await job(flow)
  expect(await shipments(order)).toBe(0)
  expect(await effects(order)).toEqual([
    ['authorize', 15_100],
    ['void', 15_100],
  ])
})

test('a pickup handed over with its money collected completes the order', async () => {
  const order = await held()
  const { lines } = asked(await page(order))
  const { body } = await boss.post(`${order.path}/fulfillment/ready`, { lines, notify: false, slip: false })
  const over = await boss.post(`${order.path}/fulfillment/hand-over`, {
    shipment: body.shipment,
    collectedBy: 'Ava Martin',
    idSeen: true,
    collect: true,
  })
  expect(over.body).toMatchObject({ state: 'done', completed: true })
  expect((await page(order)).head).toMatchObject({ status: 'completed', fulfillmentState: 'picked_up', paymentState: 'paid' })
})

test('a shipment that waits for its money can be left, and the goods shipped without it', async () => {
  const order = await held()
  await sandbox.fault('POST', `/v1/payment_intents/${order.reference}/capture`, 'drop_after', 2)
  const { body } = await ship(order)
  expect((await boss.post(`${order.path}/flows/${body.flow}/put-aside`)).status).toBe(200)
  expect((await ship(order, { collect: false })).body).toMatchObject({ state: 'done', completed: false })
  await job(body.flow)
  expect(await shipments(order)).toBe(1)
})

test('a flow of another order, and what is no flow, cannot be driven', async () => {
  const [one, other] = [await held(), await held()]
  const { body } = await ship(one)
  expect(await boss.post(`${other.path}/flows/${body.flow}/resume`)).toMatchObject({ status: 409, body: { code: 'no_such_flow' } })
  expect(await boss.post(`${one.path}/flows/nonsense/resume`)).toMatchObject({ status: 409, body: { code: 'no_such_flow' } })
  expect(await boss.post(`${one.path}/flows/${body.flow}/put-aside`)).toMatchObject({ status: 409, body: { code: 'not_stopped' } })
})
