/** One order as a model sees it: the numbers of the features that hold for it, and whether it was fraud. */
export type Example = { readonly on: readonly number[]; readonly fraud: boolean }

/** What is believed of a feature before any order is seen: its weight in log-odds, and which way it may count at all (0: either). */
export type Belief = { readonly center: number; readonly sign: -1 | 0 | 1 }

/** Log-odds of fraud: `base`, and one weight a feature. */
export type Model = { readonly base: number; readonly weights: readonly number[] }

/**
 * Logistic regression whose weights are drawn toward `beliefs` and never cross zero against their sign: the sum of the log loss and half of `penalty` times the squared
 * distance from the beliefs is made least, one weight after the other (coordinate descent with Newton's steps; the problem is convex, so there is one answer). The base is free
 * unless there is nothing to learn it from.
 */
export function fitLogistic(examples: readonly Example[], beliefs: readonly Belief[], penalty: number, base: number): Model {
  const columns = columnsOf(examples, beliefs.length)
  const weights = beliefs.map(({ center }) => center)
  const outcomes = Float64Array.from(examples, ({ fraud }) => Number(fraud))
  const odds = Float64Array.from(examples, ({ on }) => base + on.reduce((sum, feature) => sum + (weights[feature] ?? 0), 0))
  const everyone = Int32Array.from(examples.keys())
  let shift = base
  for (let pass = 0; pass < mostPasses; pass++) {
    const own = isOneSided(outcomes) ? 0 : stepOf(everyone, odds, outcomes, 0, 0)
    shift += own
    let moved = moveAll(everyone, odds, own)
    for (const [feature, { center, sign }] of beliefs.entries()) {
      const rows = columns[feature] ?? everyone
      const weight = weights[feature] ?? 0
      const wanted = kept(weight + stepOf(rows, odds, outcomes, penalty, weight - center), sign)
      weights[feature] = wanted
      moved = Math.max(moved, moveAll(rows, odds, wanted - weight))
    }
    if (moved < 1e-4) break
  }
  return { base: shift, weights }
}

/** The chance of fraud, 0 to 1, of an order for which these features hold. */
export function chanceBy({ base, weights }: Model, on: readonly number[]): number {
  return chanceOf(on.reduce((sum, feature) => sum + (weights[feature] ?? 0), base))
}

/** Log-odds as a chance of 0 to 1. */
export function chanceOf(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds))
}

const mostPasses = 200

function columnsOf(examples: readonly Example[], features: number): readonly Int32Array[] {
  const rows: number[][] = Array.from({ length: features }, () => [])
  for (const [i, { on }] of examples.entries()) for (const feature of on) rows[feature]?.push(i)
  return rows.map((column) => Int32Array.from(column))
}

function isOneSided(outcomes: Float64Array): boolean {
  return outcomes.every((outcome) => outcome === 0) || outcomes.every((outcome) => outcome === 1)
}

/** Newton's step for one weight, at most one: far from the answer the curve is flat and would throw it away. */
function stepOf(rows: Int32Array, odds: Float64Array, outcomes: Float64Array, penalty: number, distance: number): number {
  let [slope, curve] = [penalty * distance, penalty]
  for (const i of rows) {
    const chance = chanceOf(odds[i] ?? 0)
    slope += chance - (outcomes[i] ?? 0)
    curve += chance * (1 - chance)
  }
  return curve === 0 ? 0 : Math.max(-1, Math.min(1, -slope / curve))
}

function moveAll(rows: Int32Array, odds: Float64Array, by: number): number {
  if (by !== 0) for (const i of rows) odds[i] = (odds[i] ?? 0) + by
  return Math.abs(by)
}

function kept(weight: number, sign: Belief['sign']): number {
  if (sign === 0) return weight
  return sign > 0 ? Math.max(0, weight) : Math.min(0, weight)
}
