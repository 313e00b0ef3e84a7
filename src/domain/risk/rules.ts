import type { Edges, Level } from './bands.ts'
import { holdsFor } from './conditions.ts'
import type { RiskFacts } from './facts.ts'
import type { Rule, RuleResult } from './rule.ts'
import { score, type Scored } from './score.ts'
import type { Version } from './version.ts'

/**
 * The rules that hold for an order, by id, whatever order they are given in. `scored` is the score without rules: a rule never sees what another one did,
 * so that they cannot contradict each other by their order.
 */
export function applyRules(rules: readonly Rule[], facts: RiskFacts, scored: Scored): readonly RuleResult[] {
  return rules
    .filter(({ on, when, currency }) => on && holdsFor(when, { facts, scored, currency }))
    .map(({ id, version, name, effects }) => ({ ...effects, rule: id, version, name }))
    .toSorted((a, b) => (a.rule < b.rule ? -1 : Number(a.rule > b.rule)))
}

/** What all rules that fired ask for together, beside their points: who is assigned (the first rule that names somebody), under which labels it is held, whether it needs approval. */
export function asksOf(results: readonly RuleResult[]): {
  readonly assign: string | null
  readonly holds: readonly string[]
  readonly approval: boolean
} {
  return {
    assign: results.find(({ assign }) => assign !== null)?.assign ?? null,
    holds: [...new Set(results.flatMap(({ hold }) => hold ?? []))],
    approval: results.some(({ approval }) => approval),
  }
}

/** Scores an order and lets the store's rules speak: the rules look at the score without them, and their points and levels then go in. */
export function scoreWithRules(
  facts: RiskFacts,
  version: Version,
  rules: readonly Rule[],
  edges: Edges,
): { readonly scored: Scored; readonly results: readonly RuleResult[] } {
  return ruled(score(facts, version, [], edges), facts, version, rules, edges)
}

function ruled(plain: Scored, facts: RiskFacts, version: Version, rules: readonly Rule[], edges: Edges): ReturnType<typeof scoreWithRules> {
  const results = applyRules(rules, facts, plain)
  return { scored: results.length === 0 ? plain : score(facts, version, results, edges), results }
}

/** An order of the past with the facts of its last score. */
export type StoredFacts = { readonly order: string; readonly facts: RiskFacts }

/** Score and level of one order, and the rules that fired, as `id@version`. */
export type Verdict = { readonly score: number; readonly level: Level; readonly rules: readonly string[] }

/** How many orders stand at each level before and after a change of the rules, and each order whose score or fired rules change. */
export type DryRun = {
  readonly before: { readonly [level in Level]: number }
  readonly after: { readonly [level in Level]: number }
  readonly changed: readonly { readonly order: string; readonly before: Verdict; readonly after: Verdict }[]
}

/** Tries a change of rules on orders of the past, all weighed with one version. Nothing is kept. */
export function dryRun(
  change: { readonly from: readonly Rule[]; readonly to: readonly Rule[] },
  stored: readonly StoredFacts[],
  version: Version,
  edges: Edges,
): DryRun {
  const judged = stored.map(({ order, facts }) => {
    const plain = score(facts, version, [], edges)
    const judge = (rules: readonly Rule[]) => verdictOf(ruled(plain, facts, version, rules, edges))
    return { order, before: judge(change.from), after: judge(change.to) }
  })
  return {
    before: countLevels(judged.map(({ before }) => before)),
    after: countLevels(judged.map(({ after }) => after)),
    changed: judged.filter(({ before, after }) => before.score !== after.score || before.rules.join() !== after.rules.join()),
  }
}

/** A rule is named with its version, so that a new effect of an old rule is a change too. */
function verdictOf({ scored, results }: ReturnType<typeof scoreWithRules>): Verdict {
  return { score: scored.score, level: scored.level, rules: results.map(({ rule, version }) => `${rule}@${version}`) }
}

function countLevels(verdicts: readonly Verdict[]): DryRun['before'] {
  const count = (level: Level) => verdicts.filter((one) => one.level === level).length
  return { low: count('low'), medium: count('medium'), high: count('high') }
}
