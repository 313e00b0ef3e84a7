import { expect, test } from 'vitest'
import { pastedAmount } from './pasted-amount.ts'

test.each([
  ['3.62', ',', 2, '3,62'],
  ['3,62', '.', 2, '3.62'],
  ['$1,234.50', ',', 2, '1234,50'],
  ['1 234,50 $', '.', 2, '1234.50'],
  ['CAD 12.5', ',', 2, '12,5'],
  ['1,234', '.', 2, '1234'],
  ['1.234', '.', 2, '1.234'],
  ['1.234.567', '.', 2, '1234567'],
  ['12', ',', 2, '12'],
  ['1,200', '.', 0, '1200'],
  ['about 5', '.', 2, undefined],
  ['-5', '.', 2, undefined],
])('%s in a field that writes "%s"', (text, decimal, digits, inserted) => {
  expect(pastedAmount(text, decimal, digits)).toBe(inserted)
})
