import { expect, test } from 'vitest'
import { countEarlier } from './thread.ts'

test.each([
  ['a short thread stands there whole', 20, 20, 0],
  ['of a long one that was read the newest twenty', 200, 200, 180],
  ['and back to the first unread', 200, 165, 165],
  ['but never more than fifty', 200, 10, 150],
])('%s', (_what, messages, read, earlier) => {
  expect(countEarlier(Array.from({ length: messages }, (_message, at) => at >= read))).toBe(earlier)
})
