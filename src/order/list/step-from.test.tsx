import { expect, test } from 'vitest'
import { stepFrom } from './step-from.tsx'

const page = (next: string | null, previous: string | null) => ({ rows: [{ number: 7 }, { number: 5 }], next, previous })

test.each([
  ['on along the page', 7, 1, { order: 5 }],
  ['back along the page', 5, -1, { order: 7 }],
  ['past its last order', 5, 1, { page: { after: 'n' } }],
  ['before its first', 7, -1, { page: { before: 'p' } }],
  ['from an order that has left it', 6, 1, { order: 7 }],
  ['back from one that has left it', 6, -1, null],
] as const)('a step %s', (_what, from, by, to) => {
  expect(stepFrom(page('n', 'p'), from, by)).toEqual(to)
})

test('at the ends of the list there is no step on', () => {
  expect([stepFrom(page(null, 'p'), 5, 1), stepFrom(page('n', null), 7, -1)]).toEqual([null, null])
})
