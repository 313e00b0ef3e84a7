import type { Level } from './bands.ts'

/** What a rule may compare with a number. Amounts are minor units of the rule's currency, distances kilometres, `hour` the store's clock, `quantity` the most pieces of one line. */
export const numberFacts = ['amount', 'score', 'quantity', 'pieces', 'distance', 'ip_distance', 'hour', 'declines'] as const
export type NumberFact = (typeof numberFacts)[number]

/** What a rule may compare with words: `country` and `region` of the ship-to, `make` chosen for any line, `part` words or the number of any part, `factor` any code that was observed. */
export const wordFacts = ['level', 'country', 'region', 'billing_country', 'channel', 'make', 'part', 'avs', 'factor'] as const
export type WordFact = (typeof wordFacts)[number]

/** What a rule may ask for a yes or a no. */
export const flagFacts = ['expedited', 'new_buyer', 'same_place', 'post_box', 'has_vin'] as const
export type FlagFact = (typeof flagFacts)[number]

/** A condition over an order. What is not known fulfils none, neither "is" nor "is not". */
export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly fact: NumberFact; readonly is: 'at_least' | 'at_most'; readonly value: number }
  | { readonly fact: WordFact; readonly is: 'any_of' | 'none_of'; readonly values: readonly string[] }
  | { readonly fact: FlagFact; readonly is: boolean }

/** What a rule does: adds points (negative ones lower), lifts to a level (Medium or High), assigns to a person by id, puts on hold under a label, asks for somebody's approval. */
export type Effects = {
  readonly points: number
  readonly level: Exclude<Level, 'low'> | null
  readonly assign: string | null
  readonly hold: string | null
  readonly approval: boolean
}

/** What a rule does to an order itself, beside its score: once for each version of the rule. */
export type Deed = 'assign' | 'hold' | 'approval'

/** A rule of a store. Its version counts its changes; `currency` is what its amounts are in, so that another currency's order never fulfils them. */
export type Rule = {
  readonly id: string
  readonly version: number
  readonly name: string
  readonly on: boolean
  readonly currency: string
  readonly when: Condition
  readonly effects: Effects
}

/** What one rule came to on an order: stored with the score, and a row of its own in Details. */
export type RuleResult = Effects & { readonly rule: string; readonly version: number; readonly name: string }
