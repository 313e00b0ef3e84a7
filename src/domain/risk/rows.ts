import { codes, groupOf, groups, type Code, type Finding, type Group } from './codes.ts'
import type { Version } from './version.ts'
import type { Detail } from '../result.ts'

/**
 * A row of Details. `points` are whole and add up to the score. Beside what was observed stand `base` (what is true of any order), `cap` (what a group counts too
 * much), `rule`, `floor` (the registry's) and `limit` (1 and 100).
 */
export type Factor = {
  readonly code: Code | 'base' | 'cap' | 'rule' | 'floor' | 'limit'
  readonly group: Group | 'base' | 'rule' | 'limit'
  readonly points: number
  readonly value: Finding['value']
  readonly evidence: Detail
}

/** A factor before rounding: `hundredths` of a point, whole, so that a sum is exact and the same in whatever order it is made. */
export type Row = Omit<Factor, 'points'> & { readonly hundredths: number }

/** No group may say more than this, however many of its observations were made; points. Groups in which each observation stands alone have no cap. */
export const cap = { least: -20, most: 35 }

const corrections: readonly Factor['code'][] = ['cap', 'floor', 'limit']

const uncapped: readonly Group[] = ['alarm']

/** The base rate and every weighed observation as rows, group by group, each with its cap behind it. An observation the version has no weight for is left out. */
export function weigh(findings: readonly Finding[], { prior, weights }: Pick<Version, 'prior' | 'weights'>): readonly Row[] {
  const rows = codes.flatMap((code): readonly Row[] => {
    const [weight, finding] = [weights[code], findings.find((one) => one.code === code)]
    if (weight === undefined || finding === undefined) return []
    const { value, evidence, times = 1 } = finding
    return [{ code, group: groupOf[code], hundredths: inHundredths(weight * times), value, evidence }]
  })
  return [base(prior), ...groups.flatMap((group) => capped(group, rows))]
}

/** The sum of rows, hundredths of a point. */
export function sumOf(rows: readonly Row[]): number {
  return rows.reduce((sum, { hundredths }) => sum + hundredths, 0)
}

/** A row that stands for no observation. */
export function row(code: Factor['code'], group: Factor['group'], hundredths: number, value: Factor['value'], evidence: Detail = {}): Row {
  return { code, group, hundredths, value, evidence }
}

/**
 * Rounds rows to whole points so that they add up to the rounded whole: each row is what the rounded sum grows by when it is added. A row is never rounded by a point
 * or more and never changes its sign; whole points behind the base stay as they are. A cap, floor or limit that comes to nothing is left out.
 */
export function inWholePoints(rows: readonly Row[]): readonly Factor[] {
  let [sum, shown] = [0, 0]
  const factors = rows.map(({ hundredths, ...rest }) => {
    const before = shown
    sum += hundredths
    shown = Math.round(sum / 100)
    return { ...rest, points: shown - before }
  })
  return factors.filter(({ code, points }) => points !== 0 || !corrections.includes(code))
}

/** Points to whole hundredths. Logarithms may differ in their last digit from one engine to the next; here they no longer do. */
export function inHundredths(points: number): number {
  // Adding zero turns the negative one into a plain one, which JSON would do behind our back.
  return Math.round(points * 100) + 0
}

function base(prior: number): Row {
  return row('base', 'base', inHundredths(50 + 10 * Math.log2(prior / (1 - prior) / 0.1)), prior)
}

function capped(group: Group, all: readonly Row[]): readonly Row[] {
  const rows = all.filter((one) => one.group === group)
  if (uncapped.includes(group)) return rows
  const sum = sumOf(rows)
  const over = Math.min(Math.max(sum, cap.least * 100), cap.most * 100) - sum
  return over === 0 ? rows : [...rows, row('cap', group, over, over < 0 ? cap.most : cap.least)]
}
