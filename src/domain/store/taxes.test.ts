import { expect, test } from 'vitest'
import { chargedOn, inLanguage, percentOf, readPercent, taxesFor, type StoreTax } from './taxes.ts'

const tax = (name: string, ratePpm: number, place: Partial<StoreTax> = {}): StoreTax => ({
  id: name,
  name,
  nameFr: null,
  country: 'CA',
  region: null,
  ratePpm,
  onShipping: true,
  onCores: true,
  from: '2020-01-01',
  ...place,
})
const gst = tax('GST', 50_000, { nameFr: 'TPS' })
const qst = tax('QST', 99_750, { nameFr: 'TVQ', region: 'QC' })
const hst = tax('HST', 130_000, { region: 'Ontario' })
const all = [gst, qst, hst, tax('Sales tax', 70_000, { country: 'US', region: 'RI' })]

test.each([
  ['CA', 'QC', ['GST', 'QST']],
  ['CA', 'Québec', ['GST', 'QST']],
  ['CA', 'on', ['GST', 'HST']],
  ['CA', 'AB', ['GST']],
  ['CA', null, ['GST']],
  ['US', 'Rhode Island', ['Sales tax']],
  ['US', 'MA', []],
  ['FR', 'QC', []],
])('shipped to %s %s: %j', (country, region, names) => {
  expect(taxesFor(all, { country, region }, '2026-11-28').map(({ name }) => name)).toEqual(names)
})

test.each([
  ['2012-12-31', []],
  ['2013-01-01', [95_000]],
  ['2026-06-30', [95_000]],
  ['2026-07-01', [99_750]],
])('on %s the rate of that day counts', (day, rates) => {
  const steps = [tax('QST', 99_750, { region: 'QC', from: '2026-07-01' }), tax('qst', 95_000, { region: 'Quebec', from: '2013-01-01' })]
  expect(taxesFor(steps, { country: 'CA', region: 'QC' }, day).map(({ ratePpm }) => ratePpm)).toEqual(rates)
})

// Half up by hand: 100.00 at 9.975 % is 9.975; 0.10 at 5 % is 0.005; 33.33 at 5 % is 1.6665 and at 9.975 % 3.3246675.
test.each([
  [100_00, [500, 998]],
  [10, [1, 1]],
  [9, [0, 1]],
  [33_33, [167, 332]],
  [0, [0, 0]],
])('%d cents in Quebec: each tax for itself, half up, none on the other', (base, amounts) => {
  expect(chargedOn([gst, qst], base).map(({ amount }) => amount)).toEqual(amounts)
})

test('a tax goes by its name in the reader’s language, and by its one name where it has only that', () => {
  expect(chargedOn(inLanguage([gst, hst], 'fr'), 100).map(({ jurisdiction }) => jurisdiction)).toEqual(['TPS', 'HST'])
})

test.each([
  ['9.975', 99_750],
  ['9,975 %', 99_750],
  ['5', 50_000],
  ['0.0001', 1],
  ['100', 1_000_000],
  ['4.35', 43_500],
  ['100.0001', undefined],
  ['9.97501', undefined],
  ['-1', undefined],
  ['', undefined],
  ['5.', undefined],
])('“%s” percent is %s millionths', (typed, ppm) => {
  expect(readPercent(typed)).toBe(ppm)
})

test('every rate of four decimals reads back exactly', () => {
  for (let ppm = 0; ppm <= 1_000_000; ppm += 37) expect(readPercent(percentOf(ppm))).toBe(ppm)
  expect([percentOf(99_750), percentOf(50_000), percentOf(1)]).toEqual(['9.975', '5', '0.0001'])
})
