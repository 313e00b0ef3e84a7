import { expect, test } from 'vitest'
import { isStorable, unstorablePaths } from './storable.ts'

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

test('each text that cannot be kept is named by its path', () => {
  const value = { name: 'fine', lines: [{ name: 'a\0' }, { name: 'b', taxes: [{ jurisdiction: '\ud800' }] }], total: 3, none: null }
  expect(unstorablePaths(value)).toEqual(['lines.0.name', 'lines.1.taxes.0.jurisdiction'])
})
