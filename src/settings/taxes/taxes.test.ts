import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { StoreTax } from '#domain/store/taxes.ts'
import { openDesk, type Caller, type TestDesk } from '#test/support/desk.ts'
import { address, orderAsk, type AskChanges } from '#test/support/orders.ts'
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

test('a line added to an order typed in before the store had taxes gets those of where it ships, unless a rate is given; a storefront’s order keeps its own way', async () => {
  await save([])
  const command = randomUUID()
  const shipping = { ...address, region: 'RI' }
  const { channel: _channel, externalNumber: _number, placedAt: _placedAt, ...ask } = orderAsk({ shipping, lines: [{ taxes: [] }] })
  const { number } = (await boss.post(`${store}/orders`, ask, { command })).body
  await save([tax('State', { ratePpm: 70_000, onCores: true }), tax('City', { ratePpm: 10_050 }), tax('Next year', { from: '2027-01-01' })])
  const line = { partNumber: 'X-1', name: 'Pump', quantity: 2, unitPrice: 33_33, coreCharge: 10_00 }
  const content = async () => (await boss.get(`${store}/orders/${number}`)).body.content
  expect(await content()).toMatchObject({
    ownRatePpm: 80_050,
    added: [
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

const phoneAsk = (changes: AskChanges) => {
  const { channel: _channel, externalNumber: _number, placedAt: _placedAt, ...ask } = orderAsk(changes)
  return ask
}
const [gst, qst] = [
  tax('GST', { country: 'CA', region: null, ratePpm: 50_000, onCores: true }),
  tax('QST', { country: 'CA', region: 'QC', ratePpm: 99_750 }),
]
const quebec = { ...address, city: 'Québec', region: 'QC', postalCode: 'G1K 3V8', country: 'CA' }
const pageOf = async (number: number) => (await boss.get(`${store}/orders/${number}`)).body
const logOf = async (number: number) =>
  (await pageOf(number)).activity.entries
    .map((entry: { event: object }) => entry.event)
    .filter((event: { type: string }) => event.type === 'tax_left_out')
const pump = { kind: 'add_line', line: { partNumber: 'X-1', name: 'Pump', quantity: 2, unitPrice: 33_33, coreCharge: 10_00 } }

test('one of several taxes left out stays out: of what is added too, shown tax by tax, and page and file come to the same cent', async () => {
  await save([gst, qst])
  // 122.40 at 5 % is 6.12, 18.50 at 5 % 0.925
  const gstAt = (amount: number) => [{ ratePpm: 50_000, amount, jurisdiction: 'GST' }]
  const ask = phoneAsk({
    shipping: quebec,
    buyer: { name: 'One Left Out' },
    lines: [{ taxes: gstAt(612) }],
    shippingService: { name: 'Ground', amount: 1850, taxes: gstAt(93) },
  })
  const { number } = (await boss.post(`${store}/orders`, ask, { command: randomUUID() })).body
  expect(await logOf(number)).toEqual([{ type: 'tax_left_out', names: ['QST'] }])
  expect((await pageOf(number)).content).toMatchObject({ ownRatePpm: 50_000, added: [{ name: 'GST', ratePpm: 50_000 }] })
  const shown = (await boss.post(`${store}/orders/${number}/content/preview`, pump)).body
  // 66.66 at 5 % is 3.333; two cores of 10.00 at 5 % are 1.00
  expect(shown.taxes).toEqual([{ name: 'GST', ratePpm: 50_000, before: 705, after: 1138 }])
  expect((await boss.post(`${store}/orders/${number}/content/edits`, pump)).body).toEqual({ total: shown.after.total })
  expect((await pageOf(number)).content).toMatchObject({
    taxes: [{ jurisdiction: 'GST', amount: 1138 }],
    totals: { tax: 1138, total: 23_894 },
  })
  const file = await boss.open(`${store}/orders.csv?status=all&q=One%20Left%20Out&columns=number,total`)
  expect(await file.text()).toContain(`${number},238.94`)
})

test('all of them left out stay out of what is added; a tax-exempt customer says why, and the log keeps it', async () => {
  await save([gst, qst])
  const untaxed = { shipping: quebec, lines: [{ taxes: [] }] }
  const left = (await boss.post(`${store}/orders`, phoneAsk(untaxed), { command: randomUUID() })).body
  expect(await logOf(left.number)).toEqual([{ type: 'tax_left_out', names: ['GST', 'QST'] }])
  await boss.post(`${store}/orders/${left.number}/content/edits`, pump)
  expect((await pageOf(left.number)).content.totals.tax).toBe(0)
  const exempt = phoneAsk({ ...untaxed, buyer: { taxExempt: true } })
  const refused = await boss.post(`${store}/orders`, exempt, { command: randomUUID() })
  expect([refused.status, refused.body.issues[0].path]).toEqual([400, 'taxExemption'])
  const taken = (await boss.post(`${store}/orders`, { ...exempt, taxExemption: 'RI 12-345' }, { command: randomUUID() })).body
  expect(await logOf(taken.number)).toEqual([{ type: 'tax_left_out', names: ['GST', 'QST'], reason: 'RI 12-345' }])
})
