import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rankRates, type Wish } from './rank.ts'
import { costOf, serviceClasses, type Rate } from './rate.ts'

const wish: Wish = {
  promised: '2026-06-11',
  paidClass: 'ground',
  paid: 1_850,
  currency: 'USD',
  chosen: null,
  preferred: ['Northern'],
  perDay: 100,
}

function rate(id: string, amount: number, arrives: string | null, more: Partial<Rate> = {}): Rate {
  return {
    id,
    account: 'a',
    carrier: 'Coastal',
    name: id,
    service: id,
    class: 'ground',
    charges: [{ kind: 'postage', amount }],
    currency: 'USD',
    days: 3,
    arrives,
    guaranteed: false,
    bar: null,
    ...more,
  }
}

const ids = (rates: readonly Rate[], changes: Partial<Wish> = {}) =>
  rankRates(rates, { ...wish, ...changes }).rates.map((one) => one.rate.id)

test('what arrives in time comes first, the cheapest of it on top, the late ones by how late they are', () => {
  const rates = [
    rate('late 2', 900, '2026-06-13'),
    rate('dear', 3_000, '2026-06-09'),
    rate('late 1', 1_400, '2026-06-12'),
    rate('cheap', 1_636, '2026-06-11'),
    rate('no date', 500, null),
    rate('no date, slower', 300, null, { class: 'economy' }),
  ]
  expect(ids(rates)).toEqual(['cheap', 'dear', 'no date', 'late 1', 'late 2', 'no date, slower'])
  const { rates: ranked, why } = rankRates(rates, wish)
  expect(why).toEqual({ code: 'cheapest', of: 2 })
  expect(ranked[0]).toMatchObject({ cost: 1_636, left: 214, standing: 'on_time', badges: ['best'] })
  expect(ranked.find((one) => one.rate.id === 'late 2')).toMatchObject({ standing: 'late', daysLate: 2 })
})

test('what costs about the same is told apart by date, then liking, then a guarantee', () => {
  const by = (a: Partial<Rate>, b: Partial<Rate>) => {
    const { rates, why } = rankRates([rate('a', 1_500, '2026-06-10', a), rate('b', 1_540, '2026-06-10', b)], wish)
    return [rates[0]?.rate.id, why?.code]
  }
  expect(by({}, { arrives: '2026-06-09' })).toEqual(['b', 'earlier'])
  expect(by({}, { carrier: 'Northern' })).toEqual(['b', 'preferred'])
  expect(by({}, { guaranteed: true })).toEqual(['b', 'guaranteed'])
  expect(by({}, {})).toEqual(['a', 'cheapest'])
  expect(by({}, { arrives: '2026-06-09', charges: [{ kind: 'postage', amount: 1_560 }] })).toEqual(['a', 'cheapest'])
})

test('all that is paid for counts: a surcharge can make the cheap postage dear', () => {
  const surcharged = { charges: [{ kind: 'postage', amount: 900 } as const, { kind: 'residential', amount: 700 } as const] }
  expect(ids([rate('bare', 1_400, '2026-06-10'), rate('surcharged', 0, '2026-06-10', surcharged)])).toEqual(['bare', 'surcharged'])
})

test('where nothing was promised a day has its price', () => {
  const rates = [
    rate('slow', 1_000, null, { days: 6 }),
    rate('quick', 1_300, null, { days: 2 }),
    rate('unknown', 100, null, { days: null }),
  ]
  const { rates: ranked, why } = rankRates(rates, { ...wish, promised: null })
  expect(ranked.map((one) => one.rate.id)).toEqual(['quick', 'slow', 'unknown'])
  expect(why).toEqual({ code: 'worth_the_days', of: 2 })
  expect(ids(rates, { promised: null, perDay: 10 })).toEqual(['slow', 'quick', 'unknown'])
})

test('what cannot be taken comes last with its reason, and bears no badge', () => {
  const rates = [
    rate('barred', 1, '2026-06-08', { bar: 'po_box' }),
    rate('euro', 2, '2026-06-08', { currency: 'EUR' }),
    rate('open', 5_000, '2026-06-20'),
  ]
  const { rates: ranked, why } = rankRates(rates, wish)
  expect(ranked.map((one) => [one.rate.id, one.rate.bar, one.badges])).toEqual([
    ['open', null, ['best', 'cheapest', 'fastest']],
    ['barred', 'po_box', []],
    ['euro', 'other_currency', []],
  ])
  expect(why).toEqual({ code: 'least_late', of: 1 })
  expect(rankRates([rate('barred', 1, null, { bar: 'too_heavy' })], wish).why).toBeNull()
})

test('what the customer chose is known by the service’s name, however it is written', () => {
  const named = [rate('a', 1_500, '2026-06-10', { carrier: 'UPS', name: 'Ground', service: 'GND' }), rate('b', 1_900, '2026-06-09')]
  const badges = (chosen: string) => rankRates(named, { ...wish, chosen }).rates[0]?.badges
  expect(badges('UPS® Ground')).toEqual(['best', 'cheapest', 'chosen'])
  expect(badges('ground')).toContain('chosen')
  expect(badges('Express')).not.toContain('chosen')
})

const someRate: fc.Arbitrary<Rate> = fc
  .record({
    id: fc.uuid(),
    amount: fc.integer({ min: 100, max: 20_000 }),
    day: fc.option(fc.integer({ min: 1, max: 28 })),
    carrier: fc.constantFrom('Coastal', 'Northern', 'Inland'),
    class: fc.constantFrom(...serviceClasses),
    guaranteed: fc.boolean(),
    barred: fc.boolean(),
  })
  .map(({ id, amount, day, barred, ...more }) =>
    rate(id, amount, day === null ? null : `2026-06-${String(day).padStart(2, '0')}`, {
      ...more,
      days: day,
      bar: barred ? 'po_box' : null,
    }),
  )
const someRates = fc.uniqueArray(someRate, { selector: ({ id }) => id, maxLength: 40 })

test('the order they come in changes nothing', () => {
  fc.assert(
    fc.property(someRates, fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), (rates, luck) => {
      const shuffled = rates
        .map((one) => ({ one, at: luck.next().value }))
        .toSorted((a, b) => a.at - b.at)
        .map(({ one }) => one)
      expect(ids(shuffled)).toEqual(ids(rates))
    }),
  )
})

test('nothing late stands above what arrives in time, nothing barred above what can be taken', () => {
  fc.assert(
    fc.property(someRates, (rates) => {
      const seen = rankRates(rates, wish).rates
      const places = seen.map(({ standing }) => ['on_time', 'undated', 'late', 'slower', 'barred'].indexOf(standing))
      expect(places).toEqual(places.toSorted((a, b) => a - b))
      expect(seen).toHaveLength(rates.length)
    }),
  )
})

test('a rate that is worse in everything never changes the first', () => {
  fc.assert(
    fc.property(someRates, fc.integer({ min: 1, max: 3_000 }), (rates, more) => {
      const [first] = rankRates(rates, wish).rates
      fc.pre(first !== undefined && first.standing !== 'barred')
      const { rate: best } = first
      const worse: Rate = {
        ...best,
        id: 'worse',
        service: `${best.service}~`,
        carrier: 'Zeta',
        guaranteed: false,
        charges: [...best.charges, { kind: 'fee', amount: more }],
      }
      expect(rankRates([...rates, worse], wish).rates[0]?.rate.id).toBe(best.id)
    }),
  )
})

test('figures agree with the rates', () => {
  fc.assert(
    fc.property(someRates, (rates) => {
      for (const one of rankRates(rates, wish).rates) expect([one.cost, one.left]).toEqual([costOf(one.rate), wish.paid - costOf(one.rate)])
    }),
  )
})
