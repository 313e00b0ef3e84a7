import { z } from 'zod'
import type { Result } from '#domain/result.ts'

/** Erase this buyer: why, and whether the store's own notes go too. */
export const EraseAsk = z.strictObject({
  reason: z.enum(['asked', 'no_need', 'other']),
  notes: z.boolean(),
})
export type EraseAsk = z.infer<typeof EraseAsk>
export type EraseReason = EraseAsk['reason']

/** What of an order's buyer there is, as it is shown before it goes. `others`: other orders with the same e-mail address, by number; they stay. */
export type ErasureView = {
  readonly version: number
  readonly name: string
  readonly email: string | null
  readonly phone: string | null
  readonly counts: {
    readonly letters: number
    readonly mails: number
    readonly files: number
    readonly notes: number
    readonly values: number
    readonly labels: number
    readonly links: number
  }
  readonly others: readonly number[]
  readonly can: Result<null>
}

/** In what shape a buyer's data are handed out. */
export const ExportAsk = z.strictObject({ as: z.enum(['json', 'csv']) })
export type ExportAsk = z.infer<typeof ExportAsk>
