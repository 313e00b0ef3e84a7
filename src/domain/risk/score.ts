import { defaultEdges, levelOf, type Edges, type Level } from './bands.ts'
import { addressFindings, ipFindings } from './checks/address.ts'
import { basketFindings } from './checks/basket.ts'
import { contactFindings } from './checks/contact.ts'
import { orderFindings } from './checks/order.ts'
import { paymentFindings } from './checks/payment.ts'
import { alarmFindings, historyFindings, networkFindings, providerFindings, tickFindings } from './checks/standing.ts'
import { velocityFindings } from './checks/velocity.ts'
import type { Finding } from './codes.ts'
import type { RiskFacts } from './facts.ts'
import type { RuleResult } from './rule.ts'
import { inHundredths, inWholePoints, row, sumOf, weigh, type Factor, type Row } from './rows.ts'
import { unavailableOf, type RiskSource } from './unavailable.ts'
import type { Version } from './version.ts'

/**
 * A score with all it was made of: 1 to 100 (ten points more double the odds, 50 is one to ten), `factors` in the order they are shown, whose points add up to it,
 * `odds` of fraud before the limits of 1 and 100, and what there was nothing to look at of.
 */
export type Scored = {
  readonly version: string
  readonly fitted: boolean
  readonly score: number
  readonly level: Level
  readonly odds: number
  readonly factors: readonly Factor[]
  readonly unavailable: readonly RiskSource[]
}

/** Below this no order falls whose buyer the registry is sure of, whatever else speaks for it. */
export const registryFloor = 75

/** Rules may take away this many points in all; what they add has no limit. */
export const mostLowered = 20

/** Scores an order. The same facts, version, rules and edges give the same score for ever; there are no facts that give none. */
export function score(facts: RiskFacts, version: Version, rules: readonly RuleResult[] = [], edges: Edges = defaultEdges): Scored {
  const own = weigh(findingsOf(facts, version), version)
  const fired = rules.toSorted((a, b) => (a.rule < b.rule ? -1 : Number(a.rule > b.rule)))
  const ruled = [...own, ...ruleRows(fired)]
  const lifted = [...ruled, ...lift(fired, sumOf(ruled), edges)]
  const floored = [...lifted, ...floor(facts, sumOf(lifted))]
  const total = sumOf(floored)
  const factors = inWholePoints([...floored, ...limit(total)])
  const points = factors.reduce((sum, factor) => sum + factor.points, 0)
  return {
    version: version.id,
    fitted: version.fitted,
    score: points,
    level: levelOf(points, edges),
    odds: Number((0.1 * 2 ** ((total / 100 - 50) / 10)).toPrecision(6)),
    factors,
    unavailable: unavailableOf(facts),
  }
}

function findingsOf(facts: RiskFacts, { prior }: Version): readonly Finding[] {
  return [
    ...orderFindings(facts),
    ...paymentFindings(facts),
    ...velocityFindings(facts),
    ...addressFindings(facts),
    ...ipFindings(facts),
    ...contactFindings(facts),
    ...basketFindings(facts),
    ...historyFindings(facts),
    ...tickFindings(facts),
    ...networkFindings(facts),
    ...providerFindings(facts, prior),
    ...alarmFindings(facts),
  ]
}

/** Each rule that fired is a row, those without points too; what they lower beyond the limit is given back. */
function ruleRows(rules: readonly RuleResult[]): readonly Row[] {
  const rows = rules.map(({ name, points, rule, version, level, hold, approval }) =>
    row('rule', 'rule', inHundredths(points), name, { rule, version, level, hold, approval }),
  )
  const lowered = rows.reduce((sum, { hundredths }) => sum + Math.min(hundredths, 0), 0)
  const over = -mostLowered * 100 - lowered
  return over > 0 ? [...rows, row('cap', 'rule', over, -mostLowered)] : rows
}

/** A rule that asks for a level lifts the score to where that level begins; of several the highest does. */
function lift(rules: readonly RuleResult[], sum: number, edges: Edges): readonly Row[] {
  const highest = rules.find(({ level }) => level === 'high') ?? rules.find(({ level }) => level === 'medium')
  const wanted = highest?.level === 'high' ? edges.high : edges.medium
  if (highest === undefined || sum >= wanted * 100) return []
  return [row('floor', 'rule', wanted * 100 - sum, wanted, { rule: highest.rule, name: highest.name, level: highest.level })]
}

function floor({ network }: RiskFacts, sum: number): readonly Row[] {
  if (network?.verdict !== 'high' || sum >= registryFloor * 100) return []
  return [row('floor', 'network', registryFloor * 100 - sum, registryFloor)]
}

function limit(sum: number): readonly Row[] {
  const kept = Math.min(Math.max(sum, 100), 10_000)
  return kept === sum ? [] : [row('limit', 'limit', kept - sum, kept / 100)]
}
