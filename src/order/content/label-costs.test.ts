import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openLabelDesk, type LabelDesk } from '#test/support/label-desk.ts'
import { startSandbox, type Sandbox } from '#test/support/sandbox.ts'

let sandbox: Sandbox
let at: LabelDesk
let hook: { readonly path: string; readonly secret: string }
beforeAll(async () => {
  sandbox = await startSandbox()
  at = await openLabelDesk(sandbox, 'costs')
  const { body } = await at.boss.post(`/desk/stores/harbor/settings/carriers/${at.carrier}/webhook/by-hand`)
  hook = { path: new URL(body.url).pathname, secret: body.secret }
})
afterAll(async () => {
  await at.close()
  await sandbox.stop()
})

const view = async (number: number) => (await at.boss.get(`/desk/stores/harbor/orders/${number}`)).body
/** What the carrier says, signed as it would sign it. */
const tell = (id: string, description: string, result: object) => {
  const body = JSON.stringify({ id, object: 'Event', description, result })
  const signature = `hmac-sha256-hex=${createHmac('sha256', hook.secret).update(body).digest('hex')}`
  return at.desk.raw(hook.path, { method: 'POST', body, headers: { 'x-hmac-signature': signature, 'content-type': 'application/json' } })
}
/** Label cost and gross profit as Content says them, then as Order Fulfillment does. */
const figures = async (number: number) => {
  const { profit } = (await view(number)).content
  const { spent, profit: after } = (await at.page(number)).judging
  return [
    [profit.labels, profit.gross],
    [spent, after],
  ]
}
const both = (labels: number, gross: number) => [
  [labels, gross],
  [labels, gross],
]

test('Content and Order Fulfillment say the same profit: with the label, with the carrier’s correction, given back, and with the money back', async () => {
  const { number } = await at.desk.place()
  // $122.40 of parts less their cost of $76.00, and $18.50 of shipping charged
  const before = 12_240 - 7_600 + 1_850
  expect((await view(number)).content.profit).toMatchObject({ labels: null, gross: before })
  await at.ship(number, 'SandboxPost Priority')
  const [shipment] = (await at.page(number)).shipments
  const cost = shipment!.cost ?? 0
  const code = shipment!.parcels[0]!.number
  expect(cost).toBeGreaterThan(300)
  expect(await figures(number)).toEqual(both(cost, before - cost))
  const bill = {
    id: 'si_7',
    tracking_code: code,
    adjustment_amount: '4.10000',
    adjustment_reason: 'weighed',
    created_at: '2026-12-03T00:00:00Z',
  }
  expect((await tell('evt_bill', 'shipment.invoice.created', bill)).status).toBe(200)
  expect(await figures(number)).toEqual(both(cost + 410, before - cost - 410))
  const given = await at.boss.post(at.at(number, 'fulfillment/void'), { shipment: shipment!.id, reason: 'wrong box' })
  expect(given.body.labels).toMatchObject([{ state: 'submitted' }])
  expect(await figures(number)).toEqual(both(cost + 410, before - cost - 410))
  const refund = { id: 'rfnd_1', tracking_code: code, status: 'refunded' }
  expect((await tell('evt_back', 'refund.successful', refund)).status).toBe(200)
  expect((await view(number)).content.profit).toMatchObject({ labels: null, gross: before })
  expect((await at.page(number)).judging).toMatchObject({ spent: 0, profit: before })
})

test('a tracking number typed in costs what was typed, beside a label', async () => {
  const { number } = await at.desk.place()
  const { lines } = await at.page(number)
  const typed = { method: 'tracking', parcels: [{ trackingNumber: '1Z5R89390357567127' }], cost: 700, notify: false, slip: false }
  await at.boss.post(at.at(number, 'fulfillment/ship-and-complete'), { ...typed, lines: [{ line: lines[0]!.id, quantity: 1 }] })
  await at.ship(number, 'SandboxPost Priority')
  const label = (await at.page(number)).shipments[1]!.cost ?? 0
  const [content, fulfillment] = await figures(number)
  expect(content).toEqual(fulfillment)
  expect(content![0]).toBe(700 + label)
})

test('the order page shows each shipment with its tracking link and where its parcel is, and none that was taken back', async () => {
  const { number } = await at.desk.place()
  await at.ship(number, 'SandboxPost Priority')
  const [shipment] = (await at.page(number)).shipments
  const code = shipment!.parcels[0]!.number
  const shown = async () => (await view(number)).shipments
  expect(await shown()).toMatchObject([
    {
      sequence: 1,
      state: 'shipped',
      lines: [{ quantity: 2 }],
      parcels: [
        { carrier: 'SandboxPost', number: code, url: `http://127.0.0.1:${sandbox.ports.carrier}/track/${code}`, state: 'label_created' },
      ],
    },
  ])
  const details = [{ status: 'delivered', datetime: '2026-11-30T12:00:00Z', message: 'handed over', tracking_location: {} }]
  const moved = { object: 'Tracker', tracking_code: code, status: 'delivered', est_delivery_date: null, tracking_details: details }
  await tell('evt_there', 'tracker.updated', moved)
  expect(await shown()).toMatchObject([{ parcels: [{ state: 'delivered' }] }])
  expect((await view(number)).head.fulfillmentState).toBe('delivered')
  const other = await at.desk.place()
  await at.ship(other.number, 'SandboxPost Priority')
  const [back] = (await at.page(other.number)).shipments
  await at.boss.post(at.at(other.number, 'fulfillment/void'), { shipment: back!.id, reason: 'wrong box' })
  expect((await view(other.number)).shipments).toEqual([])
})
