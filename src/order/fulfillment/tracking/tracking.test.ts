import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openLabelDesk, type LabelDesk } from '#test/support/label-desk.ts'
import { startSandbox, type Sandbox } from '#test/support/sandbox.ts'
import { doVoid } from '../labels/job.ts'
import { lookAfter, sweepParcels } from './hear.ts'

let sandbox: Sandbox
let at: LabelDesk
let hook: { readonly path: string; readonly secret: string }
beforeAll(async () => {
  sandbox = await startSandbox()
  at = await openLabelDesk(sandbox, 'moving')
  const { body } = await at.boss.post(`/desk/stores/harbor/settings/carriers/${at.carrier}/webhook/by-hand`)
  hook = { path: new URL(body.url).pathname, secret: body.secret }
})
afterAll(async () => {
  await at.close()
  await sandbox.stop()
})

/** An order that left with one label; answers its number and the parcel's. */
async function shipped() {
  const order = await at.paid()
  await at.ship(order.number, 'SandboxPost Priority')
  const [parcel] = (await at.page(order.number)).shipments[0]!.parcels
  return { ...order, parcel: parcel!, code: parcel!.number ?? '' }
}
const look = (parcel: string) => lookAfter(at.desk.app, { store: at.desk.store.id, id: parcel })
const where = async (number: number) => {
  const { head, shipments } = await at.page(number)
  return [head.fulfillmentState, shipments[0]!.parcels[0]!.state]
}
const moved = async (number: number) =>
  (
    await at.desk.look<{ state: string }>(
      "select event->>'state' as state from activities a join orders o on o.id = a.order_id where number = $1 and a.type = 'parcel_moved' order by sequence",
      [number],
    )
  ).map(({ state }) => state)
const letters = async (number: number) =>
  (
    await at.desk.look<{ kind: string }>(
      'select kind from letters l join orders o on o.id = l.order_id where number = $1 order by l.created_at',
      [number],
    )
  ).map(({ kind }) => kind)
/** A webhook as the carrier would sign it. */
const tell = (event: object, secret = hook.secret) => {
  const body = JSON.stringify(event)
  const signature = `hmac-sha256-hex=${createHmac('sha256', secret).update(body).digest('hex')}`
  return at.desk.raw(hook.path, { method: 'POST', body, headers: { 'x-hmac-signature': signature, 'content-type': 'application/json' } })
}
const tracker = (id: string, code: string, status: string, at: string) => ({
  id,
  object: 'Event',
  description: 'tracker.updated',
  result: {
    object: 'Tracker',
    tracking_code: code,
    status,
    est_delivery_date: null,
    tracking_details: [{ status, datetime: at, message: status, tracking_location: { city: 'Austin', state: 'TX', country: 'US' } }],
  },
})

test('a parcel is asked about until it is delivered: the order says so, the log says so, and nothing is told twice', async () => {
  const { number, parcel, code } = await shipped()
  expect(parcel.url).toBe(`http://127.0.0.1:${sandbox.ports.carrier}/track/${code}`)
  await sandbox.control('/carrier/track', { tracking_code: code, status: 'out_for_delivery' })
  await look(parcel.id)
  expect(await where(number)).toEqual(['shipped', 'out_for_delivery'])
  await sandbox.control('/carrier/track', { tracking_code: code, status: 'delivered' })
  await look(parcel.id)
  await look(parcel.id)
  expect(await where(number)).toEqual(['delivered', 'delivered'])
  expect(await moved(number)).toEqual(['out_for_delivery', 'delivered'])
})

test('customers are mailed of what the store chose, once', async () => {
  const path = '/desk/stores/harbor/settings'
  const mail = async (mailsDelivered: boolean) => {
    const { settings, updatedAt } = (await at.boss.get(path)).body
    return at.boss.post(path, { ...settings, mailsDelivered }, { method: 'PUT', seen: updatedAt })
  }
  const quiet = await shipped()
  await sandbox.control('/carrier/track', { tracking_code: quiet.code, status: 'delivered' })
  await look(quiet.parcel.id)
  expect(await letters(quiet.number)).toEqual(['shipped'])
  expect((await mail(true)).status).toBe(200)
  const told = await shipped()
  await sandbox.control('/carrier/track', { tracking_code: told.code, status: 'delivered' })
  await look(told.parcel.id)
  await look(told.parcel.id)
  expect(await letters(told.number)).toEqual(['shipped', 'delivered'])
  const { changes } = (await at.boss.get(`${path}/changes/store`)).body
  expect(changes).toMatchObject([{ what: 'mails_delivered', before: false, after: true, who: 'supervisor of harbor' }])
  await mail(false)
})

test('webhooks: only signed ones are believed, late and repeated ones change nothing, a parcel that comes back does', async () => {
  const { number, code } = await shipped()
  const delivered = tracker('evt_1', code, 'delivered', '2026-11-30T12:00:00Z')
  expect((await tell(delivered, 'wrong secret')).status).toBe(400)
  expect(await where(number)).toEqual(['shipped', 'label_created'])
  expect((await tell(delivered)).status).toBe(200)
  expect(await where(number)).toEqual(['delivered', 'delivered'])
  expect((await tell(delivered)).status).toBe(200)
  expect((await tell(tracker('evt_0', code, 'in_transit', '2026-11-29T12:00:00Z'))).status).toBe(200)
  expect(await where(number)).toEqual(['delivered', 'delivered'])
  expect((await tell(tracker('evt_2', code, 'return_to_sender', '2026-12-02T12:00:00Z'))).status).toBe(200)
  expect((await where(number))[1]).toBe('returning')
  expect(await moved(number)).toEqual(['delivered', 'returning'])
  expect((await at.desk.raw('/hooks/carriers/nobody', { method: 'POST', body: '{}' })).status).toBe(404)
})

test('a correction the carrier bills later is a cost line of its own, once, and lowers the profit', async () => {
  const { number, code } = await shipped()
  const before = (await at.page(number)).judging
  const invoice = {
    id: 'evt_bill',
    object: 'Event',
    description: 'shipment.invoice.created',
    result: {
      id: 'si_1',
      tracking_code: code,
      adjustment_amount: '4.10000',
      adjustment_reason: 'weighed 3 lb',
      created_at: '2026-12-03T00:00:00Z',
    },
  }
  await tell(invoice)
  await tell(invoice)
  const after = (await at.page(number)).judging
  expect([after.spent - before.spent, (before.profit ?? 0) - (after.profit ?? 0)]).toEqual([410, 410])
})

test('a label given back elsewhere that no webhook told of: the daily look finds it, and its money is in the books', async () => {
  const { number, parcel, code } = await shipped()
  const label = (await sandbox.carrierEffects('moving')).find(({ tracking_code }) => tracking_code === code)
  await sandbox.control('/carrier/void-elsewhere', { shipment: label?.shipment })
  await sandbox.advance(3 * 86_400)
  await look(parcel.id)
  const { shipments } = await at.page(number)
  expect(shipments[0]!.parcels).toMatchObject([{ state: 'voided', void: 'submitted' }])
  await doVoid(at.desk.app, { store: at.desk.store.id, id: shipments[0]!.id })
  const after = await at.page(number)
  expect([after.shipments[0]!.parcels[0]!.void, after.judging.spent]).toEqual(['refunded', 0])
})

test('the minute’s sweep asks about every parcel on its way once a day', async () => {
  const { parcel } = await shipped()
  const jobs = () =>
    at.desk.look<{ n: number }>("select count(*)::int as n from pgboss.job where name = 'track' and data->>'id' = $1", [parcel.id])
  await sweepParcels(at.desk.app)
  await sweepParcels(at.desk.app)
  expect(await jobs()).toEqual([{ n: 1 }])
  at.desk.clock.advance(25 * 3_600_000)
  await sweepParcels(at.desk.app)
  expect(await jobs()).toEqual([{ n: 2 }])
})
