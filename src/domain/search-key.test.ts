import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { searchKey, searchWords } from './search-key.ts'

/** Any UTF-16 text, halves of characters included. */
const anyText = fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)) })

test.each([
  ['04465-AZ123', '04465az123'],
  ['  4T1B11HK5 KU123456 ', '4t1b11hk5ku123456'],
  ['Łukasz Żółć', 'lukaszzolc'],
  ['Straße', 'strasse'],
  ['Sørensen', 'sorensen'],
  ['Æther Đorđe', 'aetherdorde'],
  ['Zoë O’Brien', 'zoeobrien'],
  ['ΑΘΉΝΑΣ', 'αθηνασ'],
  ['ﬁlter №5', 'filterno5'],
  ['İSTANBUL', 'istanbul'],
  ['+1 (512) 555-0100', '15125550100'],
  ['ava.martin@example.com', 'avamartinexamplecom'],
  ['東京 タイヤ', '東京タイヤ'],
  ['-- / --', ''],
])('%s is found as %s', (typed, key) => {
  expect(searchKey(typed)).toBe(key)
})

test('words keep the order in which they were typed', () => {
  expect(searchWords('O’Brien, Zoë (Austin)')).toEqual(['o', 'brien', 'zoe', 'austin'])
  expect(searchWords(' - ')).toEqual([])
})

test('a key is its own key, and spaces and hyphens never change it', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const key = searchKey(text)
      expect(searchKey(key)).toBe(key)
      expect(searchKey(`-${text} `)).toBe(key)
      expect(searchWords(text).join('')).toBe(key)
    }),
  )
})

test('case never changes a key, in Latin, modern Greek and Cyrillic', () => {
  const letters = fc.oneof(fc.integer({ min: 0x20, max: 0x24f }), fc.integer({ min: 0x386, max: 0x45f }))
  fc.assert(
    fc.property(fc.string({ unit: letters.map((code) => String.fromCharCode(code)) }), (text) => {
      expect(searchKey(text.toUpperCase())).toBe(searchKey(text))
      expect(searchKey(text.toLowerCase())).toBe(searchKey(text))
    }),
    { numRuns: 500 },
  )
})

test('an accent typed as one character or as two is the same', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('é', 'Ł', 'ß', 'Ø', 'ñ', 'a', '7', '-', ' ') }), (text) => {
      expect(searchKey(text.normalize('NFD'))).toBe(searchKey(text.normalize('NFC')))
    }),
  )
})
