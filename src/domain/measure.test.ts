import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  dimensionalPounds,
  formatDimensions,
  formatLength,
  formatWeight,
  gramsFromPounds,
  inchesFromMm,
  lengthAndGirthMm,
  mmFromInches,
  ouncesFromGrams,
  parseDimensions,
  parseLength,
  parseWeight,
  poundsFromGrams,
} from './measure.ts'
import type { Size, UnitSystem } from './measure.ts'

/** Any UTF-16 text, halves of characters included. */
const anyText = fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)) })

const inches = (length: number, width: number, height: number): Size => ({
  lengthMm: mmFromInches(length),
  widthMm: mmFromInches(width),
  heightMm: mmFromInches(height),
})

test('a pound is 454 grams, and comes back as one pound', () => {
  expect(gramsFromPounds(1)).toBe(454)
  expect(poundsFromGrams(454)).toBe(1)
  expect(ouncesFromGrams(454)).toBe(16)
  expect(gramsFromPounds(2, 3)).toBe(992)
  expect(mmFromInches(12)).toBe(305)
  expect(inchesFromMm(305)).toBe(12)
})

test('what a clerk typed to a tenth comes back to the tenth', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100_000 }), (tenths) => {
      expect(ouncesFromGrams(gramsFromPounds(0, tenths / 10))).toBe(tenths / 10)
      expect(inchesFromMm(mmFromInches(tenths / 10))).toBe(tenths / 10)
      expect(Math.abs(poundsFromGrams(gramsFromPounds(tenths / 10)) - tenths / 10)).toBeLessThan(0.006)
    }),
  )
})

test.each([
  [inches(12, 12, 12), { divisor: 139, sides: 'up' }, 13],
  [inches(12.1, 12, 12), { divisor: 139, sides: 'up' }, 14],
  [inches(12, 12, 12), { divisor: 166, sides: 'nearest', freeVolume: 1728 }, 0],
  [inches(12.4, 12, 12), { divisor: 166, sides: 'nearest', freeVolume: 1728 }, 0],
  [inches(12.5, 12, 12), { divisor: 166, sides: 'nearest', freeVolume: 1728 }, 12],
  [inches(40, 16, 8), { divisor: 139, sides: 'up' }, 37],
] as const)('%o under %o is billed as %d lb', (size, rule, pounds) => {
  expect(dimensionalPounds(size, rule)).toBe(pounds)
})

test('girth goes round the two shorter sides, whatever the order', () => {
  expect(lengthAndGirthMm({ lengthMm: 200, widthMm: 1000, heightMm: 300 })).toBe(2000)
})

test.each<[string, UnitSystem, string, number | undefined]>([
  ['2 lb 3 oz', 'imperial', 'en-US', 992],
  ['2lb3oz', 'imperial', 'en-US', 992],
  ['2 lbs. 3 oz.', 'imperial', 'en-US', 992],
  ['1.9', 'imperial', 'en-US', 862],
  ['.5', 'imperial', 'en-US', 227],
  ['1,9', 'imperial', 'en-US', 862],
  ['1,200 lb', 'imperial', 'en-US', 544_311],
  ['1 1/2 lb', 'imperial', 'en-US', 680],
  ['8 oz', 'imperial', 'en-US', 227],
  ['850 g', 'imperial', 'en-US', 850],
  ['1.9', 'metric', 'en-CA', 1900],
  ['1,9', 'metric', 'fr-CA', 1900],
  ['1,234 kg', 'metric', 'fr-FR', 1234],
  ['1 200 g', 'metric', 'fr-FR', 1200],
  ['2 livres 3 onces', 'metric', 'fr-CA', 992],
  ['0', 'imperial', 'en-US', undefined],
  ['-1', 'imperial', 'en-US', undefined],
  ['2 lb 3', 'imperial', 'en-US', undefined],
  ['2 miles', 'imperial', 'en-US', undefined],
  ['1/0', 'imperial', 'en-US', undefined],
  ['heavy', 'imperial', 'en-US', undefined],
  ['', 'imperial', 'en-US', undefined],
  ['9'.repeat(400), 'imperial', 'en-US', undefined],
])('a weight of %s (%s, %s) is %s g', (typed, system, locale, grams) => {
  expect(parseWeight(typed, system, locale)).toBe(grams)
})

test.each<[string, UnitSystem, string, readonly number[] | undefined]>([
  ['12x8x4', 'imperial', 'en-US', [305, 203, 102]],
  ['12 X 8 X 4 in.', 'imperial', 'en-US', [305, 203, 102]],
  ['12" x 8" x 4"', 'imperial', 'en-US', [305, 203, 102]],
  ['12 by 8 by 4', 'imperial', 'en-US', [305, 203, 102]],
  ['12 1/2 × 8.25 × 4', 'imperial', 'en-US', [318, 210, 102]],
  ['12-1/2*8*4', 'imperial', 'en-US', [318, 203, 102]],
  ['4\' 2" x 8" x 4"', 'imperial', 'en-US', [1270, 203, 102]],
  ['30*20*10', 'metric', 'en-CA', [300, 200, 100]],
  ['30,5 × 20 × 10 cm', 'metric', 'fr-CA', [305, 200, 100]],
  ['300x200x100 mm', 'imperial', 'en-US', [300, 200, 100]],
  ['30 cm x 8 in x 4', 'imperial', 'en-US', [300, 203, 102]],
  ['12x8', 'imperial', 'en-US', undefined],
  ['12x8x4x2', 'imperial', 'en-US', undefined],
  ['12x0x4', 'imperial', 'en-US', undefined],
  ['big', 'imperial', 'en-US', undefined],
])('a box of %s (%s, %s) is %o mm', (typed, system, locale, mm) => {
  const size = parseDimensions(typed, system, locale)
  expect(size && [size.lengthMm, size.widthMm, size.heightMm]).toEqual(mm)
})

test.each<[number, UnitSystem, string, string]>([
  [862, 'imperial', 'en-US', '1.9 lb'],
  [454, 'imperial', 'en-US', '1 lb'],
  [453, 'imperial', 'en-US', '1 lb'],
  [241, 'imperial', 'en-US', '8.5 oz'],
  [5_080, 'imperial', 'en-US', '11.2 lb'],
  [862, 'imperial', 'fr-CA', '1,9 lb'],
  [862, 'metric', 'en-CA', '862 g'],
  [1_250, 'metric', 'fr-CA', '1,25 kg'],
])('%d g reads (%s, %s) %s', (grams, system, locale, text) => {
  expect(formatWeight(grams, system, locale).replaceAll(/\s/g, ' ')).toBe(text)
})

test('dimensions read in the store’s units and language', () => {
  const box = inches(12, 8.5, 4)
  expect(formatDimensions(box, 'imperial', 'en-US')).toBe('12 × 8.5 × 4 in')
  expect(formatDimensions(box, 'metric', 'en-CA')).toBe('30.5 × 21.6 × 10.2 cm')
  expect(formatDimensions(box, 'metric', 'fr-CA').replaceAll(/\s/g, ' ')).toBe('30,5 × 21,6 × 10,2 cm')
  expect(formatLength(318, 'imperial', 'en-US')).toBe('12.5 in')
  expect(parseLength('12.5', 'imperial')).toBe(318)
})

const place = fc.record({
  system: fc.constantFrom<UnitSystem>('imperial', 'metric'),
  locale: fc.constantFrom('en-US', 'en-CA', 'fr-CA', 'fr-FR'),
})

test('what is shown can be typed again', () => {
  const mm = fc.integer({ min: 3, max: 3_000 })
  fc.assert(
    fc.property(place, fc.integer({ min: 2, max: 70_000 }), mm, mm, mm, ({ system, locale }, grams, lengthMm, widthMm, heightMm) => {
      const read = parseWeight(formatWeight(grams, system, locale), system, locale)
      expect(Math.abs((read ?? 0) - grams)).toBeLessThanOrEqual(23)
      const box = parseDimensions(formatDimensions({ lengthMm, widthMm, heightMm }, system, locale), system, locale)
      expect(Math.abs((box?.widthMm ?? 0) - widthMm)).toBeLessThanOrEqual(2)
    }),
    { numRuns: 40 },
  )
})

test('no typed text makes reading fail', () => {
  const typed = fc.oneof(anyText, fc.string({ unit: fc.constantFrom(...'0123456789 .,/x×"\'lbozcmin-'.split('')) }))
  fc.assert(
    fc.property(place, typed, ({ system, locale }, text) => {
      const grams = parseWeight(text, system, locale)
      expect(grams === undefined || grams > 0).toBe(true)
      parseDimensions(text, system, locale)
    }),
  )
})
