import fc from 'fast-check'
import { expect, test } from 'vitest'
import { defaultEdges } from './bands.ts'
import { countLevels } from './count-levels.ts'

const histogram = fc.array(fc.nat(1000), { minLength: 100, maxLength: 100 })
const edges = fc.uniqueArray(fc.integer({ min: 2, max: 99 }), { minLength: 2, maxLength: 2 }).map((two) => {
  const [medium = 0, high = 0] = two.toSorted((a, b) => a - b)
  return { medium, high }
})

test('one order at each score: 29 Low, 30 Medium, 41 High', () => {
  const one = Array.from({ length: 100 }, () => 1)
  expect(countLevels(one, defaultEdges)).toEqual({ low: 29, medium: 30, high: 41 })
})

test('every order has one level, and a higher edge never makes more of them High', () => {
  fc.assert(
    fc.property(histogram, edges, (all, set) => {
      const { low, medium, high } = countLevels(all, set)
      expect(low + medium + high).toBe(all.reduce((sum, orders) => sum + orders, 0))
      expect(countLevels(all, { ...set, high: set.high + 1 }).high).toBeLessThanOrEqual(high)
    }),
  )
})
