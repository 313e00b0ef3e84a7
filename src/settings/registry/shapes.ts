import { z } from 'zod'
import type { CaseState, Evidence } from '#domain/registry/case.ts'
import type { TaskKind, TaskOutcome, Waits } from '#domain/registry/decide.ts'
import type { Level } from '#domain/registry/judge.ts'
import type { IdentifierKind } from '#domain/registry/kinds.ts'
import { isStorable } from '#domain/storable.ts'

/** What a store says to the operator's question: what its report rests on. */
export const AnswerAsk = z.strictObject({
  answer: z.string().trim().min(3).max(2000).refine(isStorable, 'holds a character that cannot be kept'),
})
export type AnswerAsk = z.infer<typeof AnswerAsk>

/** Which of the store's marks to list, from behind the one `after` on. */
export const MarksQuery = z.object({
  state: z.enum(['open', 'suspended', 'withdrawn', 'overturned']).optional(),
  after: z.uuid().optional(),
})
export type MarksQuery = z.infer<typeof MarksQuery>

/** Which look-ups to list, from behind the one `after` on. */
export const LookupsQuery = z.object({ level: z.enum(['none', 'medium', 'high']).optional(), after: z.uuid().optional() })
export type LookupsQuery = z.infer<typeof LookupsQuery>

/** The number of an order, null when the reader may not see it. */
type OrderNumber = { readonly order: number | null }

/** A mark of the store as it stands in the registry. */
export type RegistryMark = OrderNumber & {
  readonly id: string
  readonly evidence: Evidence
  readonly code: string | null
  readonly state: CaseState
  readonly waits: Waits | null
  readonly reportedAt: string
}
export type MarksView = { readonly marks: readonly RegistryMark[]; readonly next: string | null }

/** What the store was told of an order's buyer, as it was told: a level, by what kinds of identifiers, and counts. */
export type LookupView = OrderNumber & {
  readonly id: string
  readonly at: string
  readonly level: Level
  readonly kinds: readonly IdentifierKind[]
  readonly cases: number
  readonly reporters: number
  readonly payment: number
  readonly disputed: number
}
export type LookupsView = { readonly lookups: readonly LookupView[]; readonly next: string | null }

/** A question of the operator's about a mark of the store, and what came of it. Who doubts the mark is not told. */
export type QuestionView = OrderNumber & {
  readonly id: string
  readonly kind: TaskKind
  readonly evidence: Evidence
  readonly openedAt: string
  readonly dueAt: string
  readonly answer: string | null
  readonly answeredBy: string | null
  readonly answeredAt: string | null
  readonly endedAt: string | null
  readonly outcome: TaskOutcome | null
}

/** An appeal that a buyer made through this store, by the reports it is about. */
export type AppealRow = OrderNumber & {
  readonly openedAt: string
  readonly by: string
  readonly open: number
  readonly upheld: number
  readonly overturned: number
}

/** What the page gets: what waits for the store first. Ended questions and appeals are the newest twenty each. */
export type StoreRegistryView = {
  readonly shares: boolean
  readonly states: { readonly [state in CaseState]: number }
  readonly questions: readonly QuestionView[]
  readonly appeals: readonly AppealRow[]
}
