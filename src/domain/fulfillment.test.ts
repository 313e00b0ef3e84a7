import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  anythingGone,
  fulfillmentStateOf,
  fulfillmentStates,
  hasLeft,
  isUnscanned,
  leftAs,
  leftQuantity,
  nothingOpen,
  openQuantity,
  planHandOver,
  planPutBack,
  planShipment,
  readTracking,
  shippable,
  statusAfterwards,
  suggestShipment,
  type Method,
  type OpenLine,
  type Shipment,
  type ShipmentLine,
  type ShipmentState,
  type Taken,
} from './fulfillment.ts'
import { lineStates, type LineState, type Status } from './order.ts'
import type { TrackerState } from './shipping/tracker.ts'

const mount: OpenLine = { id: 'mount', quantity: 4, state: 'in_stock' }
const grille: OpenLine = { id: 'grille', quantity: 1, state: 'to_check' }
const hose: OpenLine = { id: 'hose', quantity: 2, state: 'ships_from_vendor' }

const shipment = (state: ShipmentState, quantity: number, line = 'mount', method: Method = 'tracking'): Shipment => ({
  id: `${state} ${quantity} ${line}`,
  method,
  state,
  lines: [{ line, quantity }],
  parcels: [],
})
const parcels = (quantity: number, ...states: readonly (TrackerState | null)[]): Shipment => ({
  ...shipment('shipped', quantity),
  parcels: states.map((state) => ({ state, label: true, check: null })),
})
const pick = (line: string, quantity: number): ShipmentLine => ({ line, quantity })

test.each<[string, readonly Shipment[], readonly ShipmentLine[], Method, string]>([
  ['a line goes whole', [], [pick('mount', 4)], 'tracking', 'ok'],
  ['part of a line goes', [], [pick('mount', 1)], 'pickup', 'ok'],
  ['the rest goes later', [shipment('shipped', 3)], [pick('mount', 1)], 'tracking', 'ok'],
  ['one more than is left', [shipment('shipped', 3)], [pick('mount', 2)], 'tracking', 'more_than_open'],
  ['the same line named twice counts twice', [], [pick('mount', 3), pick('mount', 2)], 'tracking', 'more_than_open'],
  ['a ready pickup reserves its pieces', [shipment('ready', 4)], [pick('mount', 1)], 'tracking', 'more_than_open'],
  ['what was handed over is gone', [shipment('picked_up', 4)], [pick('mount', 1)], 'tracking', 'more_than_open'],
  ['a shipment put back frees its pieces', [shipment('cancelled', 4)], [pick('mount', 4)], 'tracking', 'ok'],
  ['nothing picked', [], [], 'tracking', 'nothing_picked'],
  ['a quantity of zero is nothing', [], [pick('mount', 0)], 'tracking', 'nothing_picked'],
  ['a line of another order', [], [pick('elsewhere', 1)], 'tracking', 'unknown_line'],
  ["a vendor's line by the vendor's tracking number", [], [pick('hose', 2)], 'tracking', 'ok'],
  ["a vendor's line is not on our pickup shelf", [], [pick('hose', 1)], 'pickup', 'not_ours_to_ship'],
  ["a vendor's line gets no label of ours", [], [pick('hose', 1)], 'label', 'not_ours_to_ship'],
  ["a vendor's goods do not leave with ours", [], [pick('hose', 1), pick('mount', 1)], 'tracking', 'two_origins'],
])('%s', (_case, before, picked, method, expected) => {
  const plan = planShipment([mount, grille, hose], before, picked, method)
  expect(plan.ok ? 'ok' : plan.code).toBe(expected)
})

test('a refusal says what is left', () => {
  expect(planShipment([mount], [shipment('shipped', 3)], [pick('mount', 2)], 'tracking')).toMatchObject({
    code: 'more_than_open',
    detail: { line: 'mount', open: 1, quantity: 2 },
  })
})

test.each(lineStates)('a line that is %s leaves only when its goods can', (state) => {
  const wanted: { readonly [state in LineState]: readonly Method[] } = {
    to_check: ['label', 'pickup', 'tracking'],
    in_stock: ['label', 'pickup', 'tracking'],
    ordered: ['label', 'pickup', 'tracking'],
    received: ['label', 'pickup', 'tracking'],
    backordered: ['label', 'pickup', 'tracking'],
    unavailable: [],
    ships_from_vendor: ['tracking'],
    cancelled: [],
  }
  expect((['label', 'pickup', 'tracking'] as const).filter((method) => shippable(state, method))).toEqual(wanted[state])
})

test('a cancelled line has nothing open and keeps nothing open', () => {
  const cancelled: OpenLine = { ...mount, state: 'cancelled' }
  expect(openQuantity(cancelled, [])).toBe(0)
  expect(nothingOpen([cancelled, grille], [shipment('shipped', 1, 'grille')])).toBe(true)
})

test('what is suggested is open and on the shelf', () => {
  const lines: readonly OpenLine[] = [
    mount,
    grille,
    hose,
    { id: 'plugs', quantity: 8, state: 'backordered' },
    { id: 'late', quantity: 1, state: 'ordered' },
    { id: 'in', quantity: 2, state: 'received' },
  ]
  expect(suggestShipment(lines, [shipment('shipped', 1), shipment('ready', 1, 'grille')])).toEqual([pick('mount', 3), pick('in', 2)])
})

const someMethod = fc.constantFrom<Method>('label', 'pickup', 'tracking')
const someLine = fc.record({
  id: fc.constantFrom('a', 'b', 'c'),
  quantity: fc.integer({ min: 1, max: 12 }),
  state: fc.constantFrom(...lineStates),
})
const someLines = fc.uniqueArray(someLine, { selector: (line) => line.id, minLength: 1 })
const step = fc.record({
  picked: fc.array(fc.record({ line: fc.constantFrom('a', 'b', 'c', 'd'), quantity: fc.integer({ min: -2, max: 9 }) }), { maxLength: 4 }),
  method: someMethod,
  state: fc.constantFrom<ShipmentState>('ready', 'shipped', 'picked_up'),
  putBack: fc.boolean(),
})

test('no sequence of shipments ships more than was ordered', () => {
  fc.assert(
    fc.property(someLines, fc.array(step, { maxLength: 20 }), (lines, steps) => {
      const made = steps.reduce<readonly Taken[]>((before, { picked, method, state, putBack }, at) => {
        const plan = planShipment(lines, before, picked, method)
        if (!plan.ok) return before
        const after = [...before, { id: String(at), method, state, lines: plan.value }]
        return putBack ? after.map((one) => (planPutBack(one, 'processing').ok ? { ...one, state: 'cancelled' as const } : one)) : after
      }, [])
      for (const line of lines) {
        expect(leftQuantity(line.id, made)).toBeLessThanOrEqual(line.quantity)
        expect(openQuantity(line, made)).toBeGreaterThanOrEqual(0)
      }
      expect(made.every((one) => one.lines.every(({ quantity }) => Number.isInteger(quantity) && quantity > 0))).toBe(true)
    }),
  )
})

test('what is suggested can always be shipped, and shipping it leaves none of it open', () => {
  fc.assert(
    fc.property(someLines, someMethod, (lines, method) => {
      const suggested = suggestShipment(lines, [])
      const plan = planShipment(lines, [], suggested, method)
      expect(plan.ok ? 'ok' : plan.code).toBe(suggested.length === 0 ? 'nothing_picked' : 'ok')
      if (plan.ok) expect(suggestShipment(lines, [{ id: '1', method, state: 'shipped', lines: plan.value }])).toEqual([])
    }),
  )
})

test('the state of the list: partly shipped until the last piece left, picked up only when all of it was', () => {
  const lines = [mount, grille]
  const all = [shipment('shipped', 4), shipment('shipped', 1, 'grille')]
  expect(fulfillmentStateOf(lines, [])).toBe('open')
  expect(fulfillmentStateOf(lines, [shipment('ready', 4)])).toBe('ready_for_pickup')
  expect(fulfillmentStateOf(lines, [shipment('shipped', 4)])).toBe('partly_shipped')
  expect(fulfillmentStateOf(lines, all)).toBe('shipped')
  expect(fulfillmentStateOf(lines, [shipment('picked_up', 4), shipment('picked_up', 1, 'grille')])).toBe('picked_up')
  expect(
    fulfillmentStateOf(
      lines,
      all.map((one) => ({ ...one, state: 'cancelled' as const })),
    ),
  ).toBe('open')
})

test.each<[string, readonly Shipment[], string]>([
  ['nobody tells where the parcel is', [parcels(4, null)], 'shipped'],
  ['on its way', [parcels(4, 'in_transit')], 'shipped'],
  ['both boxes arrived', [parcels(4, 'delivered', 'delivered')], 'delivered'],
  ['one box of two arrived', [parcels(4, 'delivered', 'out_for_delivery')], 'shipped'],
  ['one box of two has no carrier that tells', [parcels(4, 'delivered', null)], 'shipped'],
  ['one shipment of two arrived', [parcels(3, 'delivered'), parcels(1, 'in_transit')], 'shipped'],
  ['both shipments arrived', [parcels(3, 'delivered'), parcels(1, 'delivered')], 'delivered'],
  ['what left has arrived, a piece is still here', [parcels(3, 'delivered')], 'partly_shipped'],
  ['one part arrived, the other was collected', [parcels(3, 'delivered'), shipment('picked_up', 1)], 'delivered'],
  ['one part is on its way, the other was collected', [parcels(3, 'in_transit'), shipment('picked_up', 1)], 'shipped'],
  ['on its way back', [parcels(4, 'returning')], 'shipped'],
  ['all came back', [parcels(4, 'returned', 'returned')], 'returned'],
  ['one box came back, one arrived', [parcels(4, 'returned', 'delivered')], 'shipped'],
  ['one part came back, the other was collected', [parcels(3, 'returned'), shipment('picked_up', 1)], 'shipped'],
  ['came back, was taken back and sent again', [{ ...parcels(4, 'returned'), state: 'cancelled' }, parcels(4, 'in_transit')], 'shipped'],
  ['a label that was given back', [parcels(4, 'voided')], 'shipped'],
])('an order whose parcels %s is told as what all of them are', (_case, shipments, expected) => {
  expect(fulfillmentStateOf([mount], shipments)).toBe(expected)
})

test('an order has left when no piece of it is here', () => {
  expect(fulfillmentStates.filter(hasLeft)).toEqual(['shipped', 'picked_up', 'delivered', 'returned'])
})

test.each<[ShipmentState, string, string]>([
  ['ready', 'ok', 'ok'],
  ['shipped', 'not_on_the_shelf', 'ok'],
  ['picked_up', 'not_on_the_shelf', 'ok'],
  ['cancelled', 'not_on_the_shelf', 'already_put_back'],
])('a shipment that is %s: hand over %s, put back %s', (state, over, back) => {
  const [handed, put] = [planHandOver({ state }), planPutBack({ state }, 'processing')]
  expect([handed.ok ? 'ok' : handed.code, put.ok ? 'ok' : put.code]).toEqual([over, back])
})

test('a completed order is reopened before a shipment of it is taken back', () => {
  expect(planPutBack({ state: 'shipped' }, 'completed')).toMatchObject({ ok: false, code: 'reopen_first' })
})

test.each<[string, Status, Partial<Parameters<typeof statusAfterwards>[0]>, 'completed' | 'processing' | null]>([
  ['all out and paid', 'processing', { nothingOpen: true }, 'completed'],
  ['all out, money due', 'processing', { nothingOpen: true, balance: 100 }, null],
  ['all out, money to give back', 'new', { nothingOpen: true, balance: -1 }, 'processing'],
  ['part is out', 'new', {}, 'processing'],
  ['nothing is out', 'new', { anythingLeft: false }, null],
  ['part is out of an order on hold', 'on_hold', {}, null],
  ['the last part is out of an order on hold', 'on_hold', { nothingOpen: true }, 'completed'],
  ['the shelf is empty', 'ready_for_pickup', {}, 'processing'],
  ['another pickup waits', 'ready_for_pickup', { anythingReady: true }, null],
  ['backordered, part is out', 'backordered', {}, null],
  ['backordered, all is out, money due', 'backordered', { nothingOpen: true, balance: 5 }, 'processing'],
  ['completed already', 'completed', { nothingOpen: true }, null],
  ['cancelled already', 'cancelled', { nothingOpen: true }, null],
])('status afterwards: %s (%s)', (_case, status, facts, expected) => {
  expect(statusAfterwards({ status, nothingOpen: false, anythingLeft: true, anythingReady: false, balance: 0, ...facts })).toBe(expected)
})

test.each([
  [
    'a UPS number is known by itself',
    '1Z5R89390357567127',
    null,
    { carrier: 'ups', number: '1Z5R89390357567127', check: 'valid', ask: [] },
  ],
  [
    'spaces are not part of it',
    ' 1z 5r8 939 035 756 7127 ',
    null,
    { carrier: 'ups', number: '1Z5R89390357567127', check: 'valid', ask: [] },
  ],
  ['one digit wrong', '1Z5R89390357567128', null, { carrier: 'ups', number: '1Z5R89390357567128', check: 'wrong', ask: [] }],
  [
    'a carrier of ours that has no such number',
    '1Z5R89390357567127',
    'usps',
    { carrier: 'usps', number: '1Z5R89390357567127', check: 'unknown', ask: [] },
  ],
  ['a local courier', 'DOVER-77', null, { carrier: 'other', number: 'DOVER77', check: 'unknown', ask: [] }],
  [
    'twelve digits of Purolator, or FedEx mistyped',
    '320595463938',
    null,
    { carrier: 'other', number: '320595463938', check: 'valid', ask: ['other', 'fedex'] },
  ],
  ['… a person said FedEx', '320595463938', 'fedex', { carrier: 'fedex', number: '320595463938', check: 'wrong', ask: [] }],
  [
    'twelve digits of a courier nobody knows',
    '320595463939',
    'other',
    { carrier: 'other', number: '320595463939', check: 'unknown', ask: [] },
  ],
] as const)('tracking number: %s', (_case, typed, carrier, expected) => {
  expect(readTracking(typed, carrier)).toEqual(expected)
})

test.each<[string, readonly Shipment[], string | null]>([
  ['nothing has left', [shipment('ready', 4)], null],
  ['a piece is still here', [shipment('shipped', 3)], null],
  ['all with a carrier', [shipment('shipped', 4)], 'shipped'],
  ['all over the counter', [shipment('picked_up', 4)], 'picked_up'],
  ['part of it with a carrier', [shipment('picked_up', 3), shipment('shipped', 1)], 'shipped'],
  ['what was put back does not count', [shipment('cancelled', 4)], null],
])('how a line left: %s', (_case, shipments, expected) => {
  expect(leftAs(mount, shipments)).toBe(expected)
})

test.each<[string, Shipment, boolean]>([
  ['a label is being bought', shipment('buying', 1), true],
  ['a label nobody has scanned', parcels(1, 'label_created'), true],
  ['a label nothing was heard of', parcels(1, null, 'unknown'), true],
  ['one of two boxes was scanned', parcels(1, 'label_created', 'in_transit'), false],
  ['the carrier has it', parcels(1, 'in_transit'), false],
  ['it arrived', parcels(1, 'delivered'), false],
  ['a tracking number typed in', { ...shipment('shipped', 1), parcels: [{ state: null, label: false, check: null }] }, false],
  ['by a rate card, without parcels of a carrier', shipment('shipped', 1), false],
  ['handed over', shipment('picked_up', 1), false],
])('still in the house though its goods are taken: %s', (_case, one, expected) => {
  expect(isUnscanned(one)).toBe(expected)
  expect(anythingGone([one])).toBe(!expected)
})

test('what waits on the shelf or was taken back is neither here on paper nor gone', () => {
  for (const state of ['ready', 'cancelled'] as const) {
    expect([isUnscanned(shipment(state, 1)), anythingGone([shipment(state, 1)])]).toEqual([false, false])
  }
})
