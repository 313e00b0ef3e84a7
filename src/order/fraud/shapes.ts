import { z } from 'zod'
import type { FraudMark } from '#domain/activity.ts'
import type { Result } from '#domain/result.ts'

export const marks = ['not_fraud', 'suspected', 'known'] as const

/** A mark and why. The reason stands in the log; the note is for colleagues and stays with the mark. */
export const MarkAsk = z.strictObject({
  mark: z.enum(marks),
  reason: z.string().trim().min(1).max(400),
  note: z.string().trim().max(2000).optional(),
})
export type MarkAsk = z.infer<typeof MarkAsk>

/** Takes the standing mark away. */
export const WithdrawalAsk = z.strictObject({})

export type MarkView = {
  readonly mark: FraudMark
  readonly reason: string
  readonly note: string | null
  readonly by: string
  readonly at: string
  readonly withdrawnAt: string | null
}

/** A parcel by its carrier's code or name, and where it can be followed. */
export type ParcelView = { readonly carrier: string; readonly number: string; readonly url: string | null }

export type FraudView = {
  readonly standing: MarkView | null
  /** earlier marks, newest first */
  readonly withdrawn: readonly MarkView[]
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
