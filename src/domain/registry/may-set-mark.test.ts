import { expect, test } from 'vitest'
import { marksADay, maySetMark, type Marking } from './may-set-mark.ts'

const marking: Marking = { evidence: 'known', marksToday: 0, orders30Days: 300, marksOnGoodBuyers7Days: 0 }

test.each([
  [0, 5],
  [300, 5],
  [1_800, 6],
  [30_000, 100],
])('a store of %d orders in 30 days may enter %d marks a day', (orders, marks) => {
  expect(marksADay(orders)).toBe(marks)
})

test('the next mark above the limit is refused, with the figures', () => {
  expect(maySetMark({ ...marking, marksToday: 4 })).toEqual({ ok: true, value: 'enter' })
  expect(maySetMark({ ...marking, marksToday: 5 })).toEqual({ ok: false, code: 'too_many_marks', detail: { most: 5, today: 5 } })
})

test('a burst on buyers with good orders waits for the operator', () => {
  expect(maySetMark({ ...marking, marksOnGoodBuyers7Days: 2 })).toEqual({ ok: true, value: 'enter' })
  expect(maySetMark({ ...marking, marksOnGoodBuyers7Days: 3 })).toEqual({ ok: true, value: 'review' })
})

test.each(['chargeback', 'issuer_alert'] as const)('%s always enters', (evidence) => {
  expect(maySetMark({ ...marking, evidence, marksToday: 500, marksOnGoodBuyers7Days: 50 })).toEqual({ ok: true, value: 'enter' })
})
