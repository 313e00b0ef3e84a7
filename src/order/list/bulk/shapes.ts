import { z } from 'zod'
import { bulkStatuses } from '#domain/order.ts'
import type { Detail } from '#domain/result.ts'

const list = z.string().max(60_000)

/** One thing to do to the orders of a list, as its address says it (orders picked one by one are `numbers` there). */
export const BulkAsk = z.discriminatedUnion('action', [
  z.strictObject({ action: z.literal('assign'), list, person: z.uuid().nullable() }),
  z.strictObject({ action: z.literal('status'), list, status: z.enum(bulkStatuses) }),
  z.strictObject({ action: z.literal('slips'), list }),
])
export type BulkAsk = z.infer<typeof BulkAsk>

/** What a job does to each order; the last two take back what an earlier one did. */
export type BulkAction = 'assign' | 'status' | 'slips' | 'assign_back' | 'status_back'

/** One order that was not done: refused, with the refusal's code, or left alone, because somebody had changed it meanwhile. */
export type BulkRow = {
  readonly number: number
  readonly state: 'refused' | 'left'
  readonly code: string
  readonly detail: Detail
}

/** Work on many orders as it stands. `rows` are those not done, the first hundred; `undoable`: orders that can still be put back. */
export type BulkView = {
  readonly id: string
  readonly action: BulkAction
  readonly to: string | null
  readonly state: 'running' | 'done' | 'cancelled'
  readonly total: number
  readonly done: number
  readonly refused: number
  readonly left: number
  readonly undoable: number
  readonly rows: readonly BulkRow[]
}

/** The job that was begun. */
export type BulkBegun = { readonly job: string; readonly total: number }
