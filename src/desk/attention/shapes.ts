import type { Attention } from '#domain/attention/attention.ts'
import type { PaymentState } from '#domain/payment/state.ts'
import type { Status } from '#domain/order.ts'

/** An order whose money, labels or risk need a person; amounts in minor units. `soon`: its hold runs out within a day, and nothing else is wrong. */
export type AttentionRow = {
  readonly number: number
  readonly customer: string
  readonly status: Status
  readonly paymentState: PaymentState
  readonly currency: string
  readonly total: number
  readonly balance: number
  readonly attention: readonly Attention[]
  readonly soon: boolean
  readonly holdExpiresAt: string | null
  /** the nearest deadline of a dispute */
  readonly dueBy: string | null
  readonly assignee: string | null
  readonly placedAt: string
}

/** What needs attention now, most urgent first; `more` when there are more than are shown. */
export type AttentionView = { readonly rows: readonly AttentionRow[]; readonly more: boolean }
