import { expect, test } from 'vitest'
import type { Case } from './case.ts'
import { judge, type JudgeSettings, type Level } from './judge.ts'
import { tiers, type IdentifierKind } from './kinds.ts'
import type { Match } from './match.ts'

const at = new Date('2026-06-30T12:00:00Z')
const daysAgo = (days: number) => new Date(at.getTime() - days * 86_400_000)
const settings: JudgeSettings = { store: 'ours', goodHistory: false, records: new Map() }

const reported = (evidence: Case['evidence'], reporter = 'theirs', rest: Partial<Case> = {}): Case => ({
  id: `${evidence} of ${reporter}`,
  reporter,
  evidence,
  reportedAt: daysAgo(1),
  state: 'open',
  counterVotes: [],
  ...rest,
})
const by = (kind: IdentifierKind, cases: readonly Case[], rest: Partial<Match> = {}): Match => ({
  kind,
  tier: tiers[kind],
  cases: cases.map(({ id }) => id),
  buyers: 1,
  ...rest,
})
const levelBy = (kinds: readonly IdentifierKind[], cases: readonly Case[], rest: Partial<JudgeSettings> = {}): Level =>
  judge(
    kinds.map((kind) => by(kind, cases)),
    cases,
    at,
    { ...settings, ...rest },
  ).level

const chargeback = reported('chargeback')
const known = reported('known')

test.each<[string, readonly IdentifierKind[], readonly Case[], Level]>([
  ['a chargeback on the same mailbox', ['email'], [chargeback], 'high'],
  ['a chargeback on the same telephone', ['phone'], [chargeback], 'high'],
  ['a chargeback on the same door', ['ship_to'], [chargeback], 'high'],
  ['a chargeback on the same device', ['device'], [chargeback], 'high'],
  ["the issuer's warning", ['email'], [reported('issuer_alert')], 'high'],
  ['a similar mailbox', ['email_fuzzy'], [chargeback], 'medium'],
  ['a similar mailbox and a similar street', ['email_fuzzy', 'ship_to_fuzzy'], [chargeback], 'medium'],
  ['the same card', ['card'], [chargeback], 'none'],
  ['the same network', ['ip_24'], [chargeback], 'none'],
  ['the same building', ['ship_to_base'], [chargeback], 'none'],
  ['card, network and building together', ['card', 'ip_24', 'ip_48', 'ship_to_base'], [chargeback], 'none'],
  ["one store's word", ['email', 'phone', 'device'], [known], 'medium'],
  ["two stores' word", ['email'], [known, reported('known', 'third')], 'high'],
  ['one store, two of its orders', ['email'], [known, { ...known, id: 'again' }], 'medium'],
  ["our own store's word", ['email'], [reported('known', 'ours')], 'high'],
  ["another store's suspicion", ['email'], [reported('suspected')], 'none'],
  ["ten other stores' suspicion", ['email'], Array.from({ length: 10 }, (_, i) => reported('suspected', `store ${i}`)), 'none'],
  ['our own suspicion', ['email'], [reported('suspected', 'ours')], 'medium'],
  ["our own suspicion and another store's word", ['email'], [reported('suspected', 'ours'), known], 'medium'],
  ['the word of another store for a reason of its own', ['email'], [reported('known', 'theirs', { local: true })], 'none'],
  ['our word for a reason of our own', ['email'], [reported('known', 'ours', { local: true })], 'high'],
  ['a withdrawn chargeback', ['email'], [{ ...chargeback, state: 'withdrawn' }], 'none'],
  ['a chargeback under appeal', ['email'], [{ ...chargeback, state: 'suspended' }], 'none'],
  ['an overturned chargeback', ['email'], [{ ...chargeback, state: 'overturned' }], 'none'],
  ['a chargeback of half a year', ['email'], [{ ...chargeback, reportedAt: daysAgo(182) }], 'high'],
  ['a chargeback of sixteen months', ['email'], [{ ...chargeback, reportedAt: daysAgo(487) }], 'medium'],
  ['a chargeback of sixteen months on a similar mailbox', ['email_fuzzy'], [{ ...chargeback, reportedAt: daysAgo(487) }], 'none'],
  ["one store's word of twenty months", ['email'], [{ ...known, reportedAt: daysAgo(609) }], 'none'],
  ["our own store's word of nearly two years", ['email'], [reported('known', 'ours', { reportedAt: daysAgo(730) })], 'medium'],
  ["our own store's word of two years", ['email'], [reported('known', 'ours', { reportedAt: daysAgo(731) })], 'none'],
  ['a chargeback of eleven months', ['email'], [{ ...chargeback, reportedAt: daysAgo(335) }], 'medium'],
  ['a faded chargeback and the same store’s fresh word', ['email'], [{ ...chargeback, reportedAt: daysAgo(500) }, known], 'medium'],
  ['a chargeback of two years', ['email'], [{ ...chargeback, reportedAt: daysAgo(731) }], 'none'],
  ['a device after a year', ['device'], [{ ...chargeback, reportedAt: daysAgo(365) }], 'none'],
])('%s: %s', (_case, kinds, cases, level) => {
  expect(levelBy(kinds, cases)).toBe(level)
})

test.each<[string, readonly Case[], Level]>([
  ["one store's word", [known], 'none'],
  ["two stores' word", [known, reported('known', 'third')], 'medium'],
  ['a chargeback', [chargeback], 'high'],
  ["our own store's word", [reported('known', 'ours')], 'high'],
  [
    "a chargeback that has faded and another store's word",
    [{ ...chargeback, reportedAt: daysAgo(700) }, reported('known', 'third')],
    'medium',
  ],
])('against a buyer with good orders %s is %s', (_case, cases, level) => {
  expect(levelBy(['email', 'phone'], cases, { goodHistory: true })).toBe(level)
})

test('a store whose marks were overturned is heard less and less', () => {
  const after = (overturned: number) => levelBy(['email'], [known], { records: new Map([['theirs', { upheld: 0, overturned }]]) })
  expect([0, 5, 20].map(after)).toEqual(['medium', 'medium', 'none'])
  const second = reported('known', 'third')
  expect(levelBy(['email'], [known, second], { records: new Map([['theirs', { upheld: 0, overturned: 10 }]]) })).toBe('medium')
})

test('a store that says "not fraud" does not see the case; others do, as disputed', () => {
  const countered = { ...known, counterVotes: ['ours'] }
  expect(levelBy(['email'], [countered])).toBe('none')
  expect(judge([by('email', [countered])], [countered], at, { ...settings, store: 'fourth' })).toMatchObject({
    level: 'medium',
    counts: { disputed: 1 },
  })
})

test('at a place of ten buyers only a unit of one’s own says who it is', () => {
  const place = { ...by('ship_to_base', [chargeback]), buyers: 10 }
  const level = (match: Match, buyers = 10) => judge([match, { ...place, buyers }], [chargeback], at, settings).level
  expect(level(by('ship_to', [chargeback]))).toBe('high')
  expect(level(by('ship_to', [chargeback], { bare: true }))).toBe('none')
  expect(level(by('ship_to_fuzzy', [chargeback]))).toBe('none')
  expect(level(by('ship_to', [chargeback], { bare: true }), 9)).toBe('high')
  expect(level(by('ship_to_fuzzy', [chargeback]), 9)).toBe('medium')
  expect(level(by('email_fuzzy', [chargeback]))).toBe('medium')
})

test.each(['phone', 'device', 'ship_to', 'email_fuzzy'] as const)(
  'a %s of six unrelated buyers says nothing, and is shown as shared',
  (kind) => {
    expect(judge([by(kind, [chargeback], { buyers: 5 })], [chargeback], at, settings).level).not.toBe('none')
    expect(judge([by(kind, [chargeback], { buyers: 6 })], [chargeback], at, settings)).toMatchObject({
      level: 'none',
      context: [{ code: 'shared', kind, cases: 1, buyers: 6 }],
    })
  },
)

test('a mailbox is one buyer, however many names it orders under', () => {
  expect(judge([by('email', [chargeback], { buyers: 50 })], [chargeback], at, settings).level).toBe('high')
})

test('the store is told kinds, counts and ages, and nothing that names a store', () => {
  const cases = [
    chargeback,
    reported('known', 'third', { reportedAt: daysAgo(40.5), counterVotes: ['fifth'] }),
    reported('known', 'ours', { reportedAt: daysAgo(3) }),
  ]
  const building = by('ship_to_base', cases, { buyers: 4 })
  const verdict = judge([by('email', cases), by('device', cases.slice(0, 1)), building], cases, at, settings)
  expect(verdict).toEqual({
    level: 'high',
    kinds: ['email', 'device'],
    counts: { cases: 3, reporters: 3, own: 1, payment: 1, disputed: 1 },
    ages: { newest: 1, oldest: 40 },
    context: [{ code: 'also_seen', kind: 'ship_to_base', cases: 3, buyers: 4 }],
  })
  expect(JSON.stringify(verdict)).not.toMatch(/theirs|third|fifth|ours/)
})

test.each<[string, Match, readonly Case[], Partial<JudgeSettings>, string]>([
  ['only similar', by('email_fuzzy', [chargeback]), [chargeback], {}, 'only_similar'],
  ["one store's word", by('email', [known]), [known], {}, 'one_reporter'],
  ['good orders', by('email', [known]), [known], { goodHistory: true }, 'good_history'],
])('it is said why it is not more: %s', (_case, match, cases, rest, code) => {
  expect(judge([match], cases, at, { ...settings, ...rest }).context).toEqual([{ code }])
})

test('a network is forgotten after ten days, a card after seven months', () => {
  const seen = (kind: IdentifierKind, days: number) => {
    const old = { ...chargeback, reportedAt: daysAgo(days) }
    return judge([by(kind, [old])], [old], at, settings).context.length
  }
  expect([9, 11].map((days) => seen('ip_24', days))).toEqual([1, 0])
  expect([200, 220].map((days) => seen('card', days))).toEqual([1, 0])
})

test('without matches, and with ids nobody knows, nothing is said', () => {
  const silent = { level: 'none', kinds: [], counts: { cases: 0, reporters: 0, own: 0, payment: 0, disputed: 0 }, ages: null, context: [] }
  expect(judge([], [chargeback], at, settings)).toEqual(silent)
  expect(judge([by('email', [chargeback])], [], at, settings)).toEqual(silent)
})
