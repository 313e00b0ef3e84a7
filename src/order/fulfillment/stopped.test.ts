import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openShippingDesk, pathOf, type ShippingDesk, tracked, whole } from '#test/support/shipping/desk.ts'

let at: ShippingDesk
beforeAll(async () => {
  at = await openShippingDesk()
})
afterAll(() => at.desk.close())

test('suspected fraud stops a shipment; a supervisor passes it with a reason that stands in the log', async () => {
  const { id, number } = await at.desk.place()
  await at.desk.look(
    `insert into fraud_marks (store_id, id, order_id, mark, reason, marked_by, marked_by_name) values ($1, $2, $3, 'suspected', 'odd', $4, 'staff of harbor')`,
    [at.desk.store.id, randomUUID(), id, at.desk.store.people.staff],
  )
  const lines = whole(await at.page(number))
  const override = { guards: ['fraud_not_cleared'], reason: 'called the buyer back' }
  expect(await at.ship(number, tracked(lines), at.boss)).toMatchObject({
    status: 409,
    body: { code: 'guarded', detail: { guards: ['fraud_not_cleared'] } },
  })
  expect(await at.ready(number, lines)).toMatchObject({ status: 409, body: { code: 'guarded' } })
  expect(await at.ship(number, tracked(lines, { override }), at.staff)).toMatchObject({ status: 409, body: { code: 'may_not_override' } })
  expect((await at.ship(number, tracked(lines, { override }), at.boss)).status).toBe(200)
  expect((await at.events(number)).filter(({ type }) => type === 'guard_overridden')).toEqual([
    { type: 'guard_overridden', guard: 'fraud_not_cleared', reason: 'called the buyer back' },
  ])
})

test('guards follow the store: fitment, invoice number, balance and loss stop only where the store says so', async () => {
  const { number } = await at.desk.place()
  const lines = whole(await at.page(number))
  const levels = { fitment: 'block', balance_due: 'block', loses_money: 'block' }
  await at.guard(levels, true)
  const refused = await at.ship(number, tracked(lines, { cost: 18_51 }))
  const shelf = await at.ready(number, lines)
  await at.guard({})
  expect(refused.body).toMatchObject({ code: 'guarded', detail: { guards: ['balance_due', 'fitment', 'dms_number', 'loses_money'] } })
  expect(shelf.body).toMatchObject({ code: 'guarded', detail: { guards: ['fitment', 'dms_number'] } })
  expect((await at.ship(number, tracked(lines, { cost: 18_51 }))).status).toBe(200)
})

test('a shipment that would leave the order without profit is judged by the profit, for whoever ships it', async () => {
  const { number } = await at.desk.place({ lines: [{ unitCost: 6900 }] })
  await at.guard({ loses_money: 'block' })
  // 122.40 + 18.50 - 138.00 = 2.90 before the label
  const [lost, kept] = [
    await at.ship(number, tracked(whole(await at.page(number)), { cost: 2_91 }), at.staff),
    await at.ship(number, tracked(whole(await at.page(number)), { cost: 2_90 }), at.staff),
  ]
  await at.guard({})
  expect([lost.body.code, kept.status]).toEqual(['guarded', 200])
})

test('a cancelled order ships nothing', async () => {
  const { number } = await at.desk.place()
  const lines = whole(await at.page(number))
  await at.boss.post(pathOf(number, 'cancel'), { what: 'order', reason: 'ordered twice', notify: false, seen: { voided: 0, returned: 0 } })
  expect(await at.ship(number, tracked(lines))).toMatchObject({ status: 409, body: { code: 'order_cancelled' } })
  expect(await at.ready(number, lines)).toMatchObject({ status: 409, body: { code: 'order_cancelled' } })
  expect((await at.page(number)).can.ship).toMatchObject({ ok: false, code: 'order_cancelled' })
})

test('another store and an associate without the order see and ship nothing; a marketer may not', async () => {
  const { number } = await at.desk.place()
  const lines = whole(await at.page(number))
  const { body } = await at.ship(number, tracked([{ ...lines[0], quantity: 1 }]))
  const paths = ['fulfillment', `shipments/${body.shipment}/packing-slip.pdf`, 'next-step', 'cancel']
  for (const [role, store, status] of [
    ['supervisor', at.desk.other, 404],
    ['associate', at.desk.store, 404],
    ['marketer', at.desk.store, 403],
  ] as const) {
    const person = await at.desk.as(role, store)
    for (const path of paths) expect((await person.get(pathOf(number, path))).status).toBe(status)
    expect((await at.ship(number, tracked(lines), person)).status).toBe(status)
    expect((await person.post(pathOf(number, 'fulfillment/put-back'), { shipment: body.shipment, reason: 'mine' })).status).toBe(status)
  }
  await at.desk.look('update orders set assignee_id = $1 where number = $2', [at.desk.store.people.associate, number])
  expect((await at.ship(number, tracked([{ ...lines[0], quantity: 1 }]), await at.desk.as('associate'))).status).toBe(200)
})
