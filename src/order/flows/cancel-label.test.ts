import { afterAll, beforeAll, expect, test } from 'vitest'
import { actorIn } from '#test/support/desk.ts'
import { openLabelDesk, shipAsk, type LabelDesk } from '#test/support/label-desk.ts'
import { connect, payAtShop } from '#test/support/payments.ts'
import { startSandbox, type Sandbox } from '#test/support/sandbox.ts'
import { doLabel, doVoid } from '../fulfillment/labels/job.ts'
import { lookAfter } from '../fulfillment/tracking/hear.ts'
import { confirmPayment } from '../payment/confirm-payment.ts'
import { cancelLabelSteps, startCancelling } from './cancel.ts'
import { doFlow } from './running/resume.ts'
import { runFlow } from './running/run-flow.ts'
import type { CancelView } from './shapes.ts'

let sandbox: Sandbox
let at: LabelDesk
beforeAll(async () => {
  sandbox = await startSandbox()
  at = await openLabelDesk(sandbox, 'cancel')
  await connect(at.desk, 'harbor')
})
afterAll(async () => {
  await at.close()
  await sandbox.stop()
})

type Order = { readonly id: string; readonly number: number; readonly reference: string }

/** An order of $151.00 held at the shop. */
async function held(): Promise<Order> {
  const reference = await payAtShop(sandbox, 'harbor')
  const order = await at.desk.place({ payment: { kind: 'reference', gateway: 'stripe', reference } })
  await confirmPayment(at.desk.app, { store: at.desk.store.id, id: order.id })
  return { ...order, reference }
}

/** The same with a label that no carrier has scanned. */
async function labelled(): Promise<
  Order & { readonly shipment: string; readonly cost: number; readonly code: string; readonly parcel: string }
> {
  const order = await held()
  const { answer } = await at.ship(order.number, 'SandboxPost Priority')
  expect(answer).toMatchObject({ status: 200, body: { state: 'done' } })
  at.desk.clock.advance(1_000)
  const [shipment] = (await at.page(order.number)).shipments
  const [parcel] = shipment!.parcels
  return { ...order, shipment: shipment!.id, cost: shipment!.cost ?? 0, code: parcel!.number ?? '', parcel: parcel!.id }
}

const preview = async ({ number }: Pick<Order, 'number'>, by = at.boss): Promise<CancelView> => (await by.get(at.at(number, 'cancel'))).body
const asked = ({ what, voided, returned, takenBack }: CancelView) => ({
  what,
  reason: 'the buyer asked',
  notify: true,
  seen: { voided, returned, takenBack: takenBack.length },
})
const cancel = async (order: Pick<Order, 'number'>, by = at.boss) => by.post(at.at(order.number, 'cancel'), asked(await preview(order)))
const moneyOf = async ({ reference }: Order) =>
  (await sandbox.effects('harbor')).filter((e) => e.payment_intent === reference).map(({ kind }) => kind)
const voids = (shipment: string) => doVoid(at.desk.app, { store: at.desk.store.id, id: shipment })
const log = async ({ id }: Order, ...types: readonly string[]) =>
  (
    await at.desk.look<{ event: { type: string } }>(
      'select event from activities where order_id = $1 and type = any($2) order by sequence',
      [id, types],
    )
  ).map(({ event }) => event)
const scanned = async (code: string, parcel: string) => {
  await sandbox.control('/carrier/track', { tracking_code: code, status: 'in_transit' })
  await lookAfter(at.desk.app, { store: at.desk.store.id, id: parcel })
}

test('a label nobody has scanned is shown with what comes back, given back before the money, and the order is cancelled', async () => {
  const order = await labelled()
  expect(await preview(order)).toMatchObject({
    what: 'order',
    can: { ok: true },
    voided: 15_100,
    takenBack: [{ shipment: order.shipment, tracking: [order.code], amount: order.cost, buying: false }],
  })
  expect(await cancel(order)).toMatchObject({
    status: 200,
    body: { what: 'order', state: 'done', voided: 15_100, returned: 0, labels: order.cost },
  })
  const after = await at.page(order.number)
  expect(after.head).toMatchObject({ status: 'cancelled', fulfillmentState: 'open', held: 0 })
  expect(after.shipments).toMatchObject([{ state: 'cancelled', parcels: [{ void: 'submitted' }] }])
  expect(after.judging.spent).toBe(order.cost)
  expect(await moneyOf(order)).toEqual(['authorize', 'void'])
  const steps = await log(order, 'shipment_cancelled', 'status_changed', 'label_voided', 'order_cancelled', 'transaction')
  const types = steps.map(({ type }) => type)
  expect(types.indexOf('shipment_cancelled')).toBeLessThan(types.indexOf('label_voided'))
  expect(types.indexOf('label_voided')).toBeLessThan(types.lastIndexOf('transaction'))
  expect(types.at(-1)).toBe('order_cancelled')
  expect(steps.find(({ type }) => type === 'shipment_cancelled')).toMatchObject({ reason: 'the buyer asked' })
  await sandbox.advance(3 * 86_400)
  await voids(order.shipment)
  expect((await at.page(order.number)).judging.spent).toBe(0)
})

test('a completed order is set back first; then its label and its sale go back', async () => {
  const order = await at.paid()
  await at.ship(order.number, 'SandboxPost Priority')
  expect((await preview(order)).can).toMatchObject({ ok: false, code: 'order_completed' })
  expect(await cancel(order)).toMatchObject({ status: 409, body: { code: 'order_completed' } })
  expect((await at.page(order.number)).shipments).toMatchObject([{ state: 'shipped' }])
  await at.boss.post(at.at(order.number, 'summary/status'), { status: 'processing' })
  expect((await preview(order)).takenBack).toHaveLength(1)
  expect((await cancel(order)).body).toMatchObject({ state: 'done' })
  expect((await at.page(order.number)).shipments).toMatchObject([{ state: 'cancelled', parcels: [{ void: 'submitted' }] }])
})

test('a parcel the carrier has seen keeps the old rule: only open lines can be cancelled', async () => {
  const order = await labelled()
  await scanned(order.code, order.parcel)
  expect(await preview(order)).toMatchObject({ what: 'lines', takenBack: [] })
  expect(
    await at.boss.post(at.at(order.number, 'cancel'), {
      ...asked(await preview(order)),
      what: 'order',
      seen: { voided: 15_100, returned: 0 },
    }),
  ).toMatchObject({
    status: 409,
    body: { code: 'already_left' },
  })
  expect((await at.page(order.number)).shipments).toMatchObject([{ state: 'shipped', parcels: [{ void: 'not_asked' }] }])
})

test('a carrier that does not answer holds no money up: its label goes on in its job', async () => {
  const order = await labelled()
  await sandbox.fault('POST', '/v2/shipments/*/refund', '500_before', 50)
  expect(await cancel(order)).toMatchObject({ status: 200, body: { state: 'done', voided: 15_100, labels: order.cost } })
  const between = await at.page(order.number)
  expect([between.head.status, between.head.held, between.shipments[0]!.parcels[0]!.void]).toEqual(['cancelled', 0, 'not_asked'])
  await sandbox.mend()
  await voids(order.shipment)
  expect((await at.page(order.number)).shipments).toMatchObject([{ parcels: [{ void: 'submitted' }] }])
})

test('a label that is being bought is taken back too: nothing ships, and when it comes it is given back by itself', async () => {
  const order = await held()
  const quoted = await at.rates(order.number)
  const ask = shipAsk(quoted, 'SandboxPost GroundSaver', await at.open(order.number))
  await sandbox.fault('POST', '/v2/shipments/*/buy', 'drop_after')
  await sandbox.hideLabels()
  const sending = at.boss.post(at.at(order.number, 'fulfillment/ship-and-complete'), ask)
  const label = async () => (await sandbox.carrierEffects('cancel')).length
  const before = await label()
  await expect.poll(label).toBe(before + 1)
  expect((await sending).body).toMatchObject({ state: 'running' })
  at.desk.clock.advance(1_000)
  expect((await preview(order)).takenBack).toMatchObject([{ tracking: [], amount: 0, buying: true }])
  expect((await cancel(order)).body).toMatchObject({ state: 'done', voided: 15_100, labels: 0 })
  expect((await at.page(order.number)).shipments).toMatchObject([{ state: 'cancelled', parcels: [] }])
  await sandbox.mend()
  const [purchase] = await at.desk.look<{ id: string; shipment_id: string }>(
    'select id, shipment_id from label_purchases where order_id = $1',
    [order.id],
  )
  await doLabel(at.desk.app, { store: at.desk.store.id, id: purchase!.id })
  await voids(purchase!.shipment_id)
  const flows = await at.desk.look<{ id: string }>("select id from flows where order_id = $1 and kind = 'ship_and_complete'", [order.id])
  await doFlow(at.desk.app, { store: at.desk.store.id, id: flows[0]!.id })
  const after = await at.page(order.number)
  expect(after.head).toMatchObject({ status: 'cancelled', fulfillmentState: 'open' })
  expect(after.shipments).toMatchObject([{ state: 'cancelled', parcels: [{ void: 'submitted' }] }])
  expect(after.flow).toBeNull()
})

test('killed before the labels are asked for: the job gives labels and money back, each once', async () => {
  const order = await labelled()
  const actor = actorIn(at.desk.store, {
    kind: 'person',
    person: at.desk.store.people.supervisor,
    name: 'supervisor of harbor',
    rights: ['orders', 'refund', 'labels'],
  })
  const started = await startCancelling(at.desk.app, actor, order.number, asked(await preview(order)), {
    id: crypto.randomUUID(),
    seen: null,
  })
  if (!started.ok) throw new Error(started.code)
  const { flow } = started.value
  const dying = cancelLabelSteps.map(({ name }) => ({ name, outside: () => Promise.reject(new Error('killed')) }))
  await expect(runFlow(at.desk.app, at.desk.store.id, flow, dying)).rejects.toThrow('killed')
  expect((await at.page(order.number)).flow).toMatchObject({ step: 'give_labels_back', index: 2, of: 4 })
  await doFlow(at.desk.app, { store: at.desk.store.id, id: flow })
  await doFlow(at.desk.app, { store: at.desk.store.id, id: flow })
  expect(await moneyOf(order)).toEqual(['authorize', 'void'])
  expect(await log(order, 'label_voided')).toMatchObject([{ state: 'submitted' }])
})

test('a label bought since the preview cancels nothing; nor does a person without the right to labels', async () => {
  const order = await held()
  const seen = await preview(order)
  await at.ship(order.number, 'SandboxPost Priority')
  expect(await at.boss.post(at.at(order.number, 'cancel'), asked(seen))).toMatchObject({
    status: 409,
    body: { code: 'labels_changed', detail: { shipments: 1 } },
  })
  await at.desk.look(
    `update roles set rights = array_cat(array_remove(rights, 'labels'), '{refund}') where store_id = $1 and name = 'staff'`,
    [at.desk.store.id],
  )
  const staff = await at.desk.as('staff')
  expect((await preview(order, staff)).can).toMatchObject({ ok: false, code: 'forbidden', detail: { right: 'labels' } })
  expect(await cancel(order, staff)).toMatchObject({ status: 409, body: { code: 'forbidden', detail: { right: 'labels' } } })
  expect((await at.page(order.number)).shipments).toMatchObject([{ state: 'shipped' }])
})
