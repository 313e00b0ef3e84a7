import { expect, test } from 'vitest'
import { codes, type Code } from './codes.ts'
import { noFacts } from './facts.ts'
import { score, type Scored } from './score.ts'
import { busy, factsOf, parts } from './testing/orders.ts'
import { golden } from './testing/golden.ts'
import { starter, versionOf, type Version } from './version.ts'

const rowsOf = ({ factors }: Scored) =>
  factors
    .slice(1)
    .map(({ code, points }) => `${code} ${points}`)
    .join(', ')

const goldenByCode = Map.groupBy(
  golden.flatMap((one) => score(one.facts, starter).factors.map(({ code }) => ({ code, one }))),
  ({ code }) => code,
)

/** Does a golden order come out otherwise with these weights? Only those in which one of them counts can. */
function isNoticed(changes: Version['weights']): boolean {
  const version = { ...starter, weights: { ...starter.weights, ...changes } }
  const concerned = codes.filter((code) => code in changes).flatMap((code) => goldenByCode.get(code) ?? [])
  return concerned.some(({ one }) => score(one.facts, version).score !== one.score)
}

test.each(golden)('$name: $score', ({ facts, score: expected, rows }) => {
  const scored = score(facts, starter)
  expect([scored.score, rowsOf(scored)]).toEqual([expected, rows])
  expect(scored.factors[0]).toMatchObject({ code: 'base', points: 12, value: 0.007 })
})

test('every weight is told apart by a golden order: two of them exchanged change a score', () => {
  const pairs = codes.flatMap((a, i) => codes.slice(i + 1).map((b) => [a, b] as const))
  const differing = pairs.filter(([a, b]) => starter.weights[a] !== starter.weights[b])
  const unnoticed = differing.filter(([a, b]) => !isNoticed({ [a]: starter.weights[b], [b]: starter.weights[a] }))
  expect(unnoticed).toEqual([])
  expect(differing.length).toBeGreaterThan(1_200)
})

test('each weight moved by two points, and each dropped, changes a golden score', () => {
  const moved = (code: Code, by: number) => isNoticed({ [code]: (starter.weights[code] ?? 0) + by })
  expect(codes.filter((code) => !moved(code, 2) && !moved(code, -2))).toEqual([])
  expect(codes.filter((code) => !isNoticed({ [code]: undefined }))).toEqual(['building_frauds'])
})

test('details say what was seen, in figures', () => {
  const { factors } = score(
    factsOf({
      order: { total: 48_000, smaller: 0.97 },
      addresses: { shipping: { country: 'US', region: 'FL' }, sharedBy: 12 },
      velocity: { orders: { ...busy(0, 0, 0), card: { hour: 3, day: 3, week: 3 } } },
      basket: parts('4 Airbag Module', '1 Turbocompresseur'),
    }),
    starter,
  )
  expect(factors.slice(1).map(({ code, value, evidence }) => [code, value, evidence])).toEqual([
    ['amount_high', 48_000, { total: 48_000, smaller: 0.97 }],
    ['busy_hour', 3, { by: 'card' }],
    ['other_region', 'US-FL', { billing: 'US-OH', shipping: 'US-FL' }],
    ['shared_place', 12, { buyers: 12, listed: false }],
    ['hot_parts', 2, { kinds: ['airbags', 'turbos'] }],
    ['beyond_one_vehicle', 4, { kinds: ['airbags'] }],
  ])
})

test('what could not be looked at is said, and the odds stand beside the score', () => {
  const bare = score(noFacts('USD'), starter)
  expect(bare).toMatchObject({ version: 'starter-1', fitted: false, score: 12, level: 'low', odds: 0.00705114 })
  expect(bare.unavailable).toHaveLength(17)
  const { unavailable } = score(golden.find(({ name }) => name === 'an honest order')?.facts ?? noFacts('USD'), starter)
  expect(unavailable).toEqual(['amounts', 'three_d_secure', 'attempts', 'provider'])
})

test('a version without a weight does not look: scores of an older version stay as they were', () => {
  const { called: _called, ...older } = starter.weights
  const facts = factsOf({ ticks: ['called', 'vin_asked'] })
  expect(rowsOf(score(facts, { ...starter, weights: older }))).toBe('vin_asked -4')
  expect([versionOf('starter-1'), versionOf('starter-0')]).toEqual([starter, undefined])
})

test('fitted weights have fractions, their rows do not: each is off by less than a point and the sum by nothing', () => {
  const weights = { ...starter.weights, avs_none: 16.4, cvc_mismatch: 9.4, prepaid: 0.4, called: -9.7 }
  const facts = factsOf({ issuer: { street: 'fail', postalCode: 'fail', cvc: 'fail', funding: 'prepaid' }, ticks: ['called'] })
  const scored = score(facts, { ...starter, id: 'fitted-1', fitted: true, weights })
  expect([scored.score, rowsOf(scored)]).toEqual([28, 'avs_none 16, cvc_mismatch 10, prepaid 0, called -10'])
})
