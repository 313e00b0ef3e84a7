import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDesk, type Caller, type TestDesk } from '#test/support/desk.ts'

let desk: TestDesk
let boss: Caller
beforeAll(async () => {
  desk = await openDesk()
  boss = await desk.as('supervisor')
})
afterAll(() => desk.close())

const at = (number: number, rest: string) => `/desk/stores/harbor/orders/${number}/${rest}`

async function shipped(numbers: readonly string[]): Promise<number> {
  const { number } = await desk.place()
  const { lines } = (await boss.get(at(number, 'fulfillment'))).body
  await boss.post(at(number, 'fulfillment/ship-and-complete'), {
    method: 'tracking',
    lines: lines.map((line: { id: string; open: number }) => ({ line: line.id, quantity: line.open })),
    parcels: numbers.map((trackingNumber) => ({ trackingNumber })),
    cost: 0,
    notify: false,
    slip: false,
  })
  return number
}

/** Writes where the carrier saw each parcel; the order's facts are folded again with the next thing that happens to it. */
async function seen(number: number, states: readonly (string | null)[]) {
  for (const [position, state] of states.entries()) {
    await desk.look(
      'update parcels p set tracker_state = $1 from orders o where o.id = p.order_id and o.store_id = p.store_id and number = $2 and position = $3',
      [state, number, position],
    )
  }
  await boss.post(at(number, 'notes'), { body: 'Looked at the tracking' })
  const [row] = (await boss.get(`/desk/stores/harbor/orders?status=all&q=${number}`)).body.rows
  return { state: row.fulfillmentState, flagged: row.flags.includes('delivery_exception') }
}

const listed = async (query: string): Promise<readonly number[]> =>
  (await boss.get(`/desk/stores/harbor/orders?status=all&${query}`)).body.rows.map((row: { number: number }) => row.number)

test('the list follows the parcels of an order: shipped until all arrived, flagged while one needs a person', async () => {
  const number = await shipped(['1Z5R89390357567127', '9400111899223857268494'])
  expect(await seen(number, [null, null])).toEqual({ state: 'shipped', flagged: false })
  expect(await seen(number, ['delivered', 'exception'])).toEqual({ state: 'shipped', flagged: true })
  expect(await listed('flags=delivery_exception')).toEqual([number])
  expect(await seen(number, ['delivered', 'delivered'])).toEqual({ state: 'delivered', flagged: false })
  expect(await listed('fulfillment=delivered')).toEqual([number])
  expect(await seen(number, ['returned', 'returned'])).toEqual({ state: 'returned', flagged: true })
  expect([await listed('fulfillment=returned'), await listed('fulfillment=delivered')]).toEqual([[number], []])
})
