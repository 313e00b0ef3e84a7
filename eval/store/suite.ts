import type { RiskFacts } from '#domain/risk/facts.ts'
import { score } from '#domain/risk/score.ts'
import { starter, type Version } from '#domain/risk/version.ts'
import type { Marked } from '../fit/weights.ts'
import type { Judged } from '../measure/judged.ts'
import { factsOfOrder } from './facts.ts'
import { networkOf } from './network.ts'
import type { PlacedOrder } from './order.ts'
import { ordersOf, span } from './world.ts'

/** An order of the judged half with the facts of it when it arrived, and how long these and its score took, milliseconds. */
export type Arrived = {
  readonly order: PlacedOrder
  readonly alone: RiskFacts
  readonly together: RiskFacts
  readonly took: { readonly network: number; readonly score: number }
}

/** Plays the 240 days of one world and keeps the judged half: facts without the registry, and with it. `scale` 1 is 30,000 orders. */
export function play(seed: number, part: 'tuning' | 'judging', scale = 1): readonly Arrived[] {
  const network = networkOf(seed)
  const from = span.start + span.judgedFrom * 86_400_000
  return ordersOf(seed, part, scale).flatMap((order) => {
    const began = performance.now()
    const known = network.see(order)
    if (order.at < from) return []
    const [alone, together] = [factsOfOrder(order, known, false), factsOfOrder(order, known, true)]
    const read = performance.now()
    score(together, starter)
    return [{ order, alone, together, took: { network: read - began, score: performance.now() - read } }]
  })
}

/** What a set of weights makes of orders. */
export function judgeOrders(arrived: readonly Arrived[], version: Version, facts: 'alone' | 'together'): readonly Judged[] {
  return arrived.map((one) => {
    const scored = score(one[facts], version)
    return {
      score: scored.score,
      chance: scored.odds / (1 + scored.odds),
      level: scored.level,
      fraud: one.order.fraud,
      whose: one.order.whose,
    }
  })
}

/** The control that knows one thing: an order's place among its store's. */
export function judgeByAmount(arrived: readonly Arrived[]): readonly Judged[] {
  return arrived.map(({ order, alone }) => {
    const smaller = alone.order.smaller ?? 0.5
    return {
      score: smaller,
      chance: smaller,
      level: smaller >= 0.99 ? 'high' : smaller >= 0.95 ? 'medium' : 'low',
      fraud: order.fraud,
      whose: order.whose,
    }
  })
}

/** Orders as marks to learn weights from. */
export function marksOf(arrived: readonly Arrived[]): readonly Marked[] {
  return arrived.map(({ order, together }) => ({ facts: together, fraud: order.fraud, whose: order.whose }))
}
