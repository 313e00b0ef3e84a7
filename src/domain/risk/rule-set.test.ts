import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Rule } from './rule.ts'
import { mergeRules, ruleChanges, versionRules } from './rule-set.ts'

const effects = { points: 10, level: null, assign: null, hold: null, approval: false } as const

function rule(id: string, changes: Partial<Rule> = {}): Rule {
  return {
    id,
    version: 1,
    name: `Rule ${id}`,
    on: true,
    currency: 'USD',
    when: { fact: 'hour', is: 'at_most', value: 5 },
    effects,
    ...changes,
  }
}

const held = { effects: { ...effects, hold: 'Call first' } }

test('a rule that asks for something else is its next version; another name or a switch is not', () => {
  const newest = [rule('a', { version: 3 }), rule('b', { version: 2 })]
  const draft = [rule('a', held), rule('b', { name: 'Night', on: false }), rule('c', { version: 9 })]
  expect(versionRules(draft, newest).map(({ id, version }) => `${id}@${version}`)).toEqual(['a@4', 'b@2', 'c@1'])
})

test('what a database makes of the order of keys is no change', () => {
  const turned = { approval: false, hold: null, assign: null, level: null, points: 10 }
  expect(versionRules([rule('a', { effects: turned })], [rule('a', { version: 7 })])[0]?.version).toBe(7)
  expect(ruleChanges([rule('a')], [rule('a', { effects: turned, version: 7 })])).toEqual([])
})

test('changes are told rule by rule: come, changed, gone; a moved one is none', () => {
  const before = [rule('a'), rule('b'), rule('c')]
  const after = [rule('c'), rule('a', { on: false }), rule('d')]
  expect(ruleChanges(before, after).map((one) => [one.before?.id ?? null, one.after?.id ?? null])).toEqual([
    ['a', 'a'],
    [null, 'd'],
    ['b', null],
  ])
})

test('two people on the same rules: both stand, and what both changed is named', () => {
  const base = [rule('a'), rule('b'), rule('c'), rule('d')]
  const mine = [rule('a', held), rule('b'), rule('d', { on: false }), rule('e')]
  const saved = [rule('a', { on: false }), rule('b', { name: 'Theirs' }), rule('c'), rule('f')]
  const merged = mergeRules(base, mine, saved)
  expect(merged.rules).toEqual([rule('a', held), rule('b', { name: 'Theirs' }), rule('f'), rule('d', { on: false }), rule('e')])
  expect(merged.theirs).toEqual(['Rule a', 'Theirs', 'Rule f', 'Rule d'])
  expect(merged.clashes).toEqual(['Rule a', 'Rule d'])
})

const some = fc
  .uniqueArray(fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd'), on: fc.boolean() }), { selector: ({ id }) => id })
  .map((all) => all.map(({ id, on }) => rule(id, { on })))

test('with nothing typed here theirs stands; with nothing saved meanwhile mine stands', () => {
  fc.assert(
    fc.property(some, some, (base, other) => {
      expect(mergeRules(base, base, other)).toMatchObject({ rules: other, clashes: [] })
      const { rules, theirs } = mergeRules(base, other, base)
      expect([theirs, ruleChanges(rules, other)]).toEqual([[], []])
    }),
  )
})
