import { expect, test } from 'vitest'
import { breakEven, chanceOf, defaultEdges, levelOf, readEdges, scoreOfOdds } from './bands.ts'

test.each([
  [1, 'low'],
  [29, 'low'],
  [30, 'medium'],
  [59, 'medium'],
  [60, 'high'],
  [100, 'high'],
])('a score of %i is %s', (score, level) => {
  expect(levelOf(score, defaultEdges)).toBe(level)
})

test('a store moves its edges, and no level is left empty', () => {
  expect(readEdges({ medium: 2, high: 99 })).toEqual({ ok: true, value: { medium: 2, high: 99 } })
  expect(readEdges({ medium: 50, high: 50 })).toMatchObject({ ok: false, code: 'edge_order' })
  for (const edge of [1, 100, 30.5, Number.NaN]) {
    expect(readEdges({ medium: edge, high: 60 })).toMatchObject({ ok: false, code: 'edge_range' })
    expect(readEdges({ medium: 30, high: edge })).toMatchObject({ ok: false, code: 'edge_range' })
  }
})

test('break-even: where shipping an order of $300 begins to lose money', () => {
  const order = { total: 300_00, margin: 0.25, freight: 20_00, fee: 20_00 }
  expect(breakEven(order)).toEqual({ chance: expect.closeTo(0.22, 2), score: 65 })
  expect(breakEven({ ...order, margin: 0.1 })).toEqual({ chance: expect.closeTo(0.09, 2), score: 50 })
  expect([breakEven({ ...order, margin: 0 }), breakEven({ total: 0, margin: 0.5, freight: 0, fee: 0 })]).toEqual([null, null])
})

test('ten points are twice the odds, and the scale ends at 1 and 100', () => {
  expect([0.1, 0.2, 0.4, 0.05, 0, 1e9].map(scoreOfOdds)).toEqual([50, 60, 70, 40, 1, 100])
})

test('a chance is named only when the weights were fitted to real marks', () => {
  expect(chanceOf(62, { fitted: true })).toEqual({ chance: expect.closeTo(0.187, 3), oneIn: 5 })
  expect(chanceOf(50, { fitted: true })?.oneIn).toBe(11)
  expect(chanceOf(62, { fitted: false })).toBeNull()
})
