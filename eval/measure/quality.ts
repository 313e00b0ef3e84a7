import { randomOf } from '../registry/random.ts'
import { calibrationError, deciles, type Decile } from './calibration.ts'
import { costPerThousand } from './cost.ts'
import type { Judged } from './judged.ts'
import { auc, aucInterval, recallAt } from './ranking.ts'

/** How good a score is on orders of known outcome, as shares of 1; `cost` in dollars per 1,000 orders. Shares of nothing are NaN. */
export type Quality = {
  readonly orders: number
  readonly frauds: number
  readonly auc: number
  readonly interval: { readonly low: number; readonly high: number }
  readonly at1: { readonly recall: number; readonly ceiling: number }
  readonly at5: { readonly recall: number; readonly ceiling: number }
  /** how many of the orders called High are fraud, and how many of the good orders are called High */
  readonly precisionInHigh: number
  readonly falseHigh: number
  /** frauds called High, and frauds called Medium or High */
  readonly recallOfHigh: number
  readonly recallOfReviewed: number
  readonly reviewed: number
  readonly deciles: readonly Decile[]
  readonly calibrationError: number
  readonly cost: { readonly levels: number; readonly none: number; readonly all: number }
}

/** All figures of one score on one set of orders. The seed draws the interval. */
export function qualityOf(rows: readonly Judged[], seed = 1, times = 300): Quality {
  const [frauds, good] = [rows.filter(({ fraud }) => fraud), rows.filter(({ fraud }) => !fraud)]
  const high = rows.filter(({ level }) => level === 'high')
  const isReviewed = ({ level }: Judged) => level !== 'low'
  return {
    orders: rows.length,
    frauds: frauds.length,
    auc: auc(rows),
    interval: aucInterval(rows, randomOf(seed), times),
    at1: recallAt(rows, 0.01),
    at5: recallAt(rows, 0.05),
    precisionInHigh: high.filter(({ fraud }) => fraud).length / high.length,
    falseHigh: good.filter(({ level }) => level === 'high').length / good.length,
    recallOfHigh: frauds.filter(({ level }) => level === 'high').length / frauds.length,
    recallOfReviewed: frauds.filter(isReviewed).length / frauds.length,
    reviewed: rows.filter(isReviewed).length / rows.length,
    deciles: deciles(rows),
    calibrationError: calibrationError(rows),
    cost: {
      levels: costPerThousand(rows),
      none: costPerThousand(rows, () => false),
      all: costPerThousand(rows, () => true),
    },
  }
}
