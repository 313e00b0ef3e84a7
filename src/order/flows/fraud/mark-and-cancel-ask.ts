import { z } from 'zod'
import type { FraudMark } from '#domain/activity.ts'
import type { Refusal } from '#domain/result.ts'
import { completeMark, markFields } from '../../fraud/shapes.ts'
import { CancelAsk, type CancelAnswer } from '../shapes.ts'

/** A mark, and the whole order cancelled with it: `cancel` as Cancel Order asks it. Only for marks that accuse. */
export const MarkAndCancelAsk = z
  .strictObject({ ...markFields, mark: z.enum(['suspected', 'known']), cancel: CancelAsk.omit({ what: true }) })
  .superRefine(completeMark)
export type MarkAndCancelAsk = z.infer<typeof MarkAndCancelAsk>

/** What it came to: the mark stands and the order is cancelled in any case. A payment that was not given back is a refusal of Cancel Order beside them. */
export type MarkAndCancelAnswer = {
  readonly mark: FraudMark
  readonly cancel: { readonly ok: true; readonly value: CancelAnswer } | Pick<Refusal, 'ok' | 'code' | 'detail'>
}
