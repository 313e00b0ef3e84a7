import { ok, refuse, type Result } from '../result.ts'
import type { Version } from './version.ts'

/** What a score is called. */
export const levels = ['low', 'medium', 'high'] as const
export type Level = (typeof levels)[number]

/** The lowest score that is Medium and the lowest that is High in a store. */
export type Edges = { readonly medium: number; readonly high: number }

/** Low 1 to 29, Medium 30 to 59, High 60 to 100: where nothing else is set. */
export const defaultEdges: Edges = { medium: 30, high: 60 }

/** The level of a score from 1 to 100. */
export function levelOf(score: number, { medium, high }: Edges): Level {
  if (score >= high) return 'high'
  return score >= medium ? 'medium' : 'low'
}

/** May a store set these edges? Whole numbers from 2 to 99, so that no level is empty, Medium below High. */
export function readEdges({ medium, high }: Edges): Result<Edges, 'edge_range' | 'edge_order'> {
  const wrong = [medium, high].find((edge) => !Number.isInteger(edge) || edge < 2 || edge > 99)
  if (wrong !== undefined) return refuse('edge_range', { edge: wrong, least: 2, most: 99 })
  return medium < high ? ok({ medium, high }) : refuse('edge_order', { medium, high })
}

/** What an order brings and what it costs when it was fraud; minor units. `margin` is the profit on the goods, 0 to 1 of `total`. */
export type Stake = { readonly total: number; readonly margin: number; readonly freight: number; readonly fee: number }

/**
 * The chance of fraud (0 to 1) from which on shipping loses more than it brings, and its score: profit / (profit + goods, freight and the dispute's fee lost).
 * Null when there is nothing to win or to lose.
 */
export function breakEven({ total, margin, freight, fee }: Stake): { readonly chance: number; readonly score: number } | null {
  const profit = total * margin
  const loss = total - profit + freight + fee
  if (!(profit > 0) || !(loss > 0)) return null
  const chance = profit / (profit + loss)
  return { chance, score: scoreOfOdds(chance / (1 - chance)) }
}

/** The score that stands for these odds of fraud: 50 at one to ten, ten more for each doubling, kept within 1 and 100. */
export function scoreOfOdds(odds: number): number {
  return Math.min(100, Math.max(1, Math.round(50 + 10 * Math.log2(odds / 0.1))))
}

/** How likely an order of this score is fraud, 0 to 1 and as "about 1 in N". Null unless the version was fitted to real marks: a prior must not look like a count. */
export function chanceOf(score: number, { fitted }: Pick<Version, 'fitted'>): { readonly chance: number; readonly oneIn: number } | null {
  if (!fitted) return null
  const odds = 0.1 * 2 ** ((score - 50) / 10)
  return { chance: odds / (1 + odds), oneIn: Math.round((1 + odds) / odds) }
}
