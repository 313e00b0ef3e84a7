import type { Charge } from './charge.ts'
import { newId, type Metadata } from './common.ts'

export type Refund = {
  readonly id: string
  readonly object: 'refund'
  readonly amount: number
  readonly balance_transaction: string | null
  readonly charge: string
  readonly created: number
  readonly currency: string
  readonly customer: string | null
  readonly customer_account: null
  readonly destination_details: {
    readonly card: {
      readonly reference_status: 'pending' | 'available'
      readonly reference_type: 'acquirer_reference_number'
      readonly type: 'refund'
    }
    readonly type: 'card'
  }
  readonly failure_balance_transaction?: string
  readonly failure_reason?: string
  readonly metadata: Metadata
  readonly payment_intent: string
  readonly payment_method: string
  readonly reason: 'duplicate' | 'fraudulent' | 'requested_by_customer' | null
  readonly receipt_number: null
  readonly source_transfer_reversal: null
  readonly status: 'pending' | 'succeeded' | 'failed' | 'canceled'
  readonly transfer_reversal: null
}

/** A refund of `amount` minor units of a charge. */
export function newRefund(now: number, charge: Charge, ask: Pick<Refund, 'amount' | 'reason' | 'metadata' | 'status'>): Refund {
  return {
    id: newId('re'),
    object: 'refund',
    balance_transaction: null,
    charge: charge.id,
    created: now,
    currency: charge.currency,
    customer: charge.customer,
    customer_account: null,
    destination_details: {
      card: { reference_status: 'pending', reference_type: 'acquirer_reference_number', type: 'refund' },
      type: 'card',
    },
    payment_intent: charge.payment_intent,
    payment_method: charge.payment_method,
    receipt_number: null,
    source_transfer_reversal: null,
    transfer_reversal: null,
    ...ask,
  }
}
