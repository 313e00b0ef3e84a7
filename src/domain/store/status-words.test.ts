import { expect, test } from 'vitest'
import { shownWords, wordsTwice, type StatusWords } from './status-words.ts'

const own = (en: StatusWords['en'], fr: StatusWords['fr'] = {}): StatusWords => ({ en, fr })

test('a status the store has no word for keeps the desk’s, language by language', () => {
  const words = own({ on_hold: 'Parked' })
  expect([shownWords(words, 'en').on_hold, shownWords(words, 'en').new, shownWords(words, 'fr').on_hold]).toEqual([
    'Parked',
    'New',
    'En attente',
  ])
})

test.each([
  ['two own words', own({ on_hold: 'Parked', backordered: 'parked' }), ['on_hold', 'backordered']],
  ['the desk’s word of another status', own({ on_hold: 'Processing' }), ['on_hold']],
  ['a word another status gave up', own({ on_hold: 'Processing', processing: 'In work' }), []],
  ['its own old word', own({ on_hold: 'On Hold' }), []],
  ['the same word in the other language', own({ on_hold: 'Pause' }, { on_hold: 'Pause' }), []],
])('%s', (_case, words, twice) => {
  expect(wordsTwice(words, 'en')).toEqual(twice)
})
