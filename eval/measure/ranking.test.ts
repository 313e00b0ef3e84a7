import fc from 'fast-check'
import { expect, test } from 'vitest'
import { randomOf } from '../registry/random.ts'
import { auc, aucInterval, recallAt } from './ranking.ts'

/** Orders as "score" or "score!", the latter fraud. */
const orders = (told: string) =>
  told.split(' ').map((word, i) => ({ score: Number.parseFloat(word), fraud: word.endsWith('!'), whose: `buyer ${i}` }))

test.each([
  ['all frauds on top', '1 2 3! 4!', 1],
  ['all frauds at the bottom', '1! 2! 3 4', 0],
  ['one of three pairs the wrong way', '1 2! 3 0', 2 / 3],
  ['everybody alike', '5 5! 5 5!', 0.5],
  ['a tie counts half', '1 2 2!', 0.75],
  ['minus scores too', '-3 -2! -1', 0.5],
])('area: %s', (_case, told, area) => {
  expect(auc(orders(told))).toBeCloseTo(area, 12)
})

test('without frauds or without good orders there is no area', () => {
  expect([auc(orders('1 2')), auc(orders('1! 2!')), auc([])]).toEqual([NaN, NaN, NaN])
})

test('area equals the share of pairs in the right order, counted one by one', () => {
  const one = fc.record({ score: fc.integer({ min: 0, max: 9 }), fraud: fc.boolean() })
  fc.assert(
    fc.property(fc.array(one, { minLength: 2, maxLength: 40 }), (rows) => {
      const [bad, good] = [rows.filter(({ fraud }) => fraud), rows.filter(({ fraud }) => !fraud)]
      const won = bad.flatMap((b) => good.map((g) => (b.score > g.score ? 1 : b.score === g.score ? 0.5 : 0)))
      const sum = won.reduce<number>((all, point) => all + point, 0)
      if (won.length === 0) expect(auc(rows)).toBeNaN()
      else expect(auc(rows)).toBeCloseTo(sum / won.length, 9)
    }),
  )
})

test.each([
  ['the one fraud is looked at first', '9! 1 2 3', 0.25, 1, 1],
  ['it is looked at last', '0! 1 2 3', 0.25, 0, 1],
  ['room for one of two frauds', '9! 8! 1 2', 0.25, 0.5, 0.5],
  ['four alike and room for one: a quarter of it', '5! 5 5 5', 0.25, 0.25, 1],
  ['a tie behind a sure one', '9! 5! 5 5', 0.5, 2 / 3, 1],
  ['everything is looked at', '0! 1 2! 3', 1, 1, 1],
  ['half an order is half a find', '9! 1 2 3', 0.125, 0.5, 0.5],
])('recall: %s', (_case, told, share, recall, ceiling) => {
  const found = recallAt(orders(told), share)
  expect([found.recall, found.ceiling]).toEqual([expect.closeTo(recall, 12), expect.closeTo(ceiling, 12)])
})

test('recall never depends on how equal scores are listed', () => {
  const rows = orders('5! 5 5 5! 5 7 3! 5')
  expect(recallAt(rows.toReversed(), 0.3)).toEqual(recallAt(rows, 0.3))
})

test('the interval holds the area, and is wider when all frauds come from one hand', () => {
  const random = randomOf(4)
  const rows = Array.from({ length: 400 }, (_, i) => ({
    score: random.below(100) + (i % 20 === 0 ? 40 : 0),
    fraud: i % 20 === 0,
    whose: `buyer ${i}`,
  }))
  const apart = aucInterval(rows, randomOf(1))
  const hands = rows.map((row, i) => ({
    ...row,
    whose: row.fraud ? `hand ${i % 3}` : row.whose,
    score: row.fraud ? 50 + 40 * (i % 3) : row.score,
  }))
  const together = aucInterval(hands, randomOf(1))
  expect(apart.low).toBeLessThan(auc(rows))
  expect(apart.high).toBeGreaterThan(auc(rows))
  const alone = aucInterval(
    hands.map((row, i) => ({ ...row, whose: `buyer ${i}` })),
    randomOf(1),
  )
  expect(together.high - together.low).toBeGreaterThan(alone.high - alone.low)
})

test('a score that knows nothing has an interval around one half: the control', () => {
  const random = randomOf(9)
  const rows = Array.from({ length: 2000 }, (_, i) => ({ score: random.below(100), fraud: random.chance(0.1), whose: `buyer ${i}` }))
  const { low, high } = aucInterval(rows, randomOf(2))
  expect(low).toBeLessThan(0.5)
  expect(high).toBeGreaterThan(0.5)
  expect(high - low).toBeLessThan(0.15)
})
