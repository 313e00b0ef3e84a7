import { useEffect, useState } from 'react'
import { mergeRules, ruleChanges, type MergedRules, type RuleChange } from '#domain/risk/rule-set.ts'
import type { Rule } from '#domain/risk/rule.ts'
import { draftKey, dropDraft, keepDraft, readDraft } from '#ui/form/draft.ts'
import type { RulesView } from '../shapes.ts'

/** The rules as they stand on this page, not saved yet, with the version they were begun on. */
type Draft = { readonly rules: readonly Rule[]; readonly base: readonly Rule[]; readonly seen: number }

/** What is changed here and not saved: kept in this tab through a reload, laid over what colleagues save meanwhile. */
export type RulesDraft = {
  readonly rules: readonly Rule[]
  readonly seen: number
  readonly changes: readonly RuleChange[]
  /** adds the rule, or puts it in the place of the one with its id */
  readonly put: (rule: Rule) => void
  readonly remove: (id: string) => void
  readonly discard: () => void
  /** what was typed has become these rules */
  readonly saved: (view: RulesView) => void
  readonly layOver: (current: RulesView) => MergedRules
}

/** Holds the draft of one page. While nothing is changed it follows what the server has. */
export function useRulesDraft(view: RulesView): RulesDraft {
  const [key] = useState(() => draftKey('rules'))
  const [kept, keep] = useState<Draft>(() => readDraft(key, startOf(view)))
  useEffect(() => (isChanged(kept) ? keepDraft(key, kept, []) : dropDraft(key)), [key, kept])
  const draft = newerOf(kept, view)
  // An undo may come seconds after its button was drawn: what was changed since must not be lost.
  const change = (how: (rules: readonly Rule[]) => readonly Rule[]) =>
    keep((now) => {
      const from = newerOf(now, view)
      return { ...from, rules: how(from.rules) }
    })
  return {
    rules: draft.rules,
    seen: draft.seen,
    changes: ruleChanges(draft.base, draft.rules),
    put: (rule) =>
      change((rules) =>
        rules.some(({ id }) => id === rule.id) ? rules.map((one) => (one.id === rule.id ? rule : one)) : [...rules, rule],
      ),
    remove: (id) => change((rules) => rules.filter((rule) => rule.id !== id)),
    discard: () => keep(startOf(view)),
    saved: (now) => keep(startOf(now)),
    layOver: (current) => {
      const merged = mergeRules(draft.base, draft.rules, current.rules)
      keep({ rules: merged.rules, base: current.rules, seen: current.version })
      return merged
    },
  }
}

function newerOf(draft: Draft, view: RulesView): Draft {
  return isChanged(draft) || draft.seen > view.version ? draft : startOf(view)
}

function isChanged({ base, rules }: Draft): boolean {
  return ruleChanges(base, rules).length > 0
}

function startOf({ rules, version }: RulesView): Draft {
  return { rules, base: rules, seen: version }
}
