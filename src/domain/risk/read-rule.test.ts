import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readRule } from './read-rule.ts'

const effects = { points: 10, level: null, assign: null, hold: null, approval: false }
const when = { fact: 'amount', is: 'at_least', value: 50_000 }
const good = { id: 'r1', version: 1, name: ' Dear ', on: true, currency: 'USD', when, effects }

test('a rule comes back as it was meant, and nothing besides', () => {
  expect(readRule({ ...good, extra: 1, effects: { points: 10 } })).toEqual({ ok: true, value: { ...good, name: 'Dear' } })
  const nested = {
    all: [
      when,
      {
        any: [
          { fact: 'make', is: 'any_of', values: ['Kia'] },
          { fact: 'expedited', is: true },
        ],
      },
    ],
  }
  expect(readRule({ ...good, when: nested })).toMatchObject({ ok: true, value: { when: nested } })
})

const deep = (depth: number): unknown => (depth === 0 ? when : { all: [deep(depth - 1)] })

test.each<[string, object, string, string]>([
  ['no id', { id: '' }, 'rule_text', 'id'],
  ['a blank name', { name: '  ' }, 'rule_text', 'name'],
  ['a name nobody can store', { name: 'a\0' }, 'rule_text', 'name'],
  ['no currency', { currency: 'usd' }, 'rule_text', 'currency'],
  ['version 0', { version: 0 }, 'rule_number', 'version'],
  ['neither on nor off', { on: 'yes' }, 'rule_shape', 'on'],
  ['no condition', { when: null }, 'rule_shape', 'when'],
  ['an unknown fact', { when: { fact: 'toString', is: true } }, 'rule_shape', 'when.fact'],
  ['an empty "all"', { when: { all: [] } }, 'rule_empty', 'when.all'],
  ['no list', { when: { any: {} } }, 'rule_shape', 'when.any'],
  ['a wrong one inside', { when: { all: [when, { ...when, value: -1 }] } }, 'rule_number', 'when.all.1.value'],
  ['a wrong comparison', { when: { ...when, is: 'any_of' } }, 'rule_shape', 'when.is'],
  ['no number', { when: { ...when, value: '5' } }, 'rule_number', 'when.value'],
  ['a wrong word comparison', { when: { fact: 'make', is: 'at_least', values: ['Kia'] } }, 'rule_shape', 'when.is'],
  ['words that are none', { when: { fact: 'make', is: 'any_of', values: ['Kia', 3] } }, 'rule_text', 'when.values'],
  ['no words', { when: { fact: 'make', is: 'any_of', values: [] } }, 'rule_empty', 'when.values'],
  ['a word alone', { when: { fact: 'make', is: 'any_of', values: 'Kia' } }, 'rule_shape', 'when.values'],
  ['no such factor', { when: { fact: 'factor', is: 'any_of', values: ['luck'] } }, 'rule_unknown_factor', 'when.values'],
  ['neither yes nor no', { when: { fact: 'expedited', is: 'any_of' } }, 'rule_shape', 'when.is'],
  ['too deep', { when: deep(4) }, 'rule_too_deep', 'when.all.0.all.0.all.0.all.0'],
  ['too much', { when: { all: Array.from({ length: 50 }, () => when) } }, 'rule_too_deep', 'when'],
  ['far too much', { when: { all: Array.from({ length: 51 }, () => when) } }, 'rule_too_deep', 'when.all'],
  ['no effects', { effects: [] }, 'rule_shape', 'effects'],
  ['lowers too much', { effects: { points: -21 } }, 'rule_number', 'effects.points'],
  ['half a point', { effects: { points: 0.5 } }, 'rule_number', 'effects.points'],
  ['sets Low', { effects: { level: 'low' } }, 'rule_shape', 'effects.level'],
  ['assigns to nobody', { effects: { assign: '' } }, 'rule_text', 'effects.assign'],
  ['an endless label', { effects: { hold: 'x'.repeat(81) } }, 'rule_text', 'effects.hold'],
  ['half an approval', { effects: { approval: 1 } }, 'rule_shape', 'effects.approval'],
  ['does nothing', { effects: {} }, 'rule_without_effect', 'effects'],
])('refused: %s', (_why, change, code, at) => {
  expect(readRule({ ...good, ...change })).toEqual({ ok: false, code, detail: { at } })
})

test('anything at all is read or refused, and what was read is read again the same', () => {
  expect(readRule(null)).toMatchObject({ ok: false, code: 'rule_shape' })
  fc.assert(
    fc.property(fc.anything(), fc.anything(), (condition, what) => {
      const read = readRule({ ...good, when: condition, effects: what })
      expect(read.ok ? readRule(read.value) : { ok: false }).toMatchObject(read.ok ? read : { ok: false })
    }),
  )
})
