import { expect, test } from 'vitest'
import { mayErase, quietBefore, type ErasureFacts } from './erasure.ts'

const now = new Date('2026-03-04T15:00:00Z')
const done: ErasureFacts = {
  erased: false,
  status: 'completed',
  held: 0,
  balance: 0,
  unanswered: false,
  disputed: false,
  moneyAt: new Date('2025-09-01T00:00:00Z'),
}

test.each<readonly [Partial<ErasureFacts>, string]>([
  [{ erased: true }, 'already_erased'],
  [{ status: 'processing' }, 'erase_order_open'],
  [{ status: 'on_hold' }, 'erase_order_open'],
  [{ disputed: true }, 'erase_disputed'],
  [{ unanswered: true }, 'erase_money_unanswered'],
  [{ held: 1 }, 'erase_money_held'],
  [{ balance: -1 }, 'erase_money_owed'],
  [{ moneyAt: new Date('2025-09-06T00:00:00Z') }, 'erase_refundable'],
])('%o is refused as %s', (change, code) => {
  expect(mayErase({ ...done, ...change }, now)).toMatchObject({ ok: false, code })
})

test('a finished order is let go the moment its last money cannot be asked back any more, one without money at once', () => {
  expect(mayErase(done, now).ok).toBe(true)
  expect(mayErase({ ...done, moneyAt: null, status: 'cancelled' }, now).ok).toBe(true)
  const moneyAt = new Date(now.getTime() - 180 * 86_400_000)
  expect(mayErase({ ...done, moneyAt }, now).ok).toBe(true)
  expect(mayErase({ ...done, moneyAt: new Date(moneyAt.getTime() + 1) }, now)).toMatchObject({
    code: 'erase_refundable',
    detail: { until: '2026-03-04T15:00:00.001Z' },
  })
})

test('years go back on the calendar, and never to less than 540 days', () => {
  expect(quietBefore(3, now).toISOString()).toBe('2023-03-04T15:00:00.000Z')
  expect(quietBefore(1, now).toISOString()).toBe('2024-09-10T15:00:00.000Z')
})
