import { expect, test } from 'vitest'
import { score } from '#domain/risk/score.ts'
import { factsOf } from '#domain/risk/testing/orders.ts'
import { starter } from '#domain/risk/version.ts'
import { randomOf } from '../registry/random.ts'
import { fitWeights, type Marked } from './weights.ts'

/** A store where a post box tells far more than the 2 points it starts with, and a prepaid card (6 points) nothing; `count` of the orders are fraud. */
function marks(count: number, seed = 1): readonly Marked[] {
  const random = randomOf(seed)
  const one = (fraud: boolean, i: number): Marked => {
    const facts = factsOf({
      addresses: { postBox: random.chance(fraud ? 0.4 : 0.05) },
      issuer: { funding: random.chance(0.2) ? 'prepaid' : 'credit' },
    })
    return { facts, fraud, whose: `${fraud} ${i}` }
  }
  return [...Array.from({ length: count }, (_, i) => one(true, i)), ...Array.from({ length: count * 20 }, (_, i) => one(false, i))]
}

test('twenty frauds nudge, five hundred decide', () => {
  const [few, many] = [20, 500].map((count) => fitWeights(marks(count), starter, 'test'))
  const truth = 10 * Math.log2(0.4 / 0.6 / (0.05 / 0.95))
  const way = (fitted: typeof few) => ((fitted?.version.weights.post_box ?? 0) - 2) / (truth - 2)
  expect(way(few)).toBeGreaterThan(0.05)
  expect(way(few)).toBeLessThan(0.6)
  expect(way(many)).toBeGreaterThan(0.85)
  expect(many?.version.weights.prepaid).toBeLessThanOrEqual(2)
})

test('says on how many orders and frauds it stands, and that a chance may be named', () => {
  const { version, n, seen } = fitWeights(marks(30), starter, 'fitted-30')
  expect([version.id, version.fitted, n]).toEqual(['fitted-30', true, { orders: 630, frauds: 30 }])
  expect(seen.post_box).toBeGreaterThan(10)
  expect(score(factsOf({}), version).fitted).toBe(true)
})

test('what was never seen keeps its weight, and so does what the bank says afterwards', () => {
  const { version } = fitWeights(marks(200), starter, 'test')
  const { hot_parts, mail_disposable, settled_before, fraud_warning, provider_risk } = version.weights
  const { weights } = starter
  expect([hot_parts, mail_disposable, settled_before, fraud_warning, provider_risk]).toEqual([
    weights.hot_parts,
    weights.mail_disposable,
    weights.settled_before,
    weights.fraud_warning,
    weights.provider_risk,
  ])
})

test('marks that mean nothing teach nothing: the control', () => {
  const shuffled = marks(200).map((one, i) => ({ ...one, fraud: i % 21 === 0 }))
  const { version } = fitWeights(shuffled, starter, 'test')
  expect(Math.abs(version.weights.post_box ?? 0)).toBeLessThanOrEqual(5)
})
