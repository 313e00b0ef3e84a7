import { expect, test } from 'vitest'
import { ageInDays, freshness, hasPaymentEvidence, isIdle, reliability, type Evidence } from './case.ts'
import { identifierKinds, type IdentifierKind } from './kinds.ts'

const at = new Date('2026-06-30T12:00:00Z')
const daysAgo = (days: number) => new Date(at.getTime() - days * 86_400_000)

test.each<[IdentifierKind, number]>([
  ['email', 365.25],
  ['phone', 365.25],
  ['ship_to', 365.25],
  ['device', 121.75],
  ['card', 60.875],
  ['ip_24', 3],
  ['ip_48', 3],
])('a case known by %s is worth half after %d days', (kind, days) => {
  expect(freshness(kind, days)).toBeCloseTo(0.5)
  expect(freshness(kind, 2 * days)).toBeCloseTo(0.25)
})

test('every kind is worth all on its first day and less with every further one', () => {
  for (const kind of identifierKinds) {
    expect(freshness(kind, 0)).toBe(1)
    expect(freshness(kind, 10)).toBeGreaterThan(freshness(kind, 11))
  }
})

test('a case is kept for 24 months without news, and what lies ahead is new', () => {
  expect(isIdle({ reportedAt: daysAgo(730) }, at)).toBe(false)
  expect(isIdle({ reportedAt: daysAgo(731) }, at)).toBe(true)
  expect(ageInDays(daysAgo(-3), at)).toBe(0)
})

test.each<[Evidence, boolean]>([
  ['chargeback', true],
  ['issuer_alert', true],
  ['known', false],
  ['suspected', false],
])('%s: the payment speaks for it: %s', (evidence, speaks) => {
  expect(hasPaymentEvidence({ evidence })).toBe(speaks)
})

test('a reporter without a record is believed four times in five, and each overturned case costs', () => {
  expect(reliability({ upheld: 0, overturned: 0 })).toBeCloseTo(0.8)
  expect(reliability({ upheld: 20, overturned: 0 })).toBeGreaterThan(0.95)
  expect(reliability({ upheld: 0, overturned: 3 })).toBe(0.5)
  expect(reliability({ upheld: 0, overturned: 20 })).toBeLessThan(0.2)
})
