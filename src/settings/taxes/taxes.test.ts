import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { StoreTax } from '#domain/store/taxes.ts'
import { openDesk, type Caller, type TestDesk } from '#test/support/desk.ts'
import { address, orderAsk } from '#test/support/orders.ts'
import type { TaxesView } from './shapes.ts'

const store = '/desk/stores/harbor'
const path = `${store}/settings/taxes`

let desk: TestDesk
let boss: Caller
beforeAll(async () => {
  desk = await openDesk()
  boss = await desk.as('supervisor')
})
afterAll(() => desk.close())

const tax = (name: string, changes: Partial<StoreTax> = {}): StoreTax => ({
  id: randomUUID(),
  name,
  nameFr: null,
  country: 'US',
  region: 'Rhode Island',
  ratePpm: 70_000,
  onShipping: true,
  onCores: false,
  from: '2026-01-01',
  ...changes,
})
const view = async () => (await boss.get(path)).body as TaxesView
const save = async (taxes: readonly object[], seen?: string) =>
  boss.post(path, { taxes }, { method: 'PUT', seen: seen ?? (await view()).seen })
const changes = async () => (await boss.get(`${store}/settings/changes/taxes`)).body.changes

test('taxes are kept to the ten-thousandth of a percent and logged one by one; who takes orders reads them, who may not change settings changes none', async () => {
  const [gst, sales] = [tax('GST', { nameFr: 'TPS', country: 'CA', region: null, ratePpm: 50_000 }), tax('Sales tax', { ratePpm: 69_751 })]
  expect((await save([gst, sales])).status).toBe(200)
  expect((await save([{ ...gst, ratePpm: 60_000 }])).status).toBe(200)
  expect(await changes()).toMatchObject([
    { what: 'tax', subject: 'Sales tax', before: sales, after: null },
    { what: 'tax', subject: 'GST', before: { ratePpm: 50_000 }, after: { ratePpm: 60_000 } },
    { what: 'tax', subject: 'Sales tax', before: null, after: sales },
    { what: 'tax', subject: 'GST', before: null, after: gst },
  ])
  const staff = await desk.as('staff')
  expect((await staff.get(`${store}/order-taxes`)).body).toEqual({ taxes: [{ ...gst, ratePpm: 60_000 }], day: '2026-03-04' })
  expect((await staff.get(path)).status).toBe(403)
  expect((await staff.post(path, { taxes: [] }, { method: 'PUT', seen: (await view()).seen })).status).toBe(403)
})

test('who saves on what stands no more is told so; a rate or day that is none is refused at its field', async () => {
  const { seen } = await view()
  await save([tax('A')])
  expect((await save([tax('B')], seen)).status).toBe(412)
  expect((await view()).taxes.map(({ name }) => name)).toEqual(['A'])
  const answer = await save([tax('', { ratePpm: 1.5, from: '2026-02-30' })])
  expect(answer.body.issues.map((issue: { path: string }) => issue.path)).toEqual(['taxes.0.name', 'taxes.0.ratePpm', 'taxes.0.from'])
})

test('a line added to a typed order without tax gets the taxes of where it ships, unless a rate is given; a storefront’s order keeps its own way', async () => {
  await save([tax('State', { ratePpm: 70_000, onCores: true }), tax('City', { ratePpm: 10_050 }), tax('Next year', { from: '2027-01-01' })])
  const command = randomUUID()
  const shipping = { ...address, region: 'RI' }
  const { channel: _channel, externalNumber: _number, placedAt: _placedAt, ...ask } = orderAsk({ shipping, lines: [{ taxes: [] }] })
  const { number } = (await boss.post(`${store}/orders`, ask, { command })).body
  const line = { partNumber: 'X-1', name: 'Pump', quantity: 2, unitPrice: 33_33, coreCharge: 10_00 }
  const content = async () => (await boss.get(`${store}/orders/${number}`)).body.content
  expect(await content()).toMatchObject({
    ownRatePpm: 80_050,
    proposed: [
      { name: 'State', ratePpm: 70_000 },
      { name: 'City', ratePpm: 10_050 },
    ],
  })
  const add = (order: number, body: object) => boss.post(`${store}/orders/${order}/content/edits`, { kind: 'add_line', line, ...body })
  await add(number, {})
  // 66.66 at 7 % is 4.6662, at 1.005 % 0.669933; two cores of 10.00 at 7 % are 1.40
  const charged = await desk.look(`select taxes, core_taxes from order_lines where part_number = 'X-1'`)
  expect(charged).toEqual([
    {
      taxes: [
        { ratePpm: 70_000, amount: 467, jurisdiction: 'State', remittedBy: 'store' },
        { ratePpm: 10_050, amount: 67, jurisdiction: 'City', remittedBy: 'store' },
      ],
      core_taxes: [{ ratePpm: 70_000, amount: 140, jurisdiction: 'State', remittedBy: 'store' }],
    },
  ])
  const theirs = await desk.place({ shipping, lines: [{ taxes: [] }] })
  const before = (await boss.get(`${store}/orders/${theirs.number}`)).body.content.totals.tax
  await add(theirs.number, {})
  expect((await boss.get(`${store}/orders/${theirs.number}`)).body.content.totals.tax).toBe(before)
})
