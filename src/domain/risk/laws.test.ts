import fc from 'fast-check'
import { expect, test } from 'vitest'
import { defaultEdges } from './bands.ts'
import { codes, groups, isCode } from './codes.ts'
import { noFacts, ticks, type RiskFacts } from './facts.ts'
import { cap } from './rows.ts'
import type { Effects, Rule } from './rule.ts'
import { scoreWithRules } from './rules.ts'
import { mostLowered, score } from './score.ts'
import { starter } from './version.ts'

const maybe = <T>(some: fc.Arbitrary<T>) => fc.option(some, { nil: null })
const flag = maybe(fc.boolean())
const count = fc.nat(12)
const check = maybe(fc.constantFrom('pass' as const, 'fail' as const, 'unavailable' as const, 'unchecked' as const))
const country = maybe(fc.constantFrom('US', 'CA', 'NG'))
const place = fc.record({ country, region: maybe(fc.constantFrom('OH', 'FL', 'QC')) })
const distance = maybe(fc.nat(9_000))
const counts = maybe(fc.record({ hour: fc.nat(4), day: fc.nat(6), week: fc.nat(12) }))
const partName = fc.constantFrom(
  'Oil Filter',
  'Alloy Wheel',
  'Air Bag Module',
  'Engine Control Unit',
  'Phare avant',
  'Clé intelligente',
  '车灯',
  '',
)

/** Orders of every kind: each fact known or not, likely and unlikely ones together. */
const anyOrder: fc.Arbitrary<RiskFacts> = fc.record({
  order: fc.record({
    placedAt: fc.constant('2026-03-04T12:00:00.000Z'),
    hour: maybe(fc.nat(23)),
    channel: maybe(fc.constantFrom('store', 'marketplace')),
    currency: fc.constant('USD'),
    goods: maybe(fc.nat(500_000)),
    shippingCharged: maybe(fc.nat(50_000)),
    total: maybe(fc.nat(600_000)),
    expedited: flag,
    smaller: maybe(fc.double({ min: 0, max: 1, noNaN: true })),
    pickupByOther: flag,
  }),
  issuer: maybe(
    fc.record({
      street: check,
      postalCode: check,
      cvc: check,
      threeDSecure: maybe(fc.constantFrom('authenticated' as const, 'attempted' as const, 'failed' as const)),
      funding: maybe(fc.constantFrom('credit' as const, 'debit' as const, 'prepaid' as const)),
      country,
    }),
  ),
  attempts: fc.array(
    fc.record({
      at: fc.nat(180).map((minute) => new Date(Date.UTC(2026, 2, 4, 12, minute)).toISOString()),
      amount: fc.nat(90_000),
      outcome: fc.constantFrom('approved' as const, 'declined' as const, 'other' as const),
      card: maybe(fc.constantFrom('a', 'b', 'c')),
    }),
    { maxLength: 6 },
  ),
  addresses: maybe(
    fc.record({
      samePlace: flag,
      sameName: flag,
      billing: place,
      shipping: place,
      postBox: flag,
      distance,
      sharedBy: maybe(fc.nat(40)),
      forwarder: flag,
      changedAfterPayment: flag,
    }),
  ),
  ip: maybe(fc.record({ country, hosting: maybe(fc.constant('Cloud')), distance })),
  email: maybe(
    fc.record({
      kind: maybe(fc.constantFrom('disposable' as const, 'relay' as const, 'free' as const, 'other' as const)),
      typoOf: maybe(fc.constant('gmail.com')),
      likeName: flag,
    }),
  ),
  phone: maybe(place),
  velocity: maybe(
    fc.record({
      orders: fc.record({ email: counts, phone: counts, card: counts, device: counts, address: counts }),
      cardsOnAddress: maybe(fc.nat(4)),
      cardsOnDevice: maybe(fc.nat(4)),
    }),
  ),
  basket: fc.array(
    fc.record({
      name: partName,
      partNumber: fc.constantFrom('04465-AZ123', '1'),
      brand: maybe(fc.constant('Denso')),
      make: maybe(fc.constantFrom('Toyota', 'Lexus', 'BMW', 'Kia', 'Ford')),
      quantity: fc.nat(6),
      amount: fc.nat(90_000),
    }),
    { maxLength: 6 },
  ),
  vehicle: maybe(
    fc.record({
      vin: fc.constantFrom('none' as const, 'valid' as const, 'invalid' as const),
      chosen: fc.boolean(),
      disagrees: flag,
      unfit: maybe(count),
    }),
  ),
  history: maybe(fc.record({ orders: count, settled: count, settledSame: fc.nat(2), chargebacks: fc.nat(2) })),
  alarms: fc.array(fc.record({ kind: fc.constantFrom('dispute' as const, 'inquiry' as const, 'fraud_warning' as const), fraud: flag }), {
    maxLength: 2,
  }),
  ticks: fc.subarray([...ticks]),
  network: maybe(
    fc.record({
      verdict: fc.constantFrom('none' as const, 'medium' as const, 'high' as const),
      kinds: fc.subarray(['email', 'phone', 'address']),
      cases: count,
      newestDays: maybe(count),
      atBuilding: count,
    }),
  ),
  provider: maybe(
    fc.record({
      name: fc.constant('provider'),
      probability: fc.double({ min: 0, max: 1, noNaN: true }),
      reasons: fc.subarray(['ip_velocity', 'country']),
    }),
  ),
})

const scoreOf = (facts: RiskFacts) => score(facts, starter).score
const fitted = fc
  .array(fc.double({ min: -30, max: 40, noNaN: true }), { minLength: codes.length, maxLength: codes.length })
  .map((weights) => ({
    ...starter,
    weights: Object.fromEntries(codes.map((code, i) => [code, weights[i]])),
  }))

test('the points shown are whole and add up to the score, whatever the weights', () => {
  fc.assert(
    fc.property(anyOrder, fc.oneof(fc.constant(starter), fitted), (facts, version) => {
      const scored = score(facts, version)
      expect(scored.factors.every(({ points }) => Number.isInteger(points))).toBe(true)
      expect(scored.factors.reduce((sum, { points }) => sum + points, 0)).toBe(scored.score)
      expect(scored.score).toBeGreaterThanOrEqual(1)
      expect(scored.score).toBeLessThanOrEqual(100)
    }),
  )
})

test('no group says more than its cap, give or take the rounding, but the bank’s word and the registry’s floor', () => {
  fc.assert(
    fc.property(anyOrder, fitted, (facts, version) => {
      const { factors } = score(facts, version)
      for (const group of groups.filter((one) => one !== 'alarm')) {
        const points = factors.filter((one) => one.group === group && one.code !== 'floor').reduce((sum, one) => sum + one.points, 0)
        expect(points).toBeGreaterThanOrEqual(cap.least - 1)
        expect(points).toBeLessThanOrEqual(cap.most + 1)
      }
    }),
  )
})

test('the same facts give the same score, out of the database too', () => {
  fc.assert(
    fc.property(anyOrder, (facts) => {
      const scored = score(facts, starter)
      const stored: RiskFacts = JSON.parse(JSON.stringify(facts))
      expect(score(stored, starter)).toEqual(scored)
      expect(JSON.parse(JSON.stringify(scored))).toEqual(scored)
    }),
  )
})

type Step = (facts: RiskFacts, by: number) => RiskFacts

const worse: { readonly [name: string]: Step } = {
  'one more declined try': (facts, by) => ({
    ...facts,
    attempts: [
      ...facts.attempts,
      { at: new Date(Date.UTC(2026, 2, 4, 12, by % 180)).toISOString(), amount: by, outcome: 'declined', card: null },
    ],
  }),
  'one more card': (facts, by) => ({
    ...facts,
    attempts: [...facts.attempts, { at: '2026-03-04T13:00:00Z', amount: by, outcome: 'other', card: `new ${by}` }],
  }),
  'a dearer order': ({ order, ...facts }) => ({
    ...facts,
    order: { ...order, smaller: order.smaller && Math.min(1, order.smaller + (1 - order.smaller) / 2) },
  }),
  'a longer way': ({ addresses, ip, ...facts }, by) => ({
    ...facts,
    addresses: addresses && { ...addresses, distance: addresses.distance && addresses.distance + by },
    ip: ip && { ...ip, distance: ip.distance && ip.distance + by },
  }),
  'more buyers at the address': ({ addresses, ...facts }, by) => ({
    ...facts,
    addresses: addresses && { ...addresses, sharedBy: addresses.sharedBy && addresses.sharedBy + by },
  }),
  'more reports': ({ network, ...facts }, by) => ({
    ...facts,
    network: network && { ...network, verdict: network.verdict === 'none' ? 'medium' : 'high', cases: network.cases + by },
  }),
  'more orders in a short time': ({ velocity, ...facts }, by) => ({
    ...facts,
    velocity: velocity && { ...velocity, orders: { ...velocity.orders, card: { hour: by, day: by + 12, week: by + 24 } } },
  }),
  'one more piece of each': ({ basket, ...facts }) => ({
    ...facts,
    basket: basket.map((line) => ({ ...line, quantity: line.quantity + 1 })),
  }),
  'one more chargeback': ({ history, ...facts }) => ({
    ...facts,
    history: history && { ...history, chargebacks: history.chargebacks + 1 },
  }),
  'a warning of the bank': (facts) => ({ ...facts, alarms: [...facts.alarms, { kind: 'fraud_warning', fraud: true }] }),
  'a provider more certain': ({ provider, ...facts }) => ({
    ...facts,
    provider: provider && { ...provider, probability: (provider.probability + 1) / 2 },
  }),
}

test.each(Object.entries(worse))('%s never lowers the score', (_name, step) => {
  fc.assert(
    fc.property(anyOrder, fc.integer({ min: 1, max: 9_000 }), (facts, by) => {
      expect(scoreOf(step(facts, by))).toBeGreaterThanOrEqual(scoreOf(facts))
    }),
  )
})

const better: { readonly [name: string]: (facts: RiskFacts) => RiskFacts } = {
  'a better street answer': ({ issuer, ...facts }) => ({
    ...facts,
    issuer: issuer && { ...issuer, street: issuer.street === 'fail' ? 'unavailable' : 'pass' },
  }),
  'a better postal code answer': ({ issuer, ...facts }) => ({
    ...facts,
    issuer: issuer && { ...issuer, postalCode: issuer.postalCode === 'fail' ? 'unchecked' : 'pass' },
  }),
  'a right CVC': ({ issuer, ...facts }) => ({ ...facts, issuer: issuer && { ...issuer, cvc: 'pass' } }),
  '3-D Secure': ({ issuer, ...facts }) => ({ ...facts, issuer: issuer && { ...issuer, threeDSecure: 'authenticated' } }),
  'a VIN that is right': ({ vehicle, ...facts }) => ({ ...facts, vehicle: vehicle && { ...vehicle, vin: 'valid' } }),
  'all ticks': (facts) => ({ ...facts, ticks }),
  'one more settled order': ({ history, ...facts }) => ({
    ...facts,
    history: history && { ...history, settledSame: history.settledSame + 1 },
  }),
}

test.each(Object.entries(better))('%s never raises the score', (_name, step) => {
  fc.assert(
    fc.property(anyOrder, (facts) => {
      expect(scoreOf(step(facts))).toBeLessThanOrEqual(scoreOf(facts))
    }),
  )
})

test('the order of lines, tries, alarms and ticks, and how a part’s name is typed, change nothing', () => {
  fc.assert(
    fc.property(anyOrder, (facts) => {
      const other: RiskFacts = {
        ...facts,
        attempts: facts.attempts.toReversed(),
        basket: facts.basket
          .toReversed()
          .map((line) => ({ ...line, name: ` ${line.name.toUpperCase().normalize('NFD').replaceAll(' ', ' - ')} ` })),
        alarms: facts.alarms.toReversed(),
        ticks: [...facts.ticks.toReversed(), ...facts.ticks],
      }
      expect(score(other, starter)).toEqual(score(facts, starter))
    }),
  )
})

test('what is not known neither accuses nor excuses: without a source no more is raised, and no more lowered', () => {
  const none = noFacts('USD')
  const said = (facts: RiskFacts) =>
    score(facts, starter)
      .factors.filter(({ code }) => isCode(code))
      .map(({ points }) => points)
  const raised = (facts: RiskFacts) => said(facts).reduce((sum, points) => sum + Math.max(points, 0), 0)
  const lowered = (facts: RiskFacts) => said(facts).reduce((sum, points) => sum + Math.min(points, 0), 0)
  fc.assert(
    fc.property(anyOrder, fc.constantFrom(...(Object.keys(none) as (keyof RiskFacts)[])), (facts, source) => {
      const without = { ...facts, [source]: none[source] }
      expect(raised(without)).toBeLessThanOrEqual(raised(facts))
      expect(lowered(without)).toBeGreaterThanOrEqual(lowered(facts))
    }),
  )
})

test('a mark elsewhere touches the network’s rows alone, and taken back it leaves no trace', () => {
  fc.assert(
    fc.property(anyOrder, anyOrder, (facts, { network }) => {
      const clear = { ...facts, network: null }
      const own = (one: RiskFacts) => score(one, starter).factors.filter(({ group }) => group !== 'network' && group !== 'limit')
      expect(own({ ...facts, network }).map(({ code }) => code)).toEqual(own(clear).map(({ code }) => code))
      const withdrawn = { verdict: 'none', kinds: [], cases: 0, newestDays: null, atBuilding: 0 } as const
      expect(score({ ...facts, network: withdrawn }, starter).factors).toEqual(score(clear, starter).factors)
    }),
  )
})

const ruled = (rules: readonly Rule[], facts: RiskFacts) => scoreWithRules(facts, starter, rules, defaultEdges)

function rule(id: string, least: number, effects: Pick<Effects, 'points' | 'level'>): Rule {
  const when = { fact: 'score', is: 'at_least', value: least } as const
  return { id, version: 1, name: id, on: true, currency: 'USD', when, effects: { ...effects, assign: null, hold: null, approval: false } }
}

const someRules = fc.array(
  fc.record({
    id: fc.uuid(),
    points: fc.integer({ min: -20, max: 60 }),
    level: fc.constantFrom(null, 'medium' as const, 'high' as const),
    least: fc.integer({ min: 0, max: 100 }),
  }),
  { maxLength: 6 },
)

test('rules in any order say the same, hide nothing, and one that raises never lowers', () => {
  fc.assert(
    fc.property(anyOrder, someRules, fc.integer({ min: 0, max: 60 }), (facts, some, points) => {
      const rules = some.map(({ id, least, ...effects }) => rule(id, least, effects))
      const { scored, results } = ruled(rules, facts)
      expect(ruled(rules.toReversed(), facts)).toEqual({ scored, results })
      expect(score(facts, starter, results.toReversed())).toEqual(scored)
      expect(scored.factors.reduce((sum, one) => sum + one.points, 0)).toBe(scored.score)
      const seen = (one: typeof scored) => one.factors.filter(({ code }) => isCode(code))
      expect(seen(scored)).toEqual(seen(score(facts, starter)))
      expect(scored.score).toBeGreaterThanOrEqual(score(facts, starter).score - mostLowered)
      expect(ruled([...rules, rule('raises', 0, { points, level: null })], facts).scored.score).toBeGreaterThanOrEqual(scored.score)
    }),
  )
})

test('names of any script and senseless figures give a score', () => {
  fc.assert(
    fc.property(anyOrder, fc.oneof(fc.string({ unit: 'grapheme' }), fc.constant('\ud800\0')), fc.double(), (facts, text, figure) => {
      const odd: RiskFacts = {
        ...facts,
        order: { ...facts.order, goods: figure, shippingCharged: figure, total: -figure, smaller: figure, channel: text },
        attempts: [{ at: text, amount: figure, outcome: 'declined', card: text }, ...facts.attempts],
        basket: [{ name: text, partNumber: text, brand: text, make: text, quantity: figure, amount: figure }, ...facts.basket],
        ip: { country: text, hosting: text, distance: figure },
        provider: { name: text, probability: figure, reasons: [text] },
      }
      const scored = score(odd, starter)
      expect(Number.isInteger(scored.score)).toBe(true)
      expect(scored.factors.reduce((sum, { points }) => sum + points, 0)).toBe(scored.score)
    }),
  )
})

test('ten thousand lines and a thousand tries take about ten times as long as a thousand and a hundred, not a hundred times', () => {
  // The quickest of several, by turns: the machine may be busy with something else.
  const spent = Array.from({ length: 15 }, () => [timeOf(large), timeOf(small)] as const)
  const [most, least] = [Math.min(...spent.map(([time]) => time)), Math.min(...spent.map(([, time]) => time))]
  expect(most / least).toBeLessThan(40)
})

const [large, small] = [manyLines(10_000), manyLines(1_000)]

function timeOf(facts: RiskFacts): number {
  const before = performance.now()
  score(facts, starter)
  return performance.now() - before
}

function manyLines(count: number): RiskFacts {
  const many = Array.from({ length: count }, (_, i) => i)
  return {
    ...noFacts('USD'),
    basket: many.map((i) => ({
      name: `Headlight Assembly, Passenger Side ${i}`,
      partNumber: `04465-${i}`,
      brand: null,
      make: ['Kia', 'BMW', `Make ${i}`][i % 3] ?? null,
      quantity: 1,
      amount: i,
    })),
    attempts: many
      .slice(0, count / 10)
      .map((i) => ({ at: new Date(Date.UTC(2026, 2, 4) + i * 1_000).toISOString(), amount: i, outcome: 'declined', card: `card ${i}` })),
  }
}
