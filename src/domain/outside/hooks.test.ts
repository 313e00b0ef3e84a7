import { expect, test } from 'vitest'
import type { Activity } from '../activity.ts'
import { hookDays, hookEventsOf, secondsToNext } from './hooks.ts'

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

test.each([
  ['goods that left', [left(['1Z'])], 'shipped', ['order.shipped']],
  ['a pickup', [left([])], 'picked_up', ['order.shipped']],
  ['one of two parcels arrived', [arrived], 'shipped', []],
  ['the last parcel arrived', [arrived], 'delivered', ['order.delivered']],
  ['a mail about a delivered order', [{ type: 'letter_sent', letter: 'l', kind: 'delivered' }], 'delivered', []],
  ['cancelled', [cancelled], 'open', ['order.cancelled']],
  ['moved to Processing', [{ type: 'status_changed', from: 'new', to: 'processing' }], 'open', []],
] as const)('the web store hears of %s', (_case, entries, state, events) => {
  expect(hookEventsOf(entries, state)).toEqual(events)
})

test('a web store that is down is asked twelve times in its day', () => {
  const waits = Array.from({ length: 12 }, (_, at) => secondsToNext(at + 1))
  expect(waits.slice(0, 4)).toEqual([60, 120, 240, 480])
  const within = waits.filter((_, at) => waits.slice(0, at + 1).reduce((sum, wait) => sum + wait, 0) <= hookDays * 86_400)
  expect(within).toHaveLength(11)
})
