import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { starter } from '#domain/risk/version.ts'
import { auc } from '../measure/ranking.ts'
import { qualityOf } from '../measure/quality.ts'
import { randomOf } from '../registry/random.ts'
import { fraudKinds, honestKinds, type Kind } from './kinds.ts'
import { networkOf } from './network.ts'
import { judgeByAmount, judgeOrders, play } from './suite.ts'
import { ordersOf, seeds, span } from './world.ts'

const arrived = seeds.judging.slice(0, 2).flatMap((seed) => play(seed, 'judging', 1 / 4))
const alone = judgeOrders(arrived, starter, 'alone')
const together = judgeOrders(arrived, starter, 'together')

test('frauds stand above good orders, and few good orders are called High', () => {
  const { auc: area, falseHigh, recallOfReviewed, reviewed, cost } = qualityOf(together, 1, 50)
  expect(area).toBeGreaterThan(0.88)
  expect(falseHigh).toBeLessThan(0.01)
  expect(recallOfReviewed).toBeGreaterThan(0.6)
  expect(reviewed).toBeLessThan(0.12)
  expect(cost.levels).toBeLessThan(Math.min(cost.none, cost.all))
})

test('the registry lowers nobody, and what it raised lies a mark back', () => {
  expect(together.filter(({ score }, i) => score < (alone[i]?.score ?? 0))).toEqual([])
  const fraud = ordersOf(101, 'judging', 1 / 10).find((order) => order.fraud)
  if (!fraud) throw new Error('a world without fraud')
  const network = networkOf(1)
  const day = 86_400_000
  const verdicts = [0, 1 / 24, 95].map((days) => network.see({ ...fraud, at: fraud.at + days * day, fraud: days === 0 }).network.verdict)
  expect(verdicts).toEqual(['none', 'none', 'high'])
})

test('the amount alone is worse, and dealt labels are not found: the controls', () => {
  const random = randomOf(8)
  expect(auc(judgeByAmount(arrived))).toBeLessThan(auc(alone) - 0.05)
  const dealt = auc(alone.map((one) => ({ ...one, fraud: random.chance(0.02) })))
  expect(dealt).toBeGreaterThan(0.4)
  expect(dealt).toBeLessThan(0.6)
})

test('stores see the base rate; tuning never sees a kind that is held out', () => {
  const [tuning, judging] = [ordersOf(1, 'tuning', 1 / 10), ordersOf(101, 'judging', 1 / 10)]
  for (const orders of [tuning, judging]) {
    expect(orders.filter(({ fraud }) => fraud).length / orders.length).toBeCloseTo(span.baseRate, 3)
    expect(orders.map(({ at }) => at)).toEqual(orders.map(({ at }) => at).toSorted((a, b) => a - b))
  }
  const heldOut = new Set(Object.entries<Kind>({ ...honestKinds, ...fraudKinds }).flatMap(([name, kind]) => (kind.heldOut ? [name] : [])))
  expect(tuning.filter(({ kind }) => heldOut.has(kind))).toEqual([])
  expect(judging.some(({ kind }) => heldOut.has(kind))).toBe(true)
  expect(new Set([...seeds.tuning, ...seeds.judging]).size).toBe(seeds.tuning.length + seeds.judging.length)
})

test('a seed makes the same orders again', () => {
  expect(ordersOf(5, 'judging', 1 / 50)).toEqual(ordersOf(5, 'judging', 1 / 50))
  expect(ordersOf(5, 'judging', 1 / 50)).not.toEqual(ordersOf(6, 'judging', 1 / 50))
})

test('who makes the orders knows neither weights nor checks nor how parts are sorted', () => {
  for (const file of ['kinds', 'basket', 'buyer', 'order', 'world']) {
    const imports = readFileSync(join(import.meta.dirname, `${file}.ts`), 'utf8').match(/^import .*$/gm) ?? []
    expect(imports.filter((line) => /#domain|\/fit\/|\/memory/.test(line) && !line.startsWith('import type'))).toEqual([])
  }
})
