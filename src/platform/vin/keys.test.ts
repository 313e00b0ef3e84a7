import { expect, test } from 'vitest'
import { exactness, fitsKeys } from './keys.ts'

const vin = '1HGCM82633A004352'

test.each([
  ['CM82[67]', true],
  ['CM82[57]', false],
  ['*****', true],
  ['CM8', true],
  ['[A-D]M', true],
  ['[AB1-9]M', false],
  ['*****|*A', true],
  ['*****|*B', false],
  ['XX***|*A', false],
  ['CM82[67]|3A00', true],
  ['', true],
])('key %s fits %s', (keys, fits) => {
  expect(fitsKeys(vin, keys)).toBe(fits)
})

test('a key that fixes a place is more exact than one that allows a set, and a set more than anything', () => {
  const keys = ['*CA[A-Z]', '*CA*', '*CAG', '*****|*U']
  expect(keys.toSorted((a, b) => exactness(b) - exactness(a))).toEqual(['*CAG', '*CA[A-Z]', '*CA*', '*****|*U'])
})
