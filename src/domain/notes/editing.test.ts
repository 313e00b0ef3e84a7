import { expect, test } from 'vitest'
import { mayEditNote, placeAmong } from './editing.ts'

const at = new Date('2026-03-04T10:00:00Z')
const later = (minutes: number) => new Date(at.getTime() + minutes * 60_000)

test.each([
  ['never', 0, 'mia', 'note_stands'],
  ['hour', 59, 'mia', null],
  ['hour', 60, 'mia', 'note_stands'],
  ['day', 24 * 60 - 1, 'mia', null],
  ['day', 24 * 60, 'mia', 'note_stands'],
  ['always', 1_000_000, 'mia', null],
  ['always', 0, 'omar', 'not_the_author'],
  ['always', 0, null, 'not_the_author'],
] as const)('rule %s after %i minutes by %s: %s', (rule, minutes, person, code) => {
  const result = mayEditNote({ author: 'mia', at }, { person, rule, now: later(minutes) })
  expect(result.ok ? null : result.code).toBe(code)
})

test('who was named before keeps their place, others come behind, and a place of nobody stays words', () => {
  expect(placeAmong('@{0} and @{1}', ['zoe', 'omar'], ['omar'])).toEqual({ body: '@{1} and @{0}', added: ['zoe'] })
  expect(placeAmong('ask @{0}', [], ['omar'])).toEqual({ body: 'ask @(0)', added: [] })
})
