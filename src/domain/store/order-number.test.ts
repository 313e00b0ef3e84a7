import { expect, test } from 'vitest'
import { prefixPattern, readNumber, showNumber } from './order-number.ts'

test.each([
  [1042, '', 1, '1042'],
  [1042, 'BF-', 6, 'BF-001042'],
  [1042, 'BF', 4, 'BF1042'],
  [1_000_042, 'BF-', 6, 'BF-1000042'],
  [7, '', 4, '0007'],
])('%d with “%s” and %d digits is %s, and reads back', (number, prefix, digits, shown) => {
  expect(showNumber(number, { prefix, digits })).toBe(shown)
  expect(readNumber(shown, { prefix, digits })).toBe(number)
})

test.each([
  ['1042', 1042],
  ['#1042', 1042],
  ['BF-001042', 1042],
  ['bf1042', 1042],
  [' #bf 001042 ', 1042],
  ['HP-001042', null],
  ['BF-', null],
  ['BF-1042X', null],
  ['', null],
])('“%s” in a store that writes BF-', (text, number) => {
  expect(readNumber(text, { prefix: 'BF-', digits: 6 })).toBe(number)
})

test.each([
  ['', true],
  ['BF-', true],
  ['a1-b2c', true],
  ['1BF', false],
  ['-BF', false],
  ['B F', false],
  ['BFBFBFB', false],
  ['É', false],
])('is “%s” a prefix?', (prefix, may) => {
  expect(prefixPattern.test(prefix)).toBe(may)
})
