import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Case } from './case.ts'
import { judge, type JudgeSettings, type Level } from './judge.ts'
import { identifierKinds, tiers } from './kinds.ts'
import type { Match } from './match.ts'

const at = new Date('2026-06-30T12:00:00Z')
const stores = ['a', 'b', 'c', 'd', 'e'] as const
const someStore = fc.constantFrom(...stores)

const someCase: fc.Arbitrary<Omit<Case, 'id'>> = fc.record({
  reporter: someStore,
  evidence: fc.constantFrom('chargeback', 'issuer_alert', 'known', 'suspected'),
  reportedAt: fc.integer({ min: -2, max: 800 }).map((days) => new Date(at.getTime() - days * 86_400_000)),
  state: fc.constantFrom('open', 'open', 'open', 'withdrawn', 'suspended', 'overturned'),
  counterVotes: fc.subarray([...stores], { maxLength: 2 }),
})
const someCases = fc.array(someCase, { minLength: 1, maxLength: 6 }).map((all) => all.map((one, i): Case => ({ ...one, id: `case ${i}` })))

const matchesOn = (cases: readonly Case[]): fc.Arbitrary<readonly Match[]> =>
  fc.array(
    fc
      .record({
        kind: fc.constantFrom(...identifierKinds),
        cases: fc.subarray(cases.map(({ id }) => id)),
        buyers: fc.constantFrom(0, 1, 5, 6, 9, 10),
        bare: fc.option(fc.constant(true as const), { nil: undefined }),
      })
      .map((match) => ({ ...match, tier: tiers[match.kind] })),
    { minLength: 1, maxLength: 5 },
  )
const someSettings: fc.Arbitrary<JudgeSettings> = fc.record({
  store: someStore,
  goodHistory: fc.boolean(),
  records: fc.array(fc.tuple(someStore, fc.record({ upheld: fc.nat(9), overturned: fc.nat(9) }))).map((all) => new Map(all)),
})
const situation = someCases.chain((cases) => fc.record({ cases: fc.constant(cases), matches: matchesOn(cases), settings: someSettings }))

const height = (level: Level) => ['none', 'medium', 'high'].indexOf(level)
/** The case found by everything that found any. */
const foundToo = (matches: readonly Match[], id: string) => matches.map((match) => ({ ...match, cases: [...match.cases, id] }))
const law = (says: (given: { cases: readonly Case[]; matches: readonly Match[]; settings: JudgeSettings }) => void) =>
  fc.assert(fc.property(situation, says), { numRuns: 1000 })

test.each(['withdrawn', 'suspended', 'overturned'] as const)(
  'a mark that was set and then %s leaves the verdict as it was, to the last word',
  (state) => {
    fc.assert(
      fc.property(situation, someCase, ({ cases, matches, settings }, more) => {
        const before = judge(matches, cases, at, settings)
        expect(judge(foundToo(matches, 'new'), [...cases, { ...more, id: 'new', state }], at, settings)).toEqual(before)
      }),
      { numRuns: 1000 },
    )
  },
)

test('a further report, by whomever, never lowers the level', () => {
  fc.assert(
    fc.property(situation, someCase, fc.constantFrom('f', ...stores), ({ cases, matches, settings }, more, reporter) => {
      const after = judge(foundToo(matches, 'new'), [...cases, { ...more, id: 'new', reporter }], at, settings)
      expect(height(after.level)).toBeGreaterThanOrEqual(height(judge(matches, cases, at, settings).level))
    }),
    { numRuns: 1000 },
  )
})

test('a counter-vote never raises the level, and elsewhere changes nothing but that it is disputed', () => {
  fc.assert(
    fc.property(situation, someStore, ({ cases, matches, settings }, voter) => {
      const voted = cases.map((one) => ({ ...one, counterVotes: [...one.counterVotes, voter] }))
      const [before, after] = [cases, voted].map((all) => judge(matches, all, at, settings))
      expect(height(after!.level)).toBeLessThanOrEqual(height(before!.level))
      if (voter === settings.store) expect(after!.level).toBe('none')
      else expect({ ...after, counts: null }).toEqual({ ...before, counts: null })
    }),
    { numRuns: 1000 },
  )
})

test('good orders never raise the level, nor does time, nor an overturned case of a reporter', () => {
  law(({ cases, matches, settings }) => {
    const level = (rest: Partial<JudgeSettings>, when = at) => height(judge(matches, cases, when, { ...settings, ...rest }).level)
    expect(level({ goodHistory: true })).toBeLessThanOrEqual(level({ goodHistory: false }))
    expect(level({}, new Date(at.getTime() + 90 * 86_400_000))).toBeLessThanOrEqual(level({}))
    const worse = new Map(stores.map((store) => [store, { upheld: 0, overturned: 30, ...settings.records.get(store) }] as const))
    const less = new Map([...worse].map(([store, { upheld, overturned }]) => [store, { upheld, overturned: overturned + 5 }] as const))
    expect(level({ records: less })).toBeLessThanOrEqual(level({ records: worse }))
  })
})

test('whatever the cases: card, network and building alone say nothing, similar things alone never High', () => {
  law(({ cases, matches, settings }) => {
    const only = (tier: Match['tier']) =>
      judge(
        matches.filter((match) => match.tier === tier),
        cases,
        at,
        settings,
      )
    expect(only('context').level).toBe('none')
    expect(only('fuzzy').level).not.toBe('high')
  })
})

test('whatever one other store reports of its own knowledge, it is never High here', () => {
  law(({ cases, matches, settings }) => {
    const words = cases.map((one) => ({
      ...one,
      reporter: 'f',
      evidence: one.evidence === 'suspected' ? one.evidence : ('known' as const),
    }))
    const { level } = judge(matches, words, at, settings)
    expect(level).not.toBe('high')
    if (settings.goodHistory) expect(level).toBe('none')
  })
})

test('a verdict is the same in whatever order cases and identifiers come, and names nobody', () => {
  law(({ cases, matches, settings }) => {
    const verdict = judge(matches, cases, at, settings)
    expect(judge(matches.toReversed(), cases.toReversed(), at, settings)).toEqual(verdict)
    expect(JSON.stringify(verdict)).not.toMatch(/case \d|"[a-e]"/)
  })
})
