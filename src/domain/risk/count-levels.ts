import { levelOf, levels, type Edges, type Level } from './bands.ts'

/** How many orders have each score: the first number those of score 1, the hundredth those of score 100. */
export type Histogram = readonly number[]

/** How many orders would have which level if a store's edges were these. */
export function countLevels(histogram: Histogram, edges: Edges): { readonly [level in Level]: number } {
  const [low, medium, high] = levels.map((level) =>
    histogram.reduce((sum, orders, at) => (levelOf(at + 1, edges) === level ? sum + orders : sum), 0),
  )
  return { low: low ?? 0, medium: medium ?? 0, high: high ?? 0 }
}
