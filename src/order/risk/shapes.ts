import { z } from 'zod'
import type { Outcome } from '#domain/fraud/outcome.ts'
import type { Edges, Level } from '#domain/risk/bands.ts'
import { ticks, type Tick } from '#domain/risk/facts.ts'
import type { Factor } from '#domain/risk/rows.ts'
import type { Deed, Effects } from '#domain/risk/rule.ts'
import { ruleBounds } from '#domain/risk/read-rule.ts'
import type { RiskSource } from '#domain/risk/unavailable.ts'
import type { Result } from '#domain/result.ts'

export const checkSteps = ['addresses', 'risk'] as const
export type CheckStep = (typeof checkSteps)[number]

/** "I have looked at this": the two steps of Verify. */
export const CheckedAsk = z.strictObject({ step: z.enum(checkSteps) })
export type CheckedAsk = z.infer<typeof CheckedAsk>

/** Something a person has done to make sure of the buyer, or takes back. */
export const TickAsk = z.strictObject({ tick: z.enum(ticks), done: z.boolean() })
export type TickAsk = z.infer<typeof TickAsk>

/** "It may leave": the versions of rules whose approval is given, as they were shown. */
export const ApproveAsk = z.strictObject({
  rules: z
    .array(z.strictObject({ rule: z.string().min(1).max(ruleBounds.text), version: z.int().min(1) }))
    .min(1)
    .max(100),
})
export type ApproveAsk = z.infer<typeof ApproveAsk>

/** Weigh the order anew. */
export const RescoreAsk = z.strictObject({})

/** A score with what it was made of; the points of `factors` add up to it. `fitted`: its weights were fitted to real marks, and `oneIn` is then "about 1 in". */
export type ScoreView = {
  readonly score: number
  readonly level: Level
  readonly version: string
  readonly fitted: boolean
  readonly oneIn: number | null
  readonly at: string
  readonly factors: readonly Factor[]
  /** what there was nothing to look at of */
  readonly unavailable: readonly RiskSource[]
}

/** A tick that stands. */
export type TickView = { readonly tick: Tick; readonly by: string; readonly at: string }

/** What became of the order in the end, since when that is known. */
export type OutcomeView = Outcome & { readonly at: string }

/** A rule that held for the order when it came: what it asked for, what of that was done then, and who gave the approval it asked for. `assign.name` is null for who has left. */
export type FiredView = Omit<Effects, 'assign'> & {
  readonly rule: string
  readonly version: number
  readonly name: string
  readonly assign: { readonly name: string | null } | null
  readonly done: readonly Deed[]
  readonly at: string
  readonly approved: { readonly by: string; readonly at: string } | null
}

/** The Risk of the order page. `now` is null until the order was scored. */
export type RiskView = {
  readonly now: ScoreView | null
  /** how many scores were made so far */
  readonly scores: number
  readonly edges: Edges
  readonly ticks: readonly TickView[]
  readonly rules: readonly FiredView[]
  readonly checked: { readonly at: string; readonly by: string | null } | null
  /** the network raised the level at this moment, and nobody has looked or decided since */
  readonly raisedAt: string | null
  readonly outcome: OutcomeView | null
  readonly appeal: AppealView | null
  readonly can: { readonly check: Result<null>; readonly tick: Result<null>; readonly approve: Result<null>; readonly appeal: Result<null> }
}

/** What became of the buyer's last appeal against the registry, by reports: still looked at, upheld, overturned; none is left of one that was taken back. */
export type AppealView = {
  readonly at: string
  readonly by: string
  readonly open: number
  readonly upheld: number
  readonly overturned: number
}

/** A row of a score against the same row of the score before; `null` where it was not there. */
export type RowChange = {
  readonly code: Factor['code']
  readonly group: Factor['group']
  readonly from: number | null
  readonly to: number | null
}

/** One score of the past, and what changed since the one before it. */
export type PastScore = {
  readonly sequence: number
  readonly score: number
  readonly level: Level
  readonly version: string
  readonly at: string
  readonly changes: readonly RowChange[]
}

/** All scores of an order, newest first, at most fifty. */
export type ScoresView = { readonly scores: readonly PastScore[] }
