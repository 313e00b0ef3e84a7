import { expect, test } from 'vitest'
import { formatExact, formatMoney, formatRelative, formatShort } from './format.ts'

const now = new Date('2026-01-30T17:00:00Z')

/** Intl writes no-break and narrow no-break spaces; a reader sees a space. */
const seen = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ')

test.each([
  ['dollars in English', 41_027, 'USD', 'en-US', {}, '$410.27'],
  ['dollars in French', 41_027, 'USD', 'fr-CA', {}, '410,27 $'],
  ['a refund', -1_482, 'USD', 'en-US', {}, '-$14.82'],
  ['a difference', 368, 'USD', 'en-US', { sign: true }, '+$3.68'],
  ['no difference', 0, 'USD', 'en-US', { sign: true }, '$0.00'],
  ['another currency than the store has', 100_000, 'CAD', 'en-US', { code: true }, 'CAD 1,000.00'],
  ['a currency without cents', 1_200, 'JPY', 'en-US', {}, '¥1,200'],
])('money: %s', (_case, amount, currency, locale, options, text) => {
  expect(seen(formatMoney(amount, currency, locale, options))).toBe(text)
})

test.each([
  ['just now', '2026-01-30T16:59:30Z', 'now'],
  ['a coffee ago', '2026-01-30T16:48:00Z', '12 min. ago'],
  ['this morning', '2026-01-30T14:14:00Z', '2 hr. ago'],
  ['yesterday', '2026-01-29T16:00:00Z', 'yesterday'],
  ['a promise', '2026-02-02T18:00:00Z', 'in 3 days'],
])('when: %s', (_case, at, text) => {
  expect(formatRelative(new Date(at), now, 'en-US')).toBe(text)
})

test('a date is as short as it can be understood, in the time zone of the store', () => {
  const short = (at: string) => seen(formatShort(new Date(at), now, 'en-US', 'America/New_York'))
  expect(short('2026-01-30T14:14:00Z')).toBe('9:14 AM')
  expect(short('2026-01-30T03:00:00Z')).toBe('Jan 29')
  expect(short('2025-12-31T12:00:00Z')).toBe('Dec 31, 2025')
})

test('the exact moment names its time zone', () => {
  expect(seen(formatExact(new Date('2026-01-30T14:14:05Z'), 'en-US', 'America/New_York'))).toBe('Jan 30, 2026, 9:14:05 AM EST')
})
