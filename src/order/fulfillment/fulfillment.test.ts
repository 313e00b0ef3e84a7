import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDesk, type Caller, type TestDesk } from '#test/support/desk.ts'
import type { AskChanges } from '#test/support/orders.ts'

let desk: TestDesk
let staff: Caller
let boss: Caller
beforeAll(async () => {
  desk = await openDesk()
  staff = await desk.as('staff')
  boss = await desk.as('supervisor')
})
afterAll(() => desk.close())

const at = (number: number, rest: string) => `/desk/stores/harbor/orders/${number}/${rest}`
const page = async (number: number, person = boss) => (await person.get(at(number, 'fulfillment'))).body
const two = { lines: [{ quantity: 2 }, { partNumber: '53111-06470', name: 'Radiator grille', quantity: 1, unitPrice: 0, taxes: [] }] } satisfies AskChanges

const ups = '1Z5R89390357567127'
const tracking = (lines: readonly { id: string; open: number }[], changes: object = {}) => ({
  method: 'tracking', lines: lines.map(({ id, open }) => ({ line: id, quantity: open })), parcels: [{ trackingNumber: ups }], cost: 14_82, notify: true, slip: true, ...changes,
})
const events = async (number: number) => {
  const rows = await desk.look<{ event: { type: string } }>('select event from activities a join orders o on o.id = a.order_id where number = $1 order by sequence', [number])
  return rows.map((row) => row.event)
}

test('the page tells what is open, what it costs and what the guards say, in one answer', async () => {
  const { number } = await desk.place(two)
  const view = await page(number)
  expect(view.head).toMatchObject({ number, status: 'new', total: 15_100, balance: 15_100 })
  expect(view.lines.map((line: { partNumber: string; open: number; left: number }) => [line.partNumber, line.open, line.left])).toEqual([['48609-06230', 2, 0], ['53111-06470', 1, 0]])
  expect(view.suggested.map((one: { quantity: number }) => one.quantity)).toEqual([2, 1])
  expect(view.judging).toMatchObject({ balance: 15_100, shippingCharged: 1850, spent: 0, mayOverride: true })
  expect(view.shipTo).toMatchObject({ name: 'Ava Martin', city: 'Austin' })
  expect(view.can.ship).toEqual({ ok: true })
})

test('profit is left out for those who may not see it', async () => {
  const { number } = await desk.place()
  // lines 122.40 + shipping 18.50 - costs 76.00
  expect((await page(number, boss)).judging.profit).toBe(6490)
  expect((await page(number, staff)).judging.profit).toBeNull()
})

test('shipped with a tracking number: rows, state, log, letter and slip', async () => {
  const { number } = await desk.place()
  const { lines } = await page(number)
  const answer = await staff.post(at(number, 'fulfillment/ship-and-complete'), tracking(lines))
  expect(answer.body).toMatchObject({ state: 'done', completed: false })
  const after = await page(number)
  expect(after.head).toMatchObject({ status: 'processing', fulfillmentState: 'shipped', balance: 15_100 })
  expect(after.shipments).toMatchObject([{ sequence: 1, method: 'tracking', state: 'shipped', cost: 14_82, parcels: [{ carrier: 'ups', number: ups, url: `https://www.ups.com/track?tracknum=${ups}` }] }])
  expect(after.judging.spent).toBe(14_82)
  expect(after.can.ship).toMatchObject({ ok: false, code: 'nothing_open' })
  const shipment = answer.body.shipment
  expect((await events(number)).slice(1)).toEqual([
    { type: 'shipment_left', shipment, method: 'tracking', pieces: 2, tracking: [ups], cost: 14_82 },
    { type: 'status_changed', from: 'new', to: 'processing' },
    { type: 'letter_queued', letter: expect.any(String), kind: 'shipped' },
    { type: 'packing_slip_made', shipment },
  ])
  expect((await boss.get(`/desk/stores/harbor/orders/${number}`)).body.head.flags).toContain('shipped_balance_due')
})
