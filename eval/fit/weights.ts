import { codes, groupOf, isCode, type Code } from '#domain/risk/codes.ts'
import type { RiskFacts } from '#domain/risk/facts.ts'
import { score } from '#domain/risk/score.ts'
import type { Version } from '#domain/risk/version.ts'
import { calibrate, type Line } from './calibrate.ts'
import { fitLogistic, type Belief, type Example } from './logistic.ts'

/** An order that a store marked or that went 90 days without a dispute, with the facts its score was made from. `whose` names the buyer: one buyer's orders are learned from or calibrated on, never both. */
export type Marked = { readonly facts: RiskFacts; readonly fraud: boolean; readonly whose: string }

/** Weights learned from marks. `n` is what they stand on and is told wherever a chance is named; `seen` counts the frauds with an observation; `line` is how claims on orders not learned from compare with what was seen: a slope above 1 says that the weights are still too timid. */
export type Fitted = {
  readonly version: Version
  readonly n: { readonly orders: number; readonly frauds: number }
  readonly seen: { readonly [code in Code]?: number }
  readonly line: Line
}

/**
 * Weights drawn from `base` toward what marked orders say: twenty frauds nudge, five hundred decide. No weight changes its sign or is learned beyond `most` points. What
 * the bank says after the fact, and what a provider says (a number, not an observation), keep their weights. Weights are whole points, as they are shown.
 */
export function fitWeights(marked: readonly Marked[], base: Version, id: string): Fitted {
  const folds = 4
  const foldOf = new Map([...new Set(marked.map(({ whose }) => whose))].map((whose, i) => [whose, i % folds]))
  const rows = marked.map((one) => ({ ...one, codes: observed(one.facts, base), fold: foldOf.get(one.whose) ?? 0 }))
  const claims = Array.from({ length: folds }, (_, judged) => {
    const learned = learn(
      rows.filter(({ fold }) => fold !== judged),
      base,
      id,
    )
    const kept = rows.filter(({ fold }) => fold === judged)
    return kept.map(({ facts, fraud }) => ({ logOdds: Math.log(score(facts, learned).odds), fraud }))
  }).flat()
  const frauds = rows.filter(({ fraud }) => fraud)
  return {
    version: shifted(learn(rows, base, id), calibrate(claims, true)),
    n: { orders: marked.length, frauds: frauds.length },
    seen: Object.fromEntries(codes.map((code) => [code, frauds.filter((row) => row.codes.includes(code)).length])),
    line: calibrate(claims),
  }
}

/**
 * How strongly the starting weights hold: each is believed to be right within 3.6 points (a quarter of a unit of log-odds, one standard deviation), so that about sixteen
 * telling frauds weigh as much as the belief.
 */
const penalty = 16
const pointsPerUnit = 10 / Math.LN2
const most = 40

type Row = Marked & { readonly codes: readonly Code[] }

function learn(rows: readonly Row[], base: Version, id: string): Version {
  const learnable = codes.filter((code) => base.weights[code] !== undefined && groupOf[code] !== 'alarm' && groupOf[code] !== 'provider')
  const places = new Map(learnable.map((code, place) => [code, place]))
  const beliefs = learnable.map((code): Belief => {
    const center = (base.weights[code] ?? 0) / pointsPerUnit
    return { center, sign: center > 0 ? 1 : -1 }
  })
  const examples = rows.map((row): Example => ({ on: row.codes.flatMap((code) => places.get(code) ?? []), fraud: row.fraud }))
  const model = fitLogistic(examples, beliefs, penalty, Math.log(base.prior / (1 - base.prior)))
  const learned = learnable.map((code, place) => [code, inPoints(model.weights[place] ?? 0)] as const)
  return { id, fitted: true, prior: 1 / (1 + Math.exp(-model.base)), weights: { ...base.weights, ...Object.fromEntries(learned) } }
}

function observed(facts: RiskFacts, base: Version): readonly Code[] {
  return score(facts, base).factors.flatMap(({ code }) => (isCode(code) ? [code] : []))
}

function inPoints(logOdds: number): number {
  return Math.max(-most, Math.min(most, Math.round(logOdds * pointsPerUnit)))
}

/** What claims are off as a whole goes into the base rate. The slope stays out of it: it would move weights of which nothing was learned. */
function shifted(version: Version, { shift }: Line): Version {
  return { ...version, prior: 1 / (1 + Math.exp(-(Math.log(version.prior / (1 - version.prior)) + shift))) }
}
