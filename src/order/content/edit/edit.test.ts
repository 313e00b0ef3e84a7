import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDesk, type Caller, type TestDesk } from '#test/support/desk.ts'
import type { AskChanges } from '#test/support/orders.ts'

let desk: TestDesk
let boss: Caller
let staff: Caller
beforeAll(async () => {
  desk = await openDesk()
  boss = await desk.as('supervisor')
  staff = await desk.as('staff')
})
afterAll(() => desk.close())

const at = (number: number, rest = '') => `/desk/stores/harbor/orders/${number}${rest}`
const page = async (number: number, person = boss) => (await person.get(at(number))).body
const edit = (number: number, ask: object, extra = {}, person = boss) => person.post(at(number, '/content/edits'), ask, extra)
const preview = async (number: number, ask: object, person = boss) => (await person.post(at(number, '/content/preview'), ask)).body
const events = async (number: number) =>
  (await page(number)).activity.entries
    .map((entry: { event: { type: string } }) => entry.event)
    .toReversed()
    .slice(1)
const lineIds = async (number: number) => (await page(number)).content.lines.map((line: { id: string }) => line.id)
const grille = {
  partNumber: '53111-06470',
  name: 'Radiator grille',
  quantity: 1,
  unitPrice: 8200,
  taxes: [{ ratePpm: 82_500, amount: 677, jurisdiction: 'TX Austin' }],
}
const two = { lines: [{}, grille] } satisfies AskChanges
const ship = (number: number, line: string, quantity: number) =>
  boss.post(at(number, '/fulfillment/ship-and-complete'), {
    method: 'tracking',
    lines: [{ line, quantity }],
    parcels: [{ trackingNumber: '1Z5R89390357567127' }],
    notify: false,
    slip: false,
  })

test('a part added by hand is taxed as the order is; preview and saving agree to the cent', async () => {
  const { number } = await desk.place()
  const ask = {
    kind: 'add_line',
    line: { partNumber: '90080-15191', name: 'Nut', quantity: 4, unitPrice: 325, unitCost: 150 },
    reason: 'she asked for them',
  }
  const shown = await preview(number, ask)
  // 13.00 more, 8.25 % of it 1.0725, half up 1.07
  expect([shown.before.total, shown.after.total, shown.after.tax, shown.due, shown.taxRatePpm]).toEqual([
    15_100, 16_507, 1117, 16_507, 82_500,
  ])
  // parts 122.40 - 76.00, then + 13.00 - 6.00; gross with 18.50 shipping
  expect(shown.profit).toMatchObject({ before: { parts: 4640, gross: 6490 }, after: { parts: 5340, gross: 7190 } })
  expect((await page(number)).head.version).toBe(1)
  expect((await edit(number, ask)).body).toEqual({ total: 16_507 })
  const view = await page(number)
  expect([view.head.total, view.head.balance, view.content.totals, view.content.profit]).toMatchObject([
    16_507,
    16_507,
    shown.after,
    shown.profit.after,
  ])
  expect(view.content.lines[1]).toMatchObject({
    partNumber: '90080-15191',
    quantity: 4,
    amount: 1300,
    state: 'to_check',
    taxRatePpm: 82_500,
  })
  expect(await events(number)).toMatchObject([
    { type: 'line_added', partNumber: '90080-15191', quantity: 4, unitPrice: 325, reason: 'she asked for them' },
    { type: 'total_changed', from: 15_100, to: 16_507 },
  ])
})

test('another tax rate needs a reason, and the log says from what to what', async () => {
  const { number } = await desk.place()
  const line = { partNumber: 'LABOUR', name: 'Key cutting', quantity: 1, unitPrice: 1000 }
  expect((await edit(number, { kind: 'add_line', line, tax: { ratePpm: 0, reason: '' } })).status).toBe(400)
  expect((await edit(number, { kind: 'add_line', line, tax: { ratePpm: 0, reason: 'labour is not taxed' } })).body.total).toBe(16_100)
  expect((await events(number))[1]).toEqual({ type: 'tax_overridden', from: 82_500, to: 0, reason: 'labour is not taxed' })
})

test('an untaxed order stays untaxed', async () => {
  const { number } = await desk.place({ buyer: { taxExempt: true }, lines: [{ taxes: [] }] })
  expect(
    (await edit(number, { kind: 'add_line', line: { partNumber: 'X-1', name: 'Clip', quantity: 1, unitPrice: 500 } })).body.total,
  ).toBe(14_590)
})

test('fewer pieces: tax and line discount shrink with them, and what was authorized covers the rest', async () => {
  const { number } = await desk.place({ lines: [{ discount: 1000, taxes: [{ ratePpm: 82_500, amount: 927, jurisdiction: 'TX Austin' }] }] })
  const [line] = await lineIds(number)
  const shown = await preview(number, { kind: 'edit_line', id: line, line: { quantity: 1 } })
  // 61.20 - 5.00 = 56.20, 8.25 % of it 4.6365
  expect(shown.after).toMatchObject({ subtotal: 6120, discounts: 500, tax: 464, shipping: 1850, total: 7934 })
  await edit(number, { kind: 'edit_line', id: line, line: { quantity: 1 } })
  expect(await events(number)).toEqual([
    { type: 'line_changed', line, partNumber: '48609-06230', field: 'quantity', from: 2, to: 1 },
    { type: 'line_changed', line, partNumber: '48609-06230', field: 'discount', from: 1000, to: 500 },
    { type: 'total_changed', from: 14_017, to: 7934 },
  ])
  expect((await edit(number, { kind: 'edit_line', id: line, line: { quantity: 2 } })).body.total).toBe(14_017)
})

test('a cancelled line keeps its place and its reason and counts for nothing', async () => {
  const { number } = await desk.place(two)
  const [, line] = await lineIds(number)
  const ask = { kind: 'cancel_line', id: line, reason: 'discontinued' }
  expect(await preview(number, ask)).toMatchObject({ before: { total: 23_977 }, after: { total: 15_100 }, due: 15_100 })
  await edit(number, ask)
  const { content, head } = await page(number)
  expect(content.lines[1]).toMatchObject({ state: 'cancelled', cancelledReason: 'discontinued', open: 0, quantity: 1 })
  expect([head.total, head.lines]).toEqual([15_100, 1])
  expect((await edit(number, ask)).body.code).toBe('line_cancelled')
})

test('the last line is not cancelled by itself: that is cancelling the order', async () => {
  const { number } = await desk.place()
  const [line] = await lineIds(number)
  expect((await edit(number, { kind: 'cancel_line', id: line, reason: 'x' })).body.code).toBe('cancel_the_order')
  expect((await edit(number, { kind: 'cancel_line', id: line, quantity: 1, reason: 'one in stock' })).body.total).toBe(6120 + 1850 + 505)
})

test('what has left cannot be unsold', async () => {
  const { number } = await desk.place({ lines: [{ quantity: 4, taxes: [] }] })
  const [line] = await lineIds(number)
  expect((await ship(number, line, 3)).status).toBe(200)
  expect((await edit(number, { kind: 'edit_line', id: line, line: { quantity: 2 } })).body).toEqual({
    code: 'less_than_taken',
    detail: { taken: 3, quantity: 2 },
  })
  expect((await edit(number, { kind: 'edit_line', id: line, line: { partNumber: 'OTHER' } })).body.code).toBe('line_left')
  expect((await edit(number, { kind: 'cancel_line', id: line, quantity: 2, reason: 'x' })).body).toMatchObject({
    code: 'over_open',
    detail: { open: 1 },
  })
  expect((await edit(number, { kind: 'cancel_line', id: line, reason: 'no more in stock' })).body.total).toBe(3 * 6120 + 1850)
  const { content, head } = await page(number)
  expect([content.lines[0].quantity, content.lines[0].open, head.fulfillmentState]).toEqual([3, 0, 'shipped'])
  expect((await edit(number, { kind: 'cancel_line', id: line, reason: 'again' })).body.code).toBe('line_left')
})

test('a discount lowers the tax; taking it away gives back every cent', async () => {
  const { number } = await desk.place(two)
  const ask = { kind: 'add_discount', label: 'Scratched box', amount: 1000 }
  // 10.00 off 204.40 is 5.99 and 4.01: taxed are 116.41 and 77.99, which makes 9.60 and 6.43
  expect((await preview(number, ask)).after).toMatchObject({ discounts: 1000, tax: 1603, total: 22_893 })
  expect((await edit(number, ask)).body.total).toBe(22_893)
  expect((await page(number)).content.discounts).toEqual([{ code: null, label: 'Scratched box', amount: 1000 }])
  expect((await edit(number, { kind: 'remove_discount', index: 0, label: 'Scratched box', amount: 1000 })).body.total).toBe(23_977)
  expect((await edit(number, { kind: 'remove_discount', index: 0, label: 'Scratched box', amount: 1000 })).body.code).toBe(
    'no_such_discount',
  )
  expect((await events(number)).map((event: { type: string }) => event.type)).toEqual([
    'discount_added',
    'total_changed',
    'discount_removed',
    'total_changed',
  ])
})

test('an order taxed on its full prices in spite of a promo code keeps that way', async () => {
  const { number } = await desk.place({ discounts: [{ code: 'SPRING10', label: 'Spring', amount: 1224 }] })
  expect((await edit(number, { kind: 'add_discount', label: 'Late', amount: 500 })).body.total).toBe(15_100 - 1224 - 500)
})

test('no discount beyond what the parts cost, none on a line beyond its price', async () => {
  const { number } = await desk.place()
  const [line] = await lineIds(number)
  expect((await edit(number, { kind: 'add_discount', label: 'All', amount: 12_241 })).body).toEqual({
    code: 'discount_too_large',
    detail: { most: 12_240 },
  })
  expect((await edit(number, { kind: 'edit_line', id: line, line: { discount: 12_241 } })).body.code).toBe('discount_too_large')
})

test('cores follow the quantity with their own tax', async () => {
  const coreTaxes = [{ ratePpm: 82_500, amount: 660, jurisdiction: 'TX Austin' }]
  const { number } = await desk.place({ lines: [{ coreCharge: 4000, coreTaxes }] })
  const [line] = await lineIds(number)
  await edit(number, { kind: 'edit_line', id: line, line: { quantity: 1 } })
  expect((await page(number)).content.totals).toMatchObject({ subtotal: 6120, cores: 4000, tax: 505 + 330 })
  const shown = await preview(number, {
    kind: 'add_line',
    line: { partNumber: 'CORE-2', name: 'Caliper', quantity: 1, unitPrice: 0, coreCharge: 1000 },
  })
  expect(shown.after.tax - shown.before.tax).toBe(83)
})

test('cost and profit stay with those who may see them', async () => {
  const { number } = await desk.place()
  const [line] = await lineIds(number)
  const view = await page(number, staff)
  expect(view.content.profit).toBeNull()
  expect(JSON.stringify(view)).not.toMatch(/unitCost|"gross"/)
  expect((await preview(number, { kind: 'edit_line', id: line, line: { quantity: 1 } }, staff)).profit).toBeNull()
  expect((await edit(number, { kind: 'edit_line', id: line, line: { unitCost: 1 } }, {}, staff)).body.code).toBe('no_cost_right')
  await edit(number, { kind: 'edit_line', id: line, line: { unitCost: 4000 } })
  const entryOf = (body: { activity: { entries: { event: unknown }[] } }) => body.activity.entries[0]?.event
  expect(entryOf(await page(number, staff))).toMatchObject({ field: 'unitCost', from: null, to: null })
  expect(entryOf(await page(number))).toMatchObject({ field: 'unitCost', from: 3800, to: 4000 })
})

test('a missing cost is told instead of a figure', async () => {
  const { number } = await desk.place({ lines: [{}, { ...grille, unitCost: null }] })
  expect((await page(number)).content.profit).toEqual({
    parts: null,
    gross: null,
    missingCosts: 1,
    labels: null,
    paymentFees: 0,
    credited: 0,
  })
})

test('the same command twice is one edit; two people: the second is told', async () => {
  const { number } = await desk.place()
  const ask = { kind: 'add_discount', label: 'Sorry', amount: 100 }
  const command = randomUUID()
  await Promise.all([edit(number, ask, { command, seen: 1 }), edit(number, ask, { command, seen: 1 })])
  expect((await page(number)).content.discounts).toHaveLength(1)
  const late = await edit(number, ask, { seen: 1 }, staff)
  expect([late.status, late.body.detail]).toMatchObject([412, { who: 'supervisor of harbor', what: 'discount_added' }])
})

test('a completed order is reopened before it is edited; an unknown line is told; nothing changed is told', async () => {
  const { number } = await desk.place({ lines: [{ unitPrice: 0, taxes: [] }], shippingService: { name: 'Pickup', amount: 0, taxes: [] } })
  const [line] = await lineIds(number)
  expect((await edit(number, { kind: 'edit_line', id: randomUUID(), line: { quantity: 1 } })).body.code).toBe('no_such_line')
  expect((await edit(number, { kind: 'edit_line', id: line, line: { quantity: 2 } })).body.code).toBe('nothing_changed')
  await ship(number, line, 2)
  expect((await page(number)).head.status).toBe('completed')
  expect((await edit(number, { kind: 'add_discount', label: 'x', amount: 1 })).body.code).toBe('order_completed')
  expect((await preview(number, { kind: 'add_discount', label: 'x', amount: 1 })).code).toBe('order_completed')
})
