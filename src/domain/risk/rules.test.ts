import { expect, test } from 'vitest'
import { defaultEdges } from './bands.ts'
import type { Condition, Effects, Rule } from './rule.ts'
import { applyRules, asksOf, dryRun, scoreWithRules } from './rules.ts'
import { mostLowered, score } from './score.ts'
import { factsOf, parts, tries } from './testing/orders.ts'
import { starter } from './version.ts'

const nothing: Effects = { points: 0, level: null, assign: null, hold: null, approval: false }
const always: Condition = { fact: 'score', is: 'at_least', value: 0 }

function rule(id: string, when: Condition, effects: Partial<Effects>): Rule {
  return { id, version: 1, name: `Rule ${id}`, on: true, currency: 'USD', when, effects: { ...nothing, ...effects } }
}

const order = factsOf({
  order: { total: 52_000, expedited: true, channel: 'eBay', hour: 3 },
  issuer: { street: 'fail', postalCode: 'fail' },
  addresses: { samePlace: false, shipping: { country: 'US', region: 'FL' }, distance: 1_600, postBox: true },
  ip: { country: 'US', hosting: null, distance: 700 },
  attempts: tries('0 100 declined', '5 100 declined'),
  basket: parts('2 LED Headlight / Honda', '1 Oil Filter'),
  vehicle: { vin: 'none' },
  history: { orders: 0 },
})

const holds = (when: Condition, facts = order) =>
  applyRules([rule('a', when, { approval: true })], facts, score(facts, starter)).length === 1

test.each<[Condition, boolean]>([
  [{ fact: 'amount', is: 'at_least', value: 52_000 }, true],
  [{ fact: 'amount', is: 'at_most', value: 51_999 }, false],
  [{ fact: 'score', is: 'at_least', value: 60 }, true],
  [{ fact: 'quantity', is: 'at_most', value: 2 }, true],
  [{ fact: 'pieces', is: 'at_least', value: 3 }, true],
  [{ fact: 'distance', is: 'at_least', value: 1_600 }, true],
  [{ fact: 'ip_distance', is: 'at_most', value: 699 }, false],
  [{ fact: 'hour', is: 'at_most', value: 5 }, true],
  [{ fact: 'declines', is: 'at_least', value: 2 }, true],
  [{ fact: 'level', is: 'any_of', values: ['high'] }, true],
  [{ fact: 'country', is: 'none_of', values: ['us', 'CA'] }, false],
  [{ fact: 'region', is: 'any_of', values: ['FL'] }, true],
  [{ fact: 'billing_country', is: 'any_of', values: ['US'] }, true],
  [{ fact: 'channel', is: 'any_of', values: ['e-bay'] }, true],
  [{ fact: 'make', is: 'any_of', values: ['HONDA'] }, true],
  [{ fact: 'make', is: 'none_of', values: ['Honda'] }, false],
  [{ fact: 'part', is: 'any_of', values: ['headlight led'] }, true],
  [{ fact: 'part', is: 'any_of', values: ['91 100'] }, true],
  [{ fact: 'part', is: 'any_of', values: ['light', '…'] }, false],
  [{ fact: 'part', is: 'none_of', values: ['airbag'] }, true],
  [{ fact: 'avs', is: 'any_of', values: ['none', 'partial'] }, true],
  [{ fact: 'factor', is: 'any_of', values: ['hot_parts'] }, true],
  [{ fact: 'factor', is: 'none_of', values: ['hot_parts', 'prepaid'] }, false],
  [{ fact: 'expedited', is: true }, true],
  [{ fact: 'new_buyer', is: false }, false],
  [{ fact: 'same_place', is: false }, true],
  [{ fact: 'post_box', is: true }, true],
  [{ fact: 'has_vin', is: true }, false],
  [{ all: [always, { fact: 'expedited', is: true }] }, true],
  [{ all: [always, { fact: 'expedited', is: false }] }, false],
  [{ any: [{ fact: 'expedited', is: false }, always] }, true],
  [{ all: [] }, false],
  [{ any: [] }, false],
])('%j holds: %s', (when, expected) => {
  expect(holds(when)).toBe(expected)
})

test('what is not known fulfils neither "is" nor "is not"', () => {
  const unknown = factsOf({})
  const conditions = [
    { fact: 'amount', is: 'at_most', value: 1e9 },
    { fact: 'amount', is: 'at_least', value: 0 },
    { fact: 'quantity', is: 'at_most', value: 9 },
    { fact: 'pieces', is: 'at_most', value: 9 },
    { fact: 'hour', is: 'at_most', value: 23 },
    { fact: 'country', is: 'none_of', values: ['US'] },
    { fact: 'channel', is: 'none_of', values: ['store'] },
    { fact: 'make', is: 'none_of', values: ['Kia'] },
    { fact: 'part', is: 'none_of', values: ['airbag'] },
    { fact: 'new_buyer', is: false },
    { fact: 'has_vin', is: false },
  ] as const satisfies readonly Condition[]
  expect(conditions.filter((when) => holds(when, unknown))).toEqual([])
  expect(holds({ fact: 'amount', is: 'at_least', value: 1 }, { ...order, order: { ...order.order, currency: 'CAD' } })).toBe(false)
})

const ruled = (rules: readonly Rule[], facts = factsOf({})) => scoreWithRules(facts, starter, rules, defaultEdges)

test('a rule is a row under its name, and what it asks for is told', () => {
  const { scored, results } = ruled([
    rule('b', always, { assign: 'p-2', hold: 'Call first' }),
    rule('a', always, { points: 25, assign: 'p-1', approval: true }),
    { ...rule('c', always, { points: 50 }), on: false },
  ])
  expect(scored).toMatchObject({ score: 37, level: 'medium' })
  expect(scored.factors.slice(1)).toEqual([
    {
      code: 'rule',
      group: 'rule',
      points: 25,
      value: 'Rule a',
      evidence: { rule: 'a', version: 1, level: null, hold: null, approval: true },
    },
    {
      code: 'rule',
      group: 'rule',
      points: 0,
      value: 'Rule b',
      evidence: { rule: 'b', version: 1, level: null, hold: 'Call first', approval: false },
    },
  ])
  expect(asksOf(results)).toEqual({ assign: 'p-1', holds: ['Call first'], approval: true })
})

test('rules go by the store’s own edges', () => {
  const edges = { medium: 5, high: 12 }
  const onHigh = rule('a', { fact: 'level', is: 'any_of', values: ['high'] }, { points: 1 })
  expect(scoreWithRules(factsOf({}), starter, [onHigh], edges).scored).toMatchObject({ score: 13, level: 'high' })
  expect(ruled([onHigh]).scored).toMatchObject({ score: 12, level: 'low' })
})

test('a level lifts the score to its edge, and lowers nothing', () => {
  const rows = ({ scored }: ReturnType<typeof ruled>) => [
    scored.score,
    ...scored.factors.slice(1).map(({ code, points }) => `${code} ${points}`),
  ]
  expect(rows(ruled([rule('a', always, { level: 'medium' })]))).toEqual([30, 'rule 0', 'floor 18'])
  expect(rows(ruled([rule('a', always, { level: 'medium' }), rule('b', always, { level: 'high' })]))).toEqual([
    60,
    'rule 0',
    'rule 0',
    'floor 48',
  ])
  const warned = factsOf({ alarms: [{ kind: 'fraud_warning', fraud: true }] })
  expect(rows(ruled([rule('a', always, { level: 'medium' })], warned))).toEqual([77, 'fraud_warning 65', 'rule 0'])
})

test('rules together take away no more than 20, and never undercut a known fraud', () => {
  const kind = [rule('a', always, { points: -20 }), rule('b', always, { points: -20 })]
  const mismatch = factsOf({ issuer: { cvc: 'fail' } })
  expect(ruled(kind, mismatch).scored.score).toBe(38 - mostLowered)
  expect(ruled([...kind, rule('c', always, { points: 7 })], mismatch).scored.score).toBe(38 - mostLowered + 7)
  expect(ruled(kind, factsOf({ network: { verdict: 'high' } })).scored.score).toBe(75)
})

test('a dry run counts the levels before and after and names the orders that change', () => {
  const stored = [
    { order: 'plain', facts: factsOf({}) },
    { order: 'night', facts: factsOf({ order: { hour: 2 } }) },
    { order: 'gift', facts: factsOf({ order: { hour: 3 }, issuer: { cvc: 'fail' } }) },
  ]
  const from = [rule('a', { fact: 'hour', is: 'at_most', value: 5 }, { hold: 'Night' })]
  const to = [rule('b', { fact: 'hour', is: 'at_most', value: 2 }, { level: 'high' }), ...from]
  expect(dryRun({ from, to }, stored, starter, defaultEdges)).toEqual({
    before: { low: 2, medium: 1, high: 0 },
    after: { low: 1, medium: 1, high: 1 },
    changed: [
      {
        order: 'night',
        before: { score: 12, level: 'low', rules: ['a@1'] },
        after: { score: 60, level: 'high', rules: ['a@1', 'b@1'] },
      },
    ],
  })
})
