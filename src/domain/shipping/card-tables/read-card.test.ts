import fc from 'fast-check'
import { expect, test } from 'vitest'
import { workweek } from '../calendar.ts'
import type { RateCard } from '../rate-card.ts'
import { serviceClasses } from '../rate.ts'
import { isDate } from './cells.ts'
import { examplesOf } from './examples.ts'
import { readCard } from './read-card.ts'
import { writeCard } from './write-card.ts'

const rowsOf = (table: readonly (readonly string[])[]) => table.map((cells, place) => ({ at: place + 1, cells }))
const read = (services: readonly (readonly string[])[], prices: readonly (readonly string[])[], currency = 'USD') =>
  readCard({ carrier: 'Own van', currency, services: rowsOf(services), prices: rowsOf(prices) })

const services = [
  ['code', 'name', 'class'],
  ['van', 'Van', 'ground'],
]
const prices = [
  ['service', 'pounds', 'zone 2', '3'],
  ['van', '10', '$8.50', '9,75'],
  ['van', '50', '14', ''],
  ['van', 'days', '1', '2'],
]

test('a card of two small tables: what is left empty is what is usual', () => {
  expect(read(services, prices)).toEqual({
    flaws: [],
    card: {
      carrier: 'Own van',
      currency: 'USD',
      services: [
        {
          code: 'van',
          name: 'Van',
          class: 'ground',
          divisor: null,
          mostPounds: 150,
          mostGirthInches: 165,
          fuelPpm: 0,
          residential: 0,
          signature: 0,
          leastCharge: 0,
          poBox: false,
          hazmat: false,
          days: workweek,
        },
      ],
      prices: [
        { service: 'van', zone: 2, pounds: 10, amount: 850, days: 1 },
        { service: 'van', zone: 3, pounds: 10, amount: 975, days: 2 },
        { service: 'van', zone: 2, pounds: 50, amount: 1400, days: 1 },
      ],
    },
  })
})

const heads = {
  services: 'code name class fuel_percent po_box weekdays closed residential'.split(' '),
  prices: ['service', 'pounds', '2', '3'],
}
const good = ['van', 'Van', 'ground', '', '', '', '', '']

test.each([
  ['a class nobody sells', ['van', 'Van', 'fast'], 'class', 'not_a_class'],
  ['no name', ['van', '', 'ground'], 'name', 'empty'],
  ['a share above all', ['van', 'Van', 'ground', '140'], 'fuel_percent', 'not_a_number'],
  ['a yes that is none', ['van', 'Van', 'ground', '', 'maybe'], 'po_box', 'not_yes_or_no'],
  ['a day that is none', ['van', 'Van', 'ground', '', '', 'mon fryday'], 'weekdays', 'not_weekdays'],
  ['a date that is none', ['van', 'Van', 'ground', '', '', '', '2026-02-30'], 'closed', 'not_dates'],
  ['a mark between thousands', ['van', 'Van', 'ground', '', '', '', '', '1,250'], 'residential', 'not_an_amount'],
] as const)('a service with %s is told by row and column', (_case, row, column, code) => {
  const { flaws } = read([heads.services, good, [...row]], prices)
  expect(flaws.map((flaw) => [flaw.table, flaw.row, flaw.column, flaw.code])).toContainEqual(['services', 3, column, code])
})

test.each([
  ['an amount that is none', ['van', '20', 'twelve', '9'], '2', 'not_an_amount'],
  ['half a cent', ['van', '20', '9.505', '9'], '2', 'not_an_amount'],
  ['no weight', ['van', '', '9', '9'], 'pounds', 'empty'],
  ['a weight again', ['van', '10', '9', '9'], 'pounds', 'weight_twice'],
  ['half a day', ['van', 'days', '1.5', '2'], '2', 'not_days'],
  ['a service nobody described', ['truck', '20', '9', '9'], 'service', 'unknown_service'],
] as const)('prices with %s are told by row and column', (_case, row, column, code) => {
  const { flaws } = read(services, [heads.prices, ['van', '10', '8', '9'], [...row]])
  expect(flaws.map((flaw) => [flaw.table, flaw.row, flaw.column, flaw.code])).toEqual([['prices', 3, column, code]])
})

test('heads that lack a column, have one twice or one too many are told, and nothing below them is', () => {
  const { flaws } = read(
    [
      ['code', 'name', 'colour'],
      ['van', 'Van', 'red'],
    ],
    [
      ['service', 'pounds', '2', 'z2', '9'],
      ['van', 'x', 'y', 'z', ''],
    ],
  )
  expect(flaws.map(({ table, row, column, code }) => [table, row, column, code])).toEqual([
    ['services', 1, 'colour', 'unknown_column'],
    ['services', 1, 'class', 'missing_column'],
    ['prices', 1, '9', 'unknown_column'],
    ['prices', 1, 'z2', 'column_twice'],
  ])
})

test('a service without a price, one twice, and tables without rows are told', () => {
  expect(read([...services, ['truck', 'Truck', 'economy']], prices).flaws).toEqual([
    { table: 'services', row: 3, column: 'code', code: 'no_price', typed: 'truck' },
  ])
  expect(read([...services, ['van', 'Van again', 'economy']], prices).flaws).toEqual([
    { table: 'services', row: 3, column: 'code', code: 'service_twice', typed: 'van' },
  ])
  expect(read([], [prices[0] ?? []]).flaws.map(({ table, code }) => [table, code])).toEqual([
    ['services', 'no_rows'],
    ['prices', 'no_rows'],
  ])
})

test('amounts are whole where the currency has no cents', () => {
  expect(read(services, [heads.prices, ['van', '10', '¥850', '9']], 'JPY').card.prices.map(({ amount }) => amount)).toEqual([850, 9])
  expect(read(services, [heads.prices, ['van', '10', '8.50', '9']], 'JPY').flaws).toHaveLength(1)
})

const amount = fc.integer({ min: 0, max: 999_999 })
const name = fc.stringMatching(/^[a-z][a-z0-9 ]{0,10}[a-z0-9]$/)
const date = fc
  .date({ min: new Date('2026-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
  .map((at) => at.toISOString().slice(0, 10))
const offer = fc.record({
  code: name,
  name,
  class: fc.constantFrom(...serviceClasses),
  divisor: fc.option(fc.integer({ min: 1, max: 10_000 })),
  mostPounds: fc.integer({ min: 1, max: 150 }),
  mostGirthInches: fc.integer({ min: 1, max: 165 }),
  fuelPpm: fc.integer({ min: 0, max: 10_000 }).map((hundredths) => hundredths * 100),
  residential: amount,
  signature: amount,
  leastCharge: amount,
  poBox: fc.boolean(),
  hazmat: fc.boolean(),
  days: fc.record({
    weekdays: fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 1 }).map((days) => days.toSorted((a, b) => a - b)),
    off: fc.uniqueArray(date, { maxLength: 3 }).map((dates) => dates.toSorted()),
  }),
})
const service = fc.record({
  offer,
  weights: fc.uniqueArray(fc.integer({ min: 1, max: 150 }), { minLength: 1, maxLength: 4 }).map((all) => all.toSorted((a, b) => a - b)),
  zones: fc.uniqueArray(fc.integer({ min: 2, max: 8 }), { minLength: 1 }).map((all) => all.toSorted((a, b) => a - b)),
  days: fc.option(fc.integer({ min: 0, max: 30 })),
  first: amount,
})
const card = fc.uniqueArray(service, { minLength: 1, maxLength: 3, selector: (one) => one.offer.code }).map((all): RateCard => ({
  carrier: 'Own van',
  currency: 'USD',
  services: all.map((one) => one.offer),
  prices: all.flatMap(({ offer: { code }, weights, zones, days, first }) =>
    weights.flatMap((pounds) => zones.map((zone) => ({ service: code, zone, pounds, amount: first + zone * pounds, days }))),
  ),
}))

test('a card that is written and read again is the same card', () => {
  fc.assert(
    fc.property(card, (one) => {
      const tables = writeCard(one)
      expect(read(tables.services, tables.prices)).toEqual({ card: one, flaws: [] })
    }),
  )
})

test('five examples over the zones the card goes to, each as the card quotes it', () => {
  const examples = examplesOf(read(services, prices).card, new Date('2026-06-09T14:00:00Z'), { timeZone: 'UTC', cutoff: '15:00' })
  expect(
    examples.map(({ zone, residential, rates }) => [zone, residential, ...rates.map(({ cost, days, bar }) => [cost, days, bar])]),
  ).toEqual([
    [2, false, [850, 1, null]],
    [2, true, [850, 1, null]],
    [3, false, [0, 2, 'too_heavy']],
    [3, true, [0, 2, 'too_heavy']],
    [3, false, [0, 2, 'too_heavy']],
  ])
})

test('a date is one of the calendar', () => {
  expect(['2026-02-28', '2028-02-29', '2026-02-29', '2026-13-01', '26-01-01', ''].map(isDate)).toEqual([
    true,
    true,
    false,
    false,
    false,
    false,
  ])
})
