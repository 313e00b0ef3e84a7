import { expect, test } from 'vitest'
import { foldFacts, type FactSources } from './facts.ts'
import type { Shipment, ShipmentState } from './fulfillment.ts'
import type { TrackerState } from './shipping/tracker.ts'

const now = new Date('2026-03-04T15:00:00Z')
const place = {
  name: 'Ann Buyer',
  company: null,
  line1: '1 Main St',
  line2: null,
  city: 'Austin',
  region: 'TX',
  postalCode: '78701',
  country: 'US',
  phone: null,
}
const line = {
  id: 'mount',
  state: 'in_stock',
  quantity: 2,
  unitPrice: 50_00,
  unitCost: null,
  coreCharge: 0,
  discount: 0,
  cancelled: false,
  hazmat: false,
  taxes: [],
  coreTaxes: [],
} as const
const sent = (parcels: readonly (TrackerState | null)[], state: ShipmentState = 'shipped'): Shipment => ({
  id: '1',
  method: 'label',
  state,
  lines: [{ line: 'mount', quantity: 2 }],
  parcels: parcels.map((one) => ({ state: one, label: true, check: null })),
})
const sources = (shipments: readonly Shipment[], status: FactSources['status'] = 'processing'): FactSources => ({
  currency: 'USD',
  status,
  comment: null,
  vin: '1HGCM82633A004352',
  risk: null,
  priced: { lines: [line], discounts: [], fees: [], shipping: { amount: 0, taxes: [] } },
  billing: place,
  shipping: place,
  shipments,
  purchases: [],
  history: [],
  unconfirmed: false,
  refused: false,
  alarms: [],
  mark: null,
  notes: 0,
  raised: false,
  failedLetters: 0,
  unreadMails: 0,
  lastWord: null,
})

test.each<[string, readonly Shipment[], boolean]>([
  ['nothing was sent', [], false],
  ['on its way', [sent(['in_transit', null])], false],
  ['waiting at the counter', [sent(['available_for_pickup'])], false],
  ['arrived', [sent(['delivered'])], false],
  ['one box of two is stuck', [sent(['delivered', 'exception'])], true],
  ['on its way back', [sent(['returning'])], true],
  ['back', [sent(['returned'])], true],
  ['back, and taken back by a person', [sent(['returned'], 'cancelled')], false],
])('the list flags a delivery that needs a person: %s', (_case, shipments, flagged) => {
  expect(foldFacts(sources(shipments), now).flags.includes('delivery_exception')).toBe(flagged)
  expect(foldFacts(sources(shipments, 'completed'), now).flags.includes('delivery_exception')).toBe(flagged)
})

test('what has arrived and is not paid still shows as sent with money due', () => {
  for (const state of ['in_transit', 'delivered', 'returned'] as const) {
    const facts = foldFacts(sources([sent([state])]), now)
    expect(facts.flags).toContain('shipped_balance_due')
    expect(facts.attention).toContain('shipped_unpaid')
  }
})
