import { afterAll, beforeAll, expect, test } from 'vitest'
import { openLabelDesk, shipAsk, type LabelDesk } from '#test/support/label-desk.ts'
import { address } from '#test/support/orders.ts'
import { startSandbox, type Sandbox } from '#test/support/sandbox.ts'
import { doVoid } from '../fulfillment/labels/job.ts'
import { lookAfter } from '../fulfillment/tracking/hear.ts'

let sandbox: Sandbox
let at: LabelDesk
beforeAll(async () => {
  sandbox = await startSandbox()
  at = await openLabelDesk(sandbox, 'moving')
})
afterAll(async () => {
  await at.close()
  await sandbox.stop()
})

const moved = { ...address, company: '', line2: '', line1: '500 W 2nd St', postalCode: '78701' }
const edit = (number: number, takenBack?: number) =>
  at.boss.post(at.at(number, 'addresses/shipping'), { address: moved, reason: 'she moved', ...(takenBack !== undefined && { takenBack }) })
const view = async (number: number) => (await at.boss.get(`/desk/stores/harbor/orders/${number}`)).body
const types = async (number: number) =>
  (await view(number)).activity.entries.map((entry: { event: { type: string } }) => entry.event.type).toReversed()

test('a label for the old address that nobody has scanned: warned of with its cost, taken back with the reason, its money asked for', async () => {
  const { number } = await at.desk.place()
  await at.ship(number, 'SandboxPost Priority')
  const [shipment] = (await at.page(number)).shipments
  const { addresses } = await view(number)
  expect(addresses.can.edit).toEqual({ ok: true, value: null })
  expect(addresses.stakes.unscanned).toEqual({ shipments: 1, cost: shipment!.cost })
  expect(await edit(number)).toMatchObject({ status: 409, body: { code: 'labels_changed', detail: { shipments: 1 } } })
  expect((await edit(number, 1)).body).toEqual({ fields: ['line1', 'postalCode'] })
  const after = await at.page(number)
  expect(after.shipTo.line1).toBe('500 W 2nd St')
  expect(after.shipments).toMatchObject([{ state: 'cancelled', parcels: [{ void: 'submitted' }] }])
  expect(after.lines[0]!.open).toBe(2)
  expect((await types(number)).slice(-3)).toEqual(['shipment_cancelled', 'address_changed', 'label_voided'])
  const log = (await view(number)).activity.entries.map((entry: { event: object }) => entry.event)
  expect(log).toContainEqual({ type: 'shipment_cancelled', shipment: shipment!.id, reason: 'she moved' })
  await sandbox.advance(3 * 86_400)
  await doVoid(at.desk.app, { store: at.desk.store.id, id: shipment!.id })
  expect((await at.page(number)).judging.spent).toBe(0)
})

test('a billing address leaves the label where it is', async () => {
  const { number } = await at.desk.place()
  await at.ship(number, 'SandboxPost Priority')
  expect((await at.boss.post(at.at(number, 'addresses/billing'), { address: moved, reason: 'typo' })).status).toBe(200)
  expect((await at.page(number)).shipments).toMatchObject([{ state: 'shipped', parcels: [{ void: 'not_asked' }] }])
})

test('a carrier that does not answer changes nothing of that: the address stands, the label goes on in its job', async () => {
  const { number } = await at.desk.place()
  await at.ship(number, 'SandboxPost Priority')
  await sandbox.fault('POST', '/v2/shipments/*/refund', '500_before', 50)
  expect((await edit(number, 1)).status).toBe(200)
  const between = await at.page(number)
  expect([between.shipTo.line1, between.shipments[0]!.parcels[0]!.void]).toEqual(['500 W 2nd St', 'not_asked'])
  await sandbox.mend()
  await doVoid(at.desk.app, { store: at.desk.store.id, id: between.shipments[0]!.id })
  expect((await at.page(number)).shipments[0]!.parcels[0]!.void).toBe('submitted')
})

test('once a carrier has the parcel it goes to the old address, and that one stays', async () => {
  const { number } = await at.desk.place()
  await at.ship(number, 'SandboxPost Priority')
  const [parcel] = (await at.page(number)).shipments[0]!.parcels
  await sandbox.control('/carrier/track', { tracking_code: parcel!.number, status: 'in_transit' })
  await lookAfter(at.desk.app, { store: at.desk.store.id, id: parcel!.id })
  expect(await edit(number, 0)).toMatchObject({ status: 409, body: { code: 'parts_left' } })
  expect((await view(number)).addresses.can.edit).toMatchObject({ ok: false, code: 'parts_left' })
  expect((await at.page(number)).shipments).toMatchObject([{ state: 'shipped' }])
})

test('rates asked for the old address buy no label any more; those asked anew do', async () => {
  const { number } = await at.desk.place()
  const old = shipAsk(await at.rates(number), 'SandboxPost Priority', await at.open(number))
  at.desk.clock.advance(1_000)
  expect((await edit(number, 0)).status).toBe(200)
  const ship = (ask: object) => at.boss.post(at.at(number, 'fulfillment/ship-and-complete'), ask)
  expect(await ship(old)).toMatchObject({ status: 409, body: { code: 'address_changed' } })
  expect((await at.page(number)).shipments).toEqual([])
  at.desk.clock.advance(1_000)
  const fresh = shipAsk(await at.rates(number), 'SandboxPost Priority', await at.open(number))
  expect(await ship(fresh)).toMatchObject({ status: 200, body: { state: 'done' } })
})
