import { z } from 'zod'
import { readEdges, type Edges, type Level } from '#domain/risk/bands.ts'
import type { Histogram } from '#domain/risk/count-levels.ts'

/** The lowest score that is Medium, the lowest that is High, and whether the store tells the network of its fraud and asks it. Edges no store may set are refused at their field. */
export const RiskAsk = z.strictObject({ medium: z.number(), high: z.number(), shares: z.boolean() }).superRefine(({ medium, high }, c) => {
  const edges = readEdges({ medium, high })
  if (edges.ok) return
  const path = edges.code === 'edge_range' && edges.detail.edge === medium ? 'medium' : 'high'
  c.addIssue({ code: 'custom', path: [path], message: edges.code })
})
export type RiskAsk = z.infer<typeof RiskAsk>

/** What the page gets. `histogram`: the orders of the last `days` days by their newest score; `counts`: the same by level, with the edges as they stand. */
export type RiskSettingsView = Edges & {
  readonly shares: boolean
  readonly days: number
  readonly counts: { readonly [level in Level]: number }
  readonly histogram: Histogram
}
