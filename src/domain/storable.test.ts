import { expect, test } from 'vitest'
import { isStorable } from './storable.ts'

test.each([
  ['Łukasz Żółć 🔧', true],
  ['', true],
  ['tab\tand\nline', true],
  ['a\0b', false],
  ['\ud83d', false],
  ['\udd27\ud83d', false],
])('%j can be kept: %s', (text, can) => {
  expect(isStorable(text)).toBe(can)
})
