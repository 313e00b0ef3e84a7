import { ok, refuse, type Result } from '../result.ts'
import type { CaseState } from './case.ts'

/** What the operator has to look at: a mark held back before it counts, a store that says "not fraud", a buyer who objects. */
export type TaskKind = 'review' | 'dispute' | 'appeal'

/** Why a suspended case is suspended; an appeal goes before a review. */
export type Waits = 'review' | 'appeal'

/** How a task ended: by the operator, or because the report was withdrawn, or the vote against it. */
export type TaskOutcome = 'released' | 'upheld' | 'overturned' | 'withdrawn'

/** What may happen to a case. It is appended and never changed; `forgotten` is its last. */
export type CaseEvent =
  | 'reported'
  | 'withdrawn'
  | 'counter_vote'
  | 'vote_withdrawn'
  | 'appealed'
  | 'answered'
  | 'upheld'
  | 'overturned'
  | 'held_for_review'
  | 'released'
  | 'forgotten'

/** What the operator may decide: let a held report count, keep one that was doubted, or end one for good. */
export const decisions = ['release', 'uphold', 'overturn'] as const
export type Decision = (typeof decisions)[number]

/** What a decision does to the case and to its open tasks. */
export type Decided = {
  readonly outcome: 'released' | 'upheld' | 'overturned'
  readonly ends: readonly TaskKind[]
  readonly standing: Standing
}

/** How a case stands: `waits` says why it is suspended, and is null otherwise. */
export type Standing =
  | { readonly state: 'suspended'; readonly waits: Waits }
  | { readonly state: Exclude<CaseState, 'suspended'>; readonly waits: null }

/** Days the reporting store has to say what its report rests on; ours. Nothing happens by itself when they are over: the operator then decides without it. */
export const answerDays = 14

/** How a report that stands is to count, by the tasks that are open: a dispute alone takes nothing from it. */
export function standingOf(open: readonly TaskKind[]): Standing {
  const waits = (['appeal', 'review'] as const).find((kind) => open.includes(kind))
  return waits ? { state: 'suspended', waits } : { state: 'open', waits: null }
}

/**
 * May the operator decide so, and what follows? Release ends a review alone. Uphold ends whatever is open, for who finds a case right need not look again.
 * Overturn ends any case that still stands, asked or not: a store may have flooded the registry. Over is over: `case_over`.
 */
export function decide(
  state: CaseState,
  open: readonly TaskKind[],
  decision: Decision,
): Result<Decided, 'case_over' | 'nothing_to_release' | 'nothing_to_uphold'> {
  if (state === 'withdrawn' || state === 'overturned') return refuse('case_over')
  switch (decision) {
    case 'release':
      if (!open.includes('review')) return refuse('nothing_to_release')
      return ok({ outcome: 'released', ends: ['review'], standing: standingOf(open.filter((kind) => kind !== 'review')) })
    case 'uphold':
      if (!open.includes('dispute') && !open.includes('appeal')) return refuse('nothing_to_uphold')
      return ok({ outcome: 'upheld', ends: open, standing: standingOf([]) })
    case 'overturn':
      return ok({ outcome: 'overturned', ends: open, standing: { state: 'overturned', waits: null } })
  }
}
