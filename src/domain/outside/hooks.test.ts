import { expect, test } from 'vitest'
import type { Activity } from '../activity.ts'
import { hookDays, hookEventsOf, isLongSilent, listensTo, secondsToNext } from './hooks.ts'

const left = (tracking: readonly string[]): Activity => ({
  type: 'shipment_left',
  shipment: 's',
  method: tracking.length > 0 ? 'tracking' : 'pickup',
  pieces: 1,
  tracking,
  cost: null,
})
const arrived: Activity = { type: 'parcel_moved', tracking: '1Z', state: 'delivered' }
const cancelled: Activity = { type: 'status_changed', from: 'processing', to: 'cancelled' }

const money = (kind: 'capture' | 'refund' | 'void', state: 'approved' | 'declined' = 'approved', secret?: true): Activity => ({
  type: 'transaction',
  transaction: kind,
  kind,
  amount: 1200,
  state,
  secret,
})
const line = (field: string): Activity => ({ type: 'line_changed', line: 'l', partNumber: '48609', field, from: 1, to: 2 })
const address: Activity = { type: 'address_changed', kind: 'shipping', fields: ['city'], reason: 'moved' }

test.each([
  ['an order that came', [{ type: 'order_received', channel: 'web', externalNumber: '1', total: 1 }], 'open', ['order.created']],
  ['goods that left', [left(['1Z'])], 'shipped', ['order.shipped']],
  ['a pickup', [left([])], 'picked_up', ['order.shipped']],
  ['one of two parcels arrived', [arrived], 'shipped', []],
  ['the last parcel arrived', [arrived], 'delivered', ['order.delivered']],
  ['a mail about a delivered order', [{ type: 'letter_sent', letter: 'l', kind: 'delivered' }], 'delivered', []],
  ['cancelled', [cancelled], 'open', ['order.changed', 'order.cancelled']],
  ['money that was taken, twice', [money('capture'), money('capture')], 'open', ['payment.captured', 'payment.captured']],
  ['money that went back', [money('refund')], 'open', ['payment.refunded']],
  [
    'money that was declined, let go or held to verify',
    [money('capture', 'declined'), money('void'), money('capture', 'approved', true)],
    'open',
    [],
  ],
  ['what a line cost the store', [line('unitCost'), line('supplier')], 'open', []],
] as const)('web stores hear of %s', (_case, entries, state, events) => {
  expect(hookEventsOf(entries, state, 'USD').map(({ type }) => type)).toEqual(events)
})

test('a change is told once, with the parts it was about; money with its amount', () => {
  expect(hookEventsOf([address, line('quantity'), line('discount'), cancelled], 'open', 'USD')[0]).toEqual({
    type: 'order.changed',
    changed: ['status', 'lines', 'addresses'],
  })
  expect(hookEventsOf([money('refund')], 'open', 'CAD')).toEqual([
    { type: 'payment.refunded', payment: { id: 'refund', amount: 1200, currency: 'CAD' } },
  ])
})

test('an address hears what it chose, or all; after three days and ten events without an answer it is long silent', () => {
  expect([listensTo(null, 'order.changed'), listensTo(['order.shipped'], 'order.changed')]).toEqual([true, false])
  const since = new Date('2026-03-01T00:00:00Z')
  const later = (days: number) => new Date(since.getTime() + days * 86_400_000)
  expect([isLongSilent(since, 10, later(3)), isLongSilent(since, 9, later(30)), isLongSilent(since, 500, later(2.9))]).toEqual([
    true,
    false,
    false,
  ])
})

test('a web store that is down is asked twelve times in its day', () => {
  const waits = Array.from({ length: 12 }, (_, at) => secondsToNext(at + 1))
  expect(waits.slice(0, 4)).toEqual([60, 120, 240, 480])
  const within = waits.filter((_, at) => waits.slice(0, at + 1).reduce((sum, wait) => sum + wait, 0) <= hookDays * 86_400)
  expect(within).toHaveLength(11)
})
