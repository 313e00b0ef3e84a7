import { deciles } from '../measure/calibration.ts'
import type { Judged } from '../measure/judged.ts'
import { qualityOf, type Quality } from '../measure/quality.ts'
import { auc } from '../measure/ranking.ts'
import type { Payment } from '../payments/payment.ts'
import { ceilingOf } from '../payments/ceiling.ts'
import { paymentsOf, seeds } from '../payments/shape.ts'
import { splitByHand, splitByTime } from '../payments/split.ts'
import { judgeSplit, prepare, ways, type Prepared, type Way } from '../payments/suite.ts'
import { decileTable, decimal, meanAndSpread, qualityTables } from './tables.ts'

/** Suite (d): payments in the shape of a public set, a scorecard learned on one part and judged on another. */
export function reportShape(which: 'tuning' | 'judging'): string {
  const worlds = seeds[which].map((seed) => ({ seed, prepared: prepare(paymentsOf(seed)) }))
  const byHand = worlds.map(({ seed, prepared }) => judgeSplit(prepared, splitByHand(prepared.payments, seed)))
  const byTime = worlds.map(({ prepared }) => judgeSplit(prepared, splitByTime(prepared.payments)))
  const judged = worlds.map(({ seed, prepared }) => ({ prepared, split: splitByHand(prepared.payments, seed) }))
  const ceiling = ceilingOf(
    seeds.learning.map((seed) => prepare(paymentsOf(seed))),
    judged,
  )
  return [
    '## (d) Velocity: payments in the shape of a public set',
    `${worlds.length} generated months of 3,200 payments, 12 % charged back. Its marginals are those published of the set; that a scorecard does about as well on it as on the set itself (0.886, with the list 0.902) shows that nothing`,
    'broke, not how well it does at a store. The product’s own starting weights assume 0.7 % of fraud, so their claims and levels are far off here; they are judged by rank alone.',
    `\nSplit by linked identity, mean of ${worlds.length} seeds (the set itself: scorecard 0.886, with the list 0.902; aims 0.88 and 0.90)`,
    seededTables(byHand),
    `\nA scorecard learned from six other such months reaches ${decimal(ceiling.alone)}, with the registry ${decimal(ceiling.together)}: more is not in these payments.`,
    '\nSplit by time, the last 30 % judged',
    seededTables(byTime),
    '\nCalibration of the scorecard with the registry, split by identity, all seeds',
    decileTable(deciles(byHand.flatMap((judged) => judged['+ registry at once']))),
  ].join('\n')
}

/** The same figures for payments from outside: split by linked identity several times, and once by time. */
export function reportPayments(name: string, payments: readonly Payment[]): string {
  const prepared: Prepared = prepare(payments)
  const times = payments.length > 20_000 ? 3 : 10
  const byHand = Array.from({ length: times }, (_, seed) => judgeSplit(prepared, splitByHand(prepared.payments, seed + 1)))
  return [
    `## ${name}: ${payments.length} payments, ${payments.filter(({ fraud }) => fraud).length} frauds`,
    `\nSplit by linked identity (buyer, card, device), mean of ${times} splits`,
    seededTables(byHand),
    '\nSplit by time, the last 30 % judged',
    seededTables([judgeSplit(prepared, splitByTime(prepared.payments))]),
    '\nCalibration of the scorecard with the registry, split by identity, all splits',
    decileTable(deciles(byHand.flatMap((judged) => judged['+ registry at once']))),
  ].join('\n')
}

function seededTables(runs: readonly { readonly [way in Way]: readonly Judged[] }[]): string {
  const judgeable = runs.filter((run) => !Number.isNaN(auc(run['amount only'])))
  return qualityTables(
    ways.map((name) => {
      const qualities = judgeable.map((run) => qualityOf(run[name], 1, 200))
      const { mean, spread } = meanAndSpread(qualities.map((quality) => quality.auc))
      const [one] = qualities
      const area = qualities.length > 1 ? `${decimal(mean)} ± ${decimal(spread)}` : undefined
      return { name, quality: one && qualities.length === 1 ? one : averaged(qualities), ...(area ? { area } : {}) }
    }),
  )
}

/** Every figure's mean over runs; those that are shares of nothing in a run are left out of it. */
function averaged(all: readonly Quality[]): Quality {
  const mean = (of: (quality: Quality) => number) => meanAndSpread(all.map(of).filter((value) => !Number.isNaN(value))).mean
  return {
    orders: mean((q) => q.orders),
    frauds: mean((q) => q.frauds),
    auc: mean((q) => q.auc),
    interval: { low: mean((q) => q.interval.low), high: mean((q) => q.interval.high) },
    at1: { recall: mean((q) => q.at1.recall), ceiling: mean((q) => q.at1.ceiling) },
    at5: { recall: mean((q) => q.at5.recall), ceiling: mean((q) => q.at5.ceiling) },
    precisionInHigh: mean((q) => q.precisionInHigh),
    falseHigh: mean((q) => q.falseHigh),
    recallOfHigh: mean((q) => q.recallOfHigh),
    recallOfReviewed: mean((q) => q.recallOfReviewed),
    reviewed: mean((q) => q.reviewed),
    deciles: [],
    calibrationError: mean((q) => q.calibrationError),
    cost: { levels: mean((q) => q.cost.levels), none: mean((q) => q.cost.none), all: mean((q) => q.cost.all) },
  }
}
