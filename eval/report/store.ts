import { starter } from '#domain/risk/version.ts'
import { codes } from '#domain/risk/codes.ts'
import { fitWeights, type Fitted } from '../fit/weights.ts'
import type { Judged } from '../measure/judged.ts'
import { qualityOf } from '../measure/quality.ts'
import { auc } from '../measure/ranking.ts'
import { fraudKinds, honestKinds, type Kind } from '../store/kinds.ts'
import { judgeByAmount, judgeOrders, marksOf, play, type Arrived } from '../store/suite.ts'
import { seeds } from '../store/world.ts'
import { decileTable, decimal, percent, qualityTables, tableOf } from './tables.ts'

/** Suite (a): forty simulated parts stores, with and without the registry, with the starting weights and with weights learned from other stores. */
export function reportStore(which: 'tuning' | 'judging'): string {
  const fitted = fitWeights(
    seeds.tuning.slice(0, 2).flatMap((seed) => marksOf(named(seed, play(seed, 'tuning')))),
    starter,
    'fitted-to-simulation',
  )
  const arrived = seeds[which].flatMap((seed) => named(seed, play(seed, which)))
  const every: Ways = {
    starter: judgeOrders(arrived, starter, 'alone'),
    together: judgeOrders(arrived, starter, 'together'),
    fitted: judgeOrders(arrived, fitted.version, 'together'),
  }
  const scores = [
    { name: 'amount only', judged: judgeByAmount(arrived) },
    { name: 'starter', judged: every.starter },
    { name: 'starter + registry', judged: every.together },
    { name: 'fitted', judged: judgeOrders(arrived, fitted.version, 'alone') },
    { name: 'fitted + registry', judged: every.fitted },
  ]
  const qualities = scores.map(({ name, judged }) => ({ name, quality: qualityOf(judged) }))
  const calibrated = qualities.filter(({ name }) => name.endsWith('+ registry'))
  return [
    '## (a) Parts stores',
    `40 stores, ${seeds[which].length} seeds, ${arrived.length} orders judged, ${arrived.filter(({ order }) => order.fraud).length} of them fraud. One author wrote buyers, frauds and score: this proves wiring and trade-offs, not real-world`,
    'accuracy. Intervals draw whole fraudsters. Cost: $300 orders at 25 % margin, $20 freight, $20 fee; a review costs $6, finds 4 of 5 frauds and turns away 1 good order in 50.',
    '',
    qualityTables(qualities),
    ...calibrated.flatMap(({ name, quality }) => [`\nCalibration of ${name}`, decileTable(quality.deciles)]),
    `\nFrauds by kind, share reviewed and share in High (starter + registry); AUC of each against all good orders. Held-out kinds were in nothing learned from.`,
    fraudTable(arrived, every),
    '\nGood orders by kind',
    goodTable(arrived, every),
    `\n${learnedLine(fitted)}`,
    latencyLine(arrived),
  ].join('\n')
}

/** Seeds have fraudsters of the same names. */
function named(seed: number, arrived: readonly Arrived[]): readonly Arrived[] {
  return arrived.map((one) => ({ ...one, order: { ...one.order, whose: `${seed} ${one.order.whose}` } }))
}

/** Every order's kind beside what each way made of it. */
type Ways = { readonly starter: readonly Judged[]; readonly together: readonly Judged[]; readonly fitted: readonly Judged[] }

function fraudTable(arrived: readonly Arrived[], { starter, together, fitted }: Ways): string {
  const rows = Object.entries<Kind>(fraudKinds).map(([name, kind]) => {
    const own = ofKind(arrived, together, name)
    const areas = [starter, together, fitted].map((judged) => {
      const against = judged.filter(({ fraud }, i) => !fraud || arrived[i]?.order.kind === name)
      return decimal(auc(against))
    })
    return [name, kind.heldOut ? 'yes' : '', String(own.length), percent(reviewed(own), 0), percent(inHigh(own), 0), ...areas]
  })
  return tableOf(['kind', 'held out', 'orders', 'reviewed', 'High', 'AUC starter', '+ registry', 'fitted + registry'], rows)
}

function goodTable(arrived: readonly Arrived[], { starter, together, fitted }: Ways): string {
  const rows = Object.entries<Kind>(honestKinds).map(([name, kind]) => {
    const judged = [starter, together, fitted].map((way) => ofKind(arrived, way, name))
    const shares = judged.flatMap((own) => [percent(reviewed(own)), percent(inHigh(own), 2)])
    return [name, kind.heldOut ? 'yes' : '', String(judged[0]?.length ?? 0), ...shares]
  })
  return tableOf(['kind', 'held out', 'orders', 'starter: reviewed', 'High', '+ registry', 'High', 'fitted + registry', 'High'], rows)
}

function ofKind(arrived: readonly Arrived[], judged: readonly Judged[], name: string): readonly Judged[] {
  return judged.filter((_, i) => arrived[i]?.order.kind === name)
}

function reviewed(judged: readonly Judged[]): number {
  return judged.filter(({ level }) => level !== 'low').length / judged.length
}

function inHigh(judged: readonly Judged[]): number {
  return judged.filter(({ level }) => level === 'high').length / judged.length
}

function learnedLine({ version, n, seen, line }: Fitted): string {
  const moved = codes.flatMap((code) => {
    const [before, after] = [starter.weights[code] ?? 0, version.weights[code] ?? 0]
    return Math.abs(after - before) >= 3 ? [`${code} ${before} to ${after} (${seen[code] ?? 0})`] : []
  })
  return `Weights learned from n = ${n.orders} orders, ${n.frauds} frauds of other seeds, held-out kinds left out; base rate ${percent(version.prior, 2)}, slope on orders not learned from ${line.slope.toFixed(2)}. Moved by 3 points or more (frauds seen): ${moved.join(', ')}.`
}

function latencyLine(arrived: readonly Arrived[]): string {
  const quantiles = (of: (one: Arrived) => number) => {
    const times = arrived.map(of).toSorted((a, b) => a - b)
    return [0.5, 0.95].map((share) => `p${share * 100} ${(times[Math.floor(times.length * share)] ?? NaN).toFixed(3)} ms`).join(', ')
  }
  return `Latency, in memory, one core: score ${quantiles(({ took }) => took.score)}; identifiers, registry, velocity and facts ${quantiles(({ took }) => took.network)}.`
}
