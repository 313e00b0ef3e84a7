import fc from 'fast-check'
import { expect, test } from 'vitest'
import { exactDimensions, exactLength, exactWeight } from './exact-measure.ts'
import { gramsFromPounds, mmFromInches, parseDimensions, parseLength, parseWeight } from './measure.ts'

test.each([
  [12, '12 in'],
  [12.25, '12.25 in'],
  [5.3, '5.3 in'],
  [10.125, '10.125 in'],
  [7.0625, '7.0625 in'],
  [0.5, '0.5 in'],
])('%s inches are shown as they were typed', (inches, shown) => {
  expect(exactLength(mmFromInches(inches), 'imperial', 'en-US')).toBe(shown)
})

test('weights are shown as they were typed, in either system', () => {
  expect([1, 1.25, 0.4, 65].map((pounds) => exactWeight(gramsFromPounds(pounds), 'imperial', 'en-US'))).toEqual([
    '1 lb',
    '1.25 lb',
    '6.4 oz',
    '65 lb',
  ])
  expect([850, 1250].map((grams) => exactWeight(grams, 'metric', 'fr-CA').replace(/\s/g, ' '))).toEqual(['850 g', '1,25 kg'])
})

test('what is shown can be typed again without changing what is kept', () => {
  const mm = fc.integer({ min: 1, max: 5_000 })
  fc.assert(
    fc.property(
      fc.tuple(mm, mm, mm),
      fc.integer({ min: 1, max: 90_000 }),
      fc.constantFrom('imperial', 'metric'),
      ([a, b, c], grams, units) => {
        const size = { lengthMm: a, widthMm: b, heightMm: c }
        for (const locale of ['en-US', 'fr-CA']) {
          expect(parseLength(exactLength(a, units, locale), units, locale)).toBe(a)
          expect(parseDimensions(exactDimensions(size, units, locale), units, locale)).toEqual(size)
          expect(parseWeight(exactWeight(grams, units, locale), units, locale)).toBe(grams)
        }
      },
    ),
  )
})
