import { expect, test } from 'vitest'
import { dayIn, dueOf, shortSpan } from './due.tsx'

const zone = 'America/New_York'
const now = Date.parse('2026-03-05T02:00:00Z') // still the evening of March 4 in New York
const open = { status: 'new', fulfillmentState: 'open' } as const

test.each([
  ['an hour ago', '2026-03-05T01:00:00Z', 'late'],
  ['before midnight of the store', '2026-03-05T04:59:00Z', 'today'],
  ['after midnight of the store', '2026-03-05T05:01:00Z', 'tomorrow'],
  ['two days on', '2026-03-06T20:00:00Z', 'later'],
])('an order to ship %s', (_when, shipBy, due) => {
  expect(dueOf({ ...open, shipBy }, now, zone)).toBe(due)
})

test('what has left, was finished or was cancelled is never late', () => {
  const shipBy = '2026-02-01T20:00:00Z'
  expect(dueOf({ status: 'completed', fulfillmentState: 'open', shipBy }, now, zone)).toBe('done')
  expect(dueOf({ status: 'processing', fulfillmentState: 'shipped', shipBy }, now, zone)).toBe('done')
  expect(dueOf({ status: 'processing', fulfillmentState: 'returned', shipBy }, now, zone)).toBe('done')
  expect(dueOf({ status: 'processing', fulfillmentState: 'partly_shipped', shipBy }, now, zone)).toBe('late')
})

test.each([
  [30_000, '0m', '0m'],
  [59 * 60_000, '59m', '59m'],
  [26 * 3_600_000, '1d', '1j'],
  [5 * 3_600_000, '5h', '5h'],
])('%i ms is short', (ms, english, french) => {
  expect([shortSpan(ms, 'en-US'), shortSpan(ms, 'fr-CA').replaceAll(/\s/g, '')]).toEqual([english, french])
})

test('today is the store’s day', () => {
  expect([dayIn(now, zone), dayIn(now, zone, -6), dayIn(now, 'UTC')]).toEqual(['2026-03-04', '2026-02-26', '2026-03-05'])
})
