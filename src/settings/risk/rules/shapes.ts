import { z } from 'zod'
import type { Level } from '#domain/risk/bands.ts'
import { readRule } from '#domain/risk/read-rule.ts'
import type { Rule } from '#domain/risk/rule.ts'
import type { RuleChange } from '#domain/risk/rule-set.ts'

/** One rule as anything may send it; what cannot be kept is refused at its place, the code as the message. */
export const RuleAsk = z.unknown().transform((raw, c): Rule => {
  const read = readRule(raw)
  if (read.ok) return read.value
  const at = typeof read.detail.at === 'string' && read.detail.at !== '' ? read.detail.at.split('.') : []
  const points = read.code === 'rule_number' && read.detail.at === 'effects.points'
  c.addIssue({ code: 'custom', path: at, message: points ? 'rule_points' : read.code })
  return z.NEVER
})

/** A store's rules, whole. Their versions are the server's to give. */
export const RulesAsk = z.strictObject({ rules: z.array(RuleAsk).max(50, 'rules_too_many') }).superRefine(({ rules }, c) => {
  rules.forEach(({ id }, at) => {
    if (rules.findIndex((one) => one.id === id) < at) c.addIssue({ code: 'custom', path: ['rules', at, 'id'], message: 'rule_twice' })
  })
})
export type RulesAsk = z.infer<typeof RulesAsk>

/** What the page gets. `fired`: on how many orders each rule held in the last `days` days, by its id; `channels` are those the store has sold through. */
export type RulesView = {
  readonly version: number
  readonly rules: readonly Rule[]
  readonly saved: { readonly by: string; readonly at: string } | null
  readonly fired: { readonly [rule: string]: number }
  readonly days: number
  readonly people: readonly { readonly id: string; readonly name: string }[]
  readonly channels: readonly string[]
}

/** A version of the rules: who saved it when, and what changed since the one before. */
export type VersionView = { readonly version: number; readonly by: string; readonly at: string; readonly changes: readonly RuleChange[] }

/** The newest versions, newest first; `all` is how many there are. */
export type VersionsView = { readonly versions: readonly VersionView[]; readonly all: number }

/** An order whose score or rules a draft changes; rules by name. */
export type TriedOrder = {
  readonly number: number
  readonly placedAt: string
  readonly before: { readonly score: number; readonly level: Level; readonly rules: readonly string[] }
  readonly after: { readonly score: number; readonly level: Level; readonly rules: readonly string[] }
}

/**
 * What a draft would do with the scored orders of the last `days` days: how many stand at each level before and after, how many change in all, the newest of those
 * within reach, and what would be done to open orders once the draft is saved.
 */
export type DryRunView = {
  readonly days: number
  readonly orders: number
  readonly before: { readonly [level in Level]: number }
  readonly after: { readonly [level in Level]: number }
  readonly changed: number
  readonly shown: readonly TriedOrder[]
  /** changed orders that are somebody else's to see */
  readonly unseen: number
  readonly deeds: { readonly assign: number; readonly hold: number; readonly approval: number }
}
