import type { NetworkFacts } from '../risk/facts.ts'
import type { Level } from '../risk/bands.ts'

/** A score as far as the network may have changed it; `verdict` is null when the registry was not asked. */
export type Weighed = { readonly level: Level; readonly verdict: NetworkFacts['verdict'] | null }

const levels: readonly Level[] = ['low', 'medium', 'high']
const verdicts: readonly NetworkFacts['verdict'][] = ['none', 'medium', 'high']

/** Did the network raise an order's level from one score to the next? Its own word must have grown: a level that rose for other reasons is no news from it. */
export function isRaised(before: Weighed, after: Weighed): boolean {
  return levels.indexOf(after.level) > levels.indexOf(before.level) && rankOf(after) > rankOf(before)
}

/** Does the network say nothing any more where it did before: was everything taken back that it had heard? */
export function isSilenced(before: Weighed, after: Weighed): boolean {
  return rankOf(before) > 0 && rankOf(after) === 0
}

function rankOf({ verdict }: Weighed): number {
  return verdicts.indexOf(verdict ?? 'none')
}
