import { expect, test } from 'vitest'
import { calibrationError, deciles } from './calibration.ts'
import { costPerThousand, stake } from './cost.ts'
import { qualityOf } from './quality.ts'
import { breakEven } from '#domain/risk/bands.ts'

/** `orders` orders claimed at `chance`, of which `frauds` were. */
const claimed = (chance: number, orders: number, frauds: number) =>
  Array.from({ length: orders }, (_, i) => ({ chance, fraud: i < frauds }))

test.each([
  ['what was claimed was seen', [...claimed(0.1, 10, 1), ...claimed(0.5, 10, 5)], 0],
  ['a tenth too much everywhere', [...claimed(0.2, 10, 1), ...claimed(0.6, 10, 5)], 0.1],
  ['too much here and too little there do not cancel out', [...claimed(0.3, 10, 2), ...claimed(0.4, 10, 5)], 0.1],
  ['sure and always wrong', claimed(1, 20, 0), 1],
  ['the larger part counts more', [...claimed(0, 30, 0), ...claimed(0.5, 10, 10)], 0.125],
])('calibration error: %s', (_case, rows, error) => {
  expect(calibrationError(rows)).toBeCloseTo(error, 12)
})

test('tenths are of equal size, the least likely first, and equal claims stay together', () => {
  const rows = Array.from({ length: 100 }, (_, i) => ({ chance: i / 100, fraud: i >= 95 }))
  expect(deciles(rows.toReversed()).map(({ orders, frauds }) => [orders, frauds])).toEqual([
    ...Array.from({ length: 9 }, () => [10, 0]),
    [10, 5],
  ])
  expect(deciles([...claimed(0.01, 55, 0), ...claimed(0.9, 45, 40)]).map(({ orders }) => orders)).toEqual([55, 45])
})

test('a thousand orders cost what their frauds and reviews cost', () => {
  const rows = [
    ...Array.from({ length: 990 }, () => ({ level: 'low' as const, fraud: false })),
    ...Array.from({ length: 5 }, () => ({ level: 'low' as const, fraud: true })),
    ...Array.from({ length: 5 }, () => ({ level: 'high' as const, fraud: true })),
  ]
  // Five frauds shipped at $265, five reviewed at $6 of which one in five is shipped all the same.
  expect(costPerThousand(rows)).toBeCloseTo(5 * 265 + 5 * 6 + 265, 9)
  expect(costPerThousand(rows, () => false)).toBeCloseTo(2650, 9)
  expect(costPerThousand(rows, () => true)).toBeCloseTo(6000 + 10 * 0.2 * 265 + 990 * 0.02 * 75, 9)
})

test('the stake is the one whose break-even is a chance of 22 %', () => {
  expect(breakEven(stake)?.chance).toBeCloseTo(0.22, 2)
})

test('shares in High are of those called High and of the good orders', () => {
  const order = (level: 'low' | 'high', fraud: boolean, i: number) => ({
    score: level === 'high' ? 90 : 5,
    chance: 0.5,
    level,
    fraud,
    whose: `${i}`,
  })
  const rows = [
    order('high', true, 1),
    order('high', true, 2),
    order('high', false, 3),
    order('low', true, 4),
    ...[5, 6, 7].map((i) => order('low', false, i)),
  ]
  const { precisionInHigh, falseHigh, recallOfHigh, reviewed } = qualityOf(rows, 1, 20)
  expect([precisionInHigh, falseHigh, recallOfHigh, reviewed]).toEqual([2 / 3, 1 / 4, 2 / 3, 3 / 7])
})
