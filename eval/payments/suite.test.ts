import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { auc, recallAt } from '../measure/ranking.ts'
import { calibrationError } from '../measure/calibration.ts'
import { randomOf } from '../registry/random.ts'
import { measureAll } from './features.ts'
import { askRegistry } from './list.ts'
import type { Payment } from './payment.ts'
import { paymentsOf, seeds } from './shape.ts'
import { handsOf, splitByHand, splitByTime } from './split.ts'
import { judgeSplit, prepare, type Way } from './suite.ts'

const small = seeds.judging.slice(0, 3).map((seed) => {
  const prepared = prepare(paymentsOf(seed))
  return judgeSplit(prepared, splitByHand(prepared.payments, seed))
})
const mean = (way: Way) => small.reduce((sum, judged) => sum + auc(judged[way]), 0) / small.length

test('the learned scorecard does about as well as on the public set, and better with the registry', () => {
  expect(mean('scorecard')).toBeGreaterThanOrEqual(0.85)
  expect(mean('+ registry at once')).toBeGreaterThanOrEqual(0.88)
  expect(mean('+ registry at once')).toBeGreaterThan(mean('scorecard') + 0.01)
  for (const judged of small) expect(calibrationError(judged['+ registry at once'])).toBeLessThan(0.05)
})

test('the amount alone is worse, and a list that hears of fraud a week late adds nothing: the controls', () => {
  expect(mean('amount only')).toBeLessThan(mean('scorecard') - 0.06)
  expect(Math.abs(mean('+ registry 7 days late') - mean('scorecard'))).toBeLessThan(0.01)
  for (const judged of small) expect(recallAt(judged.scorecard, 0.05).ceiling).toBeLessThan(0.6)
})

test('labels dealt out anew by hand are not learned: the control', () => {
  const random = randomOf(3)
  const payments = paymentsOf(1, 1 / 2)
  const whose = handsOf(payments)
  const dealt = new Map([...new Set(whose)].map((hand) => [hand, random.chance(0.12)]))
  const prepared = prepare(payments.map((payment, i) => ({ ...payment, fraud: dealt.get(whose[i] ?? 0) ?? false })))
  const area = auc(judgeSplit(prepared, splitByHand(prepared.payments, 1)).scorecard)
  expect(area).toBeGreaterThan(0.35)
  expect(area).toBeLessThan(0.65)
})

test('no hand is on both sides of a split by hand, and no past on the judged side of a split by time', () => {
  const payments = paymentsOf(2, 1 / 4)
  const whose = handsOf(payments)
  const { train, test: judged } = splitByHand(payments, 5)
  const learned = new Set(train.map((i) => whose[i]))
  expect(judged.filter((i) => learned.has(whose[i]))).toEqual([])
  expect(train.length + judged.length).toBe(payments.length)
  const byTime = splitByTime(payments)
  const latest = Math.max(...byTime.train.map((i) => payments[i]?.at ?? 0))
  expect(byTime.test.every((i) => (payments[i]?.at ?? 0) >= latest)).toBe(true)
})

const paid = (at: number, of: Partial<Payment> = {}): Payment => ({
  at: at * 60_000,
  amount: 10,
  buyer: 'b',
  card: 'c',
  device: null,
  ip: null,
  merchant: 'm',
  fraud: false,
  ...of,
})

test('a payment knows earlier ones alone, and what a set does not have is not known', () => {
  const payments = [paid(0), paid(10, { card: 'd' }), paid(10, { buyer: 'other' }), paid(75)]
  const figures = measureAll(payments)
  expect(figures.map(({ buyer_hour, cards_of_buyer, device_day }) => [buyer_hour, cards_of_buyer, device_day])).toEqual([
    [0, 1, null],
    [1, 2, null],
    [0, 1, null],
    [0, 2, null],
  ])
  expect(measureAll([...payments, paid(90)]).slice(0, 4)).toEqual(figures)
})

test('over a third thing two payments are of one hand', () => {
  const [a, b, c, d] = handsOf([
    paid(0, { card: '1' }),
    paid(1, { buyer: 'x', card: '2' }),
    paid(2, { card: '2' }),
    paid(3, { buyer: 'y', card: '3' }),
  ])
  expect([b, c]).toEqual([a, a])
  expect(d).not.toBe(a)
})

test('the registry hears of a fraud when it is charged back, and the card alone is no reason', () => {
  const payments = [paid(0, { fraud: true }), paid(5), paid(6, { buyer: 'victim' }), paid(7, { buyer: 'stranger', card: 'z' })]
  expect(askRegistry(payments, 0)).toEqual([
    { level: 'none', seen: false },
    { level: 'high', seen: true },
    { level: 'none', seen: true },
    { level: 'none', seen: false },
  ])
  expect(askRegistry(payments, 6 * 60_000).map(({ level }) => level)).toEqual(['none', 'none', 'none', 'none'])
})

test('who makes the payments knows nothing of scores', () => {
  const imports = readFileSync(join(import.meta.dirname, 'shape.ts'), 'utf8').match(/^import .*$/gm) ?? []
  expect(imports.filter((line) => !line.includes('random') && !line.startsWith('import type'))).toEqual([])
})
