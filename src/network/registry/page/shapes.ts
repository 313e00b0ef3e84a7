import { z } from 'zod'
import type { CaseState, Evidence } from '#domain/registry/case.ts'
import { decisions, type CaseEvent, type Decision, type TaskKind, type TaskOutcome, type Waits } from '#domain/registry/decide.ts'
import { isStorable } from '#domain/storable.ts'

const text = (least: number, most: number) =>
  z.string().trim().min(least).max(most).refine(isStorable, 'holds a character that cannot be kept')

/** A decision and why, for the record; stores are told the decision alone. */
export const RulingAsk = z.strictObject({ decision: z.enum(decisions), note: text(3, 1000) })
export type RulingAsk = z.infer<typeof RulingAsk>

/** An appeal that reached the operator by mail: by what the buyer is to be found. Neither is kept. */
export const AppealAsk = z.strictObject({
  email: z
    .string()
    .trim()
    .max(254)
    .refine((typed) => typed === '' || z.email().safeParse(typed).success, 'email_or_nothing'),
  phone: text(0, 40),
})
export type AppealAsk = z.infer<typeof AppealAsk>

/** A freight forwarder's address: the building is what counts, so no unit or customer number need be told. The comment says whose it is or how one knows. */
export const ForwarderAsk = z.strictObject({
  line1: text(1, 200),
  city: text(1, 100),
  region: text(0, 100),
  postalCode: text(0, 20),
  country: z.string().regex(/^[A-Z]{2}$/, 'two capital letters'),
  comment: text(0, 300),
})
export type ForwarderAsk = z.infer<typeof ForwarderAsk>

/** One address on the operator's list. */
export type ForwarderView = ForwarderAsk & { readonly id: string; readonly addedBy: string; readonly addedAt: string }

export const caseStates = ['open', 'suspended', 'withdrawn', 'overturned'] as const satisfies readonly CaseState[]

/** Which cases to list: of one state, of one store (its name in addresses), from behind the case `after` on. */
export const CasesQuery = z.object({
  state: z.enum(caseStates).optional(),
  store: z.string().max(40).optional(),
  after: z.uuid().optional(),
})
export type CasesQuery = z.infer<typeof CasesQuery>

/** Something to decide about a case, with what its store says. */
export type TaskView = {
  readonly kind: TaskKind
  readonly openedAt: string
  readonly dueAt: string
  readonly answer: string | null
  readonly answeredAt: string | null
  readonly endedAt: string | null
  readonly outcome: TaskOutcome | null
}

/** A case as the operator sees it: nothing of the order or the buyer. `votes`: stores that say "not fraud". `may`: what can be decided now. */
export type CaseView = {
  readonly id: string
  readonly store: string
  readonly evidence: Evidence
  readonly code: string | null
  readonly state: CaseState
  readonly waits: Waits | null
  readonly reportedAt: string
  readonly votes: number
  readonly tasks: readonly TaskView[]
  readonly may: readonly Decision[]
}

/** Something that happened to a case; `store` is who did it, null for the operator or the registry itself. */
export type EventView = { readonly type: CaseEvent; readonly store: string | null; readonly note: string | null; readonly at: string }

/** One case with its whole history, oldest first. */
export type CaseDetail = CaseView & { readonly events: readonly EventView[] }

/** One page of cases, newest first; `next` is what `after` has to be for the page behind. */
export type CasesView = { readonly cases: readonly CaseView[]; readonly next: string | null }

/** How far a store's reports can be relied on. `belief`: 0 to 1, of the reporter, so the same for stores of one owner. */
export type ReporterView = {
  readonly slug: string
  readonly name: string
  readonly owner: string
  readonly marks: number
  readonly upheld: number
  readonly overturned: number
  readonly votes: number
  readonly belief: number
}

/** Cases of one state: how many, and how old the newest and the oldest are. */
export type StateCount = {
  readonly state: CaseState
  readonly cases: number
  readonly oldest: string | null
  readonly newest: string | null
}

/** The operator's page. `queue`: cases with something to decide, at most 200, longest waiting first; `waiting`: how many there are in all. */
export type RegistryView = {
  readonly queue: readonly CaseView[]
  readonly waiting: number
  readonly states: readonly StateCount[]
  readonly reporters: readonly ReporterView[]
  readonly forwarders: readonly ForwarderView[]
}
