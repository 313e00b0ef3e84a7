import { z } from 'zod'
import type { FraudMark } from '#domain/activity.ts'
import { fraudReasons, gapsOf, markEvidence, type FraudReason, type MarkEvidence, type Said } from '#domain/fraud/reasons.ts'
import type { Result } from '#domain/result.ts'

export const marks = ['not_fraud', 'suspected', 'known'] as const

/**
 * A mark and why: what happened (`code`), what the store has (`evidence`), and words. The words stand in the log; the note is for colleagues and stays with the
 * mark.
 */
export const markFields = {
  mark: z.enum(marks),
  code: z.enum(fraudReasons).optional(),
  evidence: z.enum(markEvidence).optional(),
  reason: z.string().trim().max(400).default(''),
  note: z.string().trim().max(2000).optional(),
} as const

/** Tells what a mark still lacks, each at its field. */
export function completeMark(said: Said, context: { readonly addIssue: (issue: MarkIssue) => void }): void {
  for (const { field, why } of gapsOf(said)) context.addIssue({ code: 'custom', path: [field], message: `mark_${field}_${why}` })
}

type MarkIssue = { readonly code: 'custom'; path: string[]; readonly message: string }

/** One mark. */
export const MarkAsk = z.strictObject(markFields).superRefine(completeMark)
export type MarkAsk = z.infer<typeof MarkAsk>

/** Takes the standing mark away. */
export const WithdrawalAsk = z.strictObject({})

export type MarkView = {
  readonly mark: FraudMark
  readonly code: FraudReason | null
  readonly evidence: MarkEvidence | null
  readonly reason: string
  readonly note: string | null
  readonly by: string
  readonly at: string
  readonly withdrawnAt: string | null
}

/** A parcel by its carrier's code or name, and where it can be followed. */
export type ParcelView = { readonly carrier: string; readonly number: string; readonly url: string | null }

/** The bank's word that it was fraud, as it stands: by a dispute or by a warning, since when; `open` while it waits for an answer of the store. */
export type BankView = { readonly by: 'dispute' | 'fraud_warning'; readonly at: string; readonly open: boolean }

export type FraudView = {
  readonly standing: MarkView | null
  /** earlier marks, newest first */
  readonly withdrawn: readonly MarkView[]
  readonly bank: BankView | null
  /** the mark put the order On Hold, and it still is */
  readonly holds: boolean
  /** parcels that have left: what a carrier may still stop */
  readonly left: readonly ParcelView[]
  /** parcels with labels no carrier has scanned: what can be kept here, and its label given back */
  readonly unscanned: readonly ParcelView[]
  readonly somethingLeft: boolean
  /** how the network took the standing mark, where it does not simply count: held for the operator's review, under appeal, or overturned for good */
  readonly registry: 'review' | 'appeal' | 'overturned' | null
  readonly can: { readonly mark: Result<null>; readonly withdraw: Result<null> }
}
