import { expect, test } from 'vitest'
import { gramsFromPounds, mmFromInches } from '../measure.ts'
import { warningsOf } from './limits.ts'

const box = (length: number, width: number, height: number) => ({
  lengthMm: mmFromInches(length),
  widthMm: mmFromInches(width),
  heightMm: mmFromInches(height),
})

test.each([
  ['an everyday box', box(12, 12, 8), 10, []],
  ['a long one, just within', box(96, 4, 4), 10, []],
  ['a long one, just over', box(97, 4, 4), 10, ['large']],
  ['a bumper: length and girth', box(60, 20, 16), 20, ['large']],
  ['bulky: volume', box(30, 25, 24), 20, ['large']],
  ['heavy', box(12, 12, 8), 51, ['heavy']],
  ['very heavy', box(12, 12, 8), 111, ['large', 'heavy']],
  ['a gearbox', box(30, 20, 20), 151, ['freight']],
  ['a side panel', box(109, 10, 4), 30, ['freight']],
])('%s', (_what, size, pounds, warnings) => {
  expect(warningsOf(size, gramsFromPounds(pounds))).toEqual(warnings)
})
