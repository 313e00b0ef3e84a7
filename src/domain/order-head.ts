import type { FraudMark } from './activity.ts'
import type { Flag } from './facts.ts'
import type { FulfillmentState } from './fulfillment.ts'
import type { Stage } from './guards.ts'
import type { PaymentState } from './payment/state.ts'
import type { Status } from './order.ts'

/** What every section of the order page knows of its order. Amounts are minor units of `currency`, times ISO 8601, `version` goes back as If-Match. */
export type OrderHead = {
  readonly id: string
  readonly number: number
  readonly version: number
  readonly status: Status
  /** the words of the rule that put it On Hold; null when none did */
  readonly holdLabel: string | null
  readonly currency: string
  readonly customer: string
  readonly placedAt: string
  readonly shipBy: string
  readonly total: number
  readonly collected: number
  readonly balance: number
  readonly held: number
  readonly paymentState: PaymentState
  readonly holdExpiresAt: string | null
  readonly fulfillmentState: FulfillmentState
  readonly fraudMark: FraudMark | null
  readonly flags: readonly Flag[]
  readonly pieces: number
  readonly lines: number
  readonly stages: readonly { readonly stage: Stage; readonly done: boolean }[]
}
