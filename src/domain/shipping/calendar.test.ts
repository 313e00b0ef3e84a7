import { expect, test } from 'vitest'
import { arrivesOn, leavesOn, workweek } from './calendar.ts'

const austin = { timeZone: 'America/Chicago', cutoff: '15:00' }

test.each([
  ['before the cut-off it leaves the same day', '2026-06-09T19:59:00Z', '2026-06-09'],
  ['at the cut-off it is too late', '2026-06-09T20:00:00Z', '2026-06-10'],
  ['after it on a Friday it waits for Monday', '2026-06-12T22:00:00Z', '2026-06-15'],
  ['the place’s own midnight counts, not Greenwich’s', '2026-06-10T03:00:00Z', '2026-06-10'],
  ['in winter the same wall clock is another hour', '2026-12-01T20:59:00Z', '2026-12-01'],
])('%s', (_what, at, leaves) => {
  expect(leavesOn(new Date(at), austin, workweek)).toBe(leaves)
})

test('days on which the carrier does not work are passed over, at both ends', () => {
  const days = { weekdays: [1, 2, 3, 4, 5], off: ['2026-07-03'] }
  expect(leavesOn(new Date('2026-07-03T12:00:00Z'), austin, days)).toBe('2026-07-06')
  expect(arrivesOn('2026-07-02', 1, days)).toBe('2026-07-06')
  expect(arrivesOn('2026-07-02', 1, { ...days, weekdays: [1, 2, 3, 4, 5, 6] })).toBe('2026-07-04')
  expect(arrivesOn('2026-07-02', 0, days)).toBe('2026-07-02')
})

test('a calendar without a working day is an error, not an endless search', () => {
  expect(() => arrivesOn('2026-07-02', 1, { weekdays: [], off: [] })).toThrow(RangeError)
})
