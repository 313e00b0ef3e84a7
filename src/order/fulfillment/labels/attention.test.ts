import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemActor } from '#platform/doors.ts'
import { box, openLabelDesk, shipAsk, type LabelDesk } from '#test/support/label-desk.ts'
import { startSandbox, type Sandbox } from '#test/support/sandbox.ts'
import { doLabel } from './job.ts'
import { keepLabels } from './keep.ts'

let sandbox: Sandbox
let at: LabelDesk
beforeAll(async () => {
  sandbox = await startSandbox()
  at = await openLabelDesk(sandbox, 'queue')
})
afterAll(async () => {
  await at.close()
  await sandbox.stop()
})

type Waiting = { readonly number: number; readonly attention: readonly string[] }
const queue = async () => {
  const { rows } = (await at.boss.get('/desk/stores/harbor/attention')).body as { readonly rows: readonly Waiting[] }
  return rows.map(({ number, attention }) => [number, attention])
}
const count = async () => (await at.boss.get('/desk/stores/harbor/order-counts')).body.attention
const purchaseOf = async (number: number) => {
  const rows = await at.desk.look<{ id: string }>(
    'select p.id from label_purchases p join orders o on o.id = p.order_id where number = $1',
    [number],
  )
  return rows[0]?.id ?? ''
}
/** The job of a purchase, when its time has come. */
const look = async (number: number) => doLabel(at.desk.app, { store: at.desk.store.id, id: await purchaseOf(number) })
/** Seconds until the job of a purchase is to look again. */
const dueIn = async (number: number) => {
  const [row] = await at.desk.look<{ seconds: number }>(
    `select min(extract(epoch from start_after - now()))::int as seconds from pgboss.job where name = 'label' and data->>'id' = $1 and state = 'created'`,
    [await purchaseOf(number)],
  )
  return row?.seconds ?? 0
}

test('a purchase nobody has an answer for stands in the queue after two minutes, and leaves it with its answer', async () => {
  const order = await at.paid()
  await sandbox.fault('POST', '/v2/shipments/*/buy', 'drop_before')
  expect((await at.ship(order.number, 'SandboxPost Priority')).answer.body.state).toBe('running')
  await look(order.number)
  expect(await queue()).toEqual([])
  at.desk.clock.advance(100_000)
  await look(order.number)
  expect(await dueIn(order.number)).toBeLessThanOrEqual(40)
  expect(await queue()).toEqual([])
  at.desk.clock.advance(20_000)
  await look(order.number)
  expect([await queue(), await count()]).toEqual([[[order.number, ['label_unanswered']]], 1])
  at.desk.clock.advance(20_000)
  const path = at.at(order.number, `label-purchases/${await purchaseOf(order.number)}`)
  expect((await at.boss.post(path, { act: 'ask_again' })).body).toEqual({ state: 'bought' })
  expect([await queue(), await count()]).toEqual([[], 0])
})

test('labels for some boxes only: in the queue after two minutes, out of it once they are given back', async () => {
  const order = await at.paid()
  const boxes = [box, { ...box, grams: 3_000 }]
  const ask = shipAsk(await at.rates(order.number, { boxes }), 'SandboxParcel Ground', await at.open(order.number))
  await sandbox.control('/carrier/account', { account: 'queue', orderFailsAtBox: 2 })
  const answer = await at.boss.post(at.at(order.number, 'fulfillment/ship-and-complete'), ask)
  expect(answer.body).toMatchObject({ state: 'running' })
  expect(await queue()).toEqual([])
  at.desk.clock.advance(120_000)
  await look(order.number)
  expect(await queue()).toEqual([[order.number, ['label_part_bought']]])
  const [shipment] = (await at.page(order.number)).shipments
  await at.boss.post(at.at(order.number, 'fulfillment/void'), { shipment: shipment!.id, reason: 'one box refused' })
  expect(await queue()).toEqual([])
})

test('a label whose barcode says another number waits for a person, and money’s own notices say nothing of it', async () => {
  const order = await at.paid()
  await at.ship(order.number, 'SandboxPost Priority')
  const [shipment] = (await at.page(order.number)).shipments
  const swapped = 'update parcels set tracking_number = $2, label_check = null where shipment_id = $1'
  await at.desk.look(swapped, [shipment!.id, 'SBX000000000'])
  await keepLabels(at.desk.app, systemActor(at.desk.store.id), shipment!.id)
  expect(await queue()).toEqual([[order.number, ['label_differs']]])
  const page = (await at.boss.get(`/desk/stores/harbor/orders/${order.number}`)).body
  expect(page.payment.attention).toEqual([])
  expect(page.shipments).toMatchObject([{ parcels: [{ check: 'differs' }] }])
  await at.boss.post(at.at(order.number, 'summary/status'), { status: 'processing' })
  const given = await at.boss.post(at.at(order.number, 'fulfillment/void'), { shipment: shipment!.id, reason: 'wrong label' })
  expect(given.status).toBe(200)
  expect(await queue()).toEqual([])
})
