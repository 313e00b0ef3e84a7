import { expect, test } from 'vitest'
import { randomOf } from '../registry/random.ts'
import { calibrate } from './calibrate.ts'
import { chanceBy, chanceOf, fitLogistic, type Example } from './logistic.ts'

/** Orders whose log-odds are -3 and these weights where a feature holds, each in a third of them. */
function drawn(seed: number, count: number, weights: readonly number[]): readonly Example[] {
  const random = randomOf(seed)
  return Array.from({ length: count }, () => {
    const on = weights.flatMap((_, feature) => (random.chance(1 / 3) ? [feature] : []))
    return { on, fraud: random.chance(chanceOf(on.reduce((sum, feature) => sum + (weights[feature] ?? 0), -3))) }
  })
}

const free = { center: 0, sign: 0 } as const

test('finds the weights that made the orders', () => {
  const { base, weights } = fitLogistic(drawn(1, 40_000, [1.5, 0, -1]), [free, free, free], 1, -2)
  expect(base).toBeCloseTo(-3, 0)
  expect(weights.map((weight) => Math.round(weight * 5) / 5)).toEqual([1.4, 0, -1].map((weight) => expect.closeTo(weight, 0)))
})

test('claims as many frauds as there were', () => {
  const examples = drawn(2, 3_000, [2, 1])
  const model = fitLogistic(examples, [free, free], 4, 0)
  const claimed = examples.reduce((sum, { on }) => sum + chanceBy(model, on), 0)
  expect(claimed).toBeCloseTo(examples.filter(({ fraud }) => fraud).length, 0)
})

test('no weight crosses zero against its sign, and without orders each stays what it was believed', () => {
  const examples = drawn(3, 5_000, [-1.5, 1.5])
  const { weights } = fitLogistic(
    examples,
    [
      { center: 0.4, sign: 1 },
      { center: -0.4, sign: -1 },
    ],
    1,
    -2,
  )
  expect(weights).toEqual([0, 0])
  expect(fitLogistic([], [{ center: 0.7, sign: 1 }], 16, -4)).toEqual({ base: -4, weights: [0.7] })
})

test('a strong belief holds against few orders and gives way to many', () => {
  const learned = (count: number) => fitLogistic(drawn(4, count, [2]), [{ center: 0.5, sign: 1 }], 16, -3).weights[0] ?? 0
  expect(learned(200)).toBeLessThan(1.3)
  expect(learned(40_000)).toBeGreaterThan(1.9)
})

test('calibration straightens claims that are twice too bold, and leaves right ones alone', () => {
  const random = randomOf(5)
  const right = Array.from({ length: 20_000 }, () => {
    const logOdds = (random.below(600) - 400) / 100
    return { logOdds, fraud: random.chance(chanceOf(logOdds)) }
  })
  expect(calibrate(right)).toEqual({ slope: expect.closeTo(1, 1), shift: expect.closeTo(0, 0) })
  const bold = right.map(({ logOdds, fraud }) => ({ logOdds: 2 * logOdds + 1, fraud }))
  expect(calibrate(bold)).toEqual({ slope: expect.closeTo(0.5, 1), shift: expect.closeTo(-0.5, 0) })
  expect(calibrate(bold, true).slope).toBe(1)
})
