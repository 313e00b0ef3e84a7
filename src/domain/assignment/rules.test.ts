import { expect, test } from 'vitest'
import { firstMatch, type AssignmentRule, type AssignmentWhen, type Incoming } from './rules.ts'

const nothing: AssignmentWhen = { makes: [], channels: [], levels: [], places: [], least: null, most: null }
const rule = (when: Partial<AssignmentWhen>, changes: Partial<AssignmentRule> = {}): AssignmentRule => ({
  on: true,
  when: { ...nothing, ...when },
  to: ['mia'],
  ...changes,
})
const order: Incoming = { makes: ['Toyota', 'Lexus'], channel: 'web', level: 'high', region: 'TX', postalCode: '78701-1234', total: 25_000 }

test.each<[string, Partial<AssignmentWhen>, boolean]>([
  ['asks nothing', {}, true],
  ['one of the makes', { makes: ['LEXUS'] }, true],
  ['another make', { makes: ['Ford'] }, false],
  ['the channel', { channels: ['ebay', 'Web'] }, true],
  ['another channel', { channels: ['ebay'] }, false],
  ['the level', { levels: ['high', 'medium'] }, true],
  ['another level', { levels: ['low'] }, false],
  ['the state', { places: ['tx'] }, true],
  ['the beginning of the ZIP', { places: ['CA', '787'] }, true],
  ['another ZIP', { places: ['788'] }, false],
  ['exactly the least', { least: 25_000 }, true],
  ['a cent below the least', { least: 25_001 }, false],
  ['exactly the most', { most: 25_000 }, true],
  ['a cent above the most', { most: 24_999 }, false],
  ['all but one', { makes: ['Toyota'], channels: ['ebay'] }, false],
])('a rule that asks for %s', (_what, when, holds) => {
  expect(firstMatch([rule(when)], order) !== undefined).toBe(holds)
})

test('what is not known fulfils nothing that is asked', () => {
  const unknown: Incoming = { makes: [], channel: null, level: null, region: null, postalCode: null, total: null }
  for (const when of [{ makes: ['Ford'] }, { channels: ['web'] }, { levels: ['low' as const] }, { places: ['TX'] }, { most: 1 }])
    expect(firstMatch([rule(when)], unknown)).toBeUndefined()
})

test('the first that is on and matches counts', () => {
  const [off, first, second] = [rule({}, { on: false, to: ['a'] }), rule({ makes: ['Toyota'] }, { to: ['b'] }), rule({}, { to: ['c'] })]
  expect(firstMatch([off, first, second], order)).toBe(first)
  expect(firstMatch([off], order)).toBeUndefined()
})
