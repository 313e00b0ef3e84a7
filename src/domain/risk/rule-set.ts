import type { Rule } from './rule.ts'

/**
 * Gives each rule of a draft its version: that of the newest form it ever had (`newest`, by id), one more when it asks for something else now. Its name and whether
 * it is on do not count, so that an order is not held twice because somebody corrected a word.
 */
export function versionRules(draft: readonly Rule[], newest: readonly Rule[]): readonly Rule[] {
  return draft.map((rule) => {
    const last = newest.find(({ id }) => id === rule.id)
    if (!last) return { ...rule, version: 1 }
    return { ...rule, version: worksAs(rule, last) ? last.version : last.version + 1 }
  })
}

/** What became of one rule from one version of a store's rules to another; both null never. */
export type RuleChange = { readonly before: Rule | null; readonly after: Rule | null }

/** Every rule that came, went or changed, in the order of `after`, then those that went. A moved rule is no change: their order does not matter. */
export function ruleChanges(before: readonly Rule[], after: readonly Rule[]): readonly RuleChange[] {
  const [was, is] = [byId(before), byId(after)]
  return [
    ...after
      .map((rule) => ({ before: was.get(rule.id) ?? null, after: rule }))
      .filter((one) => !one.before || !sameRule(one.before, one.after)),
    ...before.filter(({ id }) => !is.has(id)).map((rule) => ({ before: rule, after: null })),
  ]
}

/** What two people made of the same rules: `theirs` are the names of rules a colleague saved meanwhile, `clashes` of those both changed. */
export type MergedRules = { readonly rules: readonly Rule[]; readonly theirs: readonly string[]; readonly clashes: readonly string[] }

/** Lays what was changed here (from `base` to `mine`) over what a colleague saved meanwhile (`saved`): nothing typed is lost, nothing of theirs that was not touched here is undone. */
export function mergeRules(base: readonly Rule[], mine: readonly Rule[], saved: readonly Rule[]): MergedRules {
  const [ours, theirs] = [ruleChanges(base, mine), ruleChanges(base, saved)]
  const touched = new Map(ours.map((one) => [idOf(one), one.after]))
  const kept = saved.flatMap((rule) => {
    const typed = touched.get(rule.id)
    return typed === null ? [] : [typed ?? rule]
  })
  // What is typed here stands, also where they removed the rule meanwhile.
  const added = ours.flatMap(({ after }) => (after && !saved.some(({ id }) => id === after.id) ? [after] : []))
  return {
    rules: [...kept, ...added],
    theirs: theirs.map(nameOf),
    clashes: theirs.filter((one) => touched.has(idOf(one)) && !sameOrGone(touched.get(idOf(one)) ?? null, one.after)).map(nameOf),
  }
}

function sameOrGone(one: Rule | null, other: Rule | null): boolean {
  return one === null || other === null ? one === other : sameRule(one, other)
}

function idOf({ before, after }: RuleChange): string {
  return after?.id ?? before?.id ?? ''
}

function nameOf({ before, after }: RuleChange): string {
  return after?.name ?? before?.name ?? ''
}

function byId(rules: readonly Rule[]): ReadonlyMap<string, Rule> {
  return new Map(rules.map((rule) => [rule.id, rule]))
}

/** The same to a reader; the version follows from the rest. */
function sameRule(one: Rule, other: Rule): boolean {
  return one.name === other.name && one.on === other.on && worksAs(one, other)
}

function worksAs(one: Rule, other: Rule): boolean {
  return one.currency === other.currency && sameJson(one.when, other.when) && sameJson(one.effects, other.effects)
}

/** Equal as JSON, whatever order a database gives the keys. */
function sameJson(one: unknown, other: unknown): boolean {
  if (!isTree(one) || !isTree(other)) return one === other
  const keys = Object.keys(one)
  return keys.length === Object.keys(other).length && keys.every((key) => sameJson(one[key], other[key]))
}

function isTree(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null
}
