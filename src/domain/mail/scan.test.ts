import { expect, test } from 'vitest'
import { lockOf, scanAgainAfter } from './scan.ts'

test('a file may be had when it is clean, or when there was nobody to look at it', () => {
  expect((['none', 'clean', 'waiting', 'failed', 'infected'] as const).map(lockOf)).toEqual([
    null,
    null,
    'file_waiting',
    'file_unchecked',
    'file_infected',
  ])
})

test('it is tried again ever more seldom, and at least every ten minutes', () => {
  expect([1, 2, 3, 6, 7, 1000].map(scanAgainAfter)).toEqual([30, 60, 120, 600, 600, 600])
})
