import { afterAll, beforeAll, expect, test } from 'vitest'
import { actorIn, openDesk, type TestDesk } from '#test/support/desk.ts'
import { readOrder } from '../../spine.ts'
import type { FulfillmentView } from '../shapes.ts'
import { readSlip } from './read-slip.ts'

let desk: TestDesk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

test('a slip tells what is still to come, and of which parts the old one brings a deposit back', async () => {
  const grille = { partNumber: '53111-06470', name: 'Radiator grille', quantity: 1, unitPrice: 0, taxes: [] }
  const { number } = await desk.place({ lines: [{ quantity: 2, coreCharge: 4_500 }, grille] })
  const staff = await desk.as('staff')
  const at = `/desk/stores/harbor/orders/${number}/fulfillment`
  const { lines } = (await staff.get(at)).body as FulfillmentView
  const shipped = await staff.post(`${at}/ship-and-complete`, {
    method: 'tracking',
    lines: lines.map(({ id }) => ({ line: id, quantity: 1 })),
    parcels: [{ trackingNumber: '1Z5R89390357567127' }],
    cost: 14_82,
    notify: false,
    slip: true,
  })
  const slip = await readOrder(desk.app, actorIn(desk.store), number, (held) => readSlip(held, shipped.body.shipment))
  expect(slip).toMatchObject({
    paper: 'letter',
    lines: [
      { partNumber: '48609-06230', quantity: 1, of: 2, toCome: 1, core: true },
      { partNumber: '53111-06470', quantity: 1, of: 1, toCome: 0, core: false },
    ],
  })
})
