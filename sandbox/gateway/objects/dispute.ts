import type { BalanceTransaction } from './balance-transaction.ts'
import type { Charge } from './charge.ts'
import { newId, type Metadata } from './common.ts'

/** What a dispute says in answer to the card's holder: texts, and files that must have been sent before. */
export const evidenceTexts = [
  'access_activity_log',
  'billing_address',
  'cancellation_policy_disclosure',
  'cancellation_rebuttal',
  'customer_email_address',
  'customer_name',
  'customer_purchase_ip',
  'duplicate_charge_explanation',
  'duplicate_charge_id',
  'product_description',
  'refund_policy_disclosure',
  'refund_refusal_explanation',
  'service_date',
  'shipping_address',
  'shipping_carrier',
  'shipping_date',
  'shipping_tracking_number',
  'uncategorized_text',
] as const
export const evidenceFiles = [
  'cancellation_policy',
  'customer_communication',
  'customer_signature',
  'duplicate_charge_documentation',
  'receipt',
  'refund_policy',
  'service_documentation',
  'shipping_documentation',
  'uncategorized_file',
] as const

export type EvidenceText = (typeof evidenceTexts)[number]
type Evidence = Readonly<Record<EvidenceText, string | null>> &
  Readonly<Record<(typeof evidenceFiles)[number], null>> & { readonly enhanced_evidence: Record<string, never> }

export type Dispute = {
  readonly id: string
  readonly object: 'dispute'
  readonly amount: number
  readonly balance_transactions: readonly BalanceTransaction[]
  readonly charge: string
  readonly created: number
  readonly currency: string
  readonly enhanced_eligibility_types: []
  readonly evidence: Evidence
  readonly evidence_details: {
    readonly due_by: number | null
    readonly enhanced_eligibility: Record<string, never>
    readonly has_evidence: boolean
    readonly past_due: boolean
    readonly submission_count: number
    readonly submission_method: 'manual' | 'not_submitted'
  }
  readonly intended_submission_method: 'manual' | 'prefer_manual' | 'prefer_smart_disputes' | 'smart_disputes' | null
  readonly is_charge_refundable: boolean
  readonly livemode: false
  readonly metadata: Metadata
  readonly payment_intent: string
  readonly payment_method_details: {
    readonly card: {
      readonly brand: string
      readonly case_type: 'chargeback' | 'inquiry'
      readonly network: string
      readonly network_reason_code: string
    }
    readonly type: 'card'
  }
  readonly reason: 'fraudulent' | 'product_not_received' | 'general'
  readonly status: 'warning_needs_response' | 'warning_under_review' | 'warning_closed' | 'needs_response' | 'under_review' | 'won' | 'lost'
}

const networkCodes = { fraudulent: '10.4', product_not_received: '13.1', general: '10' } as const
const day = 86_400

/** A holder's complaint about a charge, or (reason `general`) their bank's first question, which takes no money. `amount` in minor units. */
export function newDispute(now: number, charge: Charge, { reason, amount }: Pick<Dispute, 'reason' | 'amount'>): Dispute {
  const inquiry = reason === 'general'
  const { brand, network } = charge.payment_method_details.card
  return {
    id: newId('du'),
    object: 'dispute',
    amount,
    balance_transactions: [],
    charge: charge.id,
    created: now,
    currency: charge.currency,
    enhanced_eligibility_types: [],
    evidence: noEvidence,
    evidence_details: {
      due_by: answerDueBy(now),
      enhanced_eligibility: {},
      has_evidence: false,
      past_due: false,
      submission_count: 0,
      submission_method: 'not_submitted',
    },
    intended_submission_method: null,
    is_charge_refundable: inquiry,
    livemode: false,
    metadata: {},
    payment_intent: charge.payment_intent,
    payment_method_details: {
      card: { brand, case_type: inquiry ? 'inquiry' : 'chargeback', network, network_reason_code: networkCodes[reason] },
      type: 'card',
    },
    reason,
    status: inquiry ? 'warning_needs_response' : 'needs_response',
  }
}

/** The last second of the eighth day from `now`, as in the gateway's test mode. */
export function answerDueBy(now: number): number {
  return (Math.floor(now / day) + 9) * day - 1
}

/** Is it still a question of the bank, with no money taken? */
export function isInquiry({ status }: Dispute): boolean {
  return status.startsWith('warning_')
}

/** Has it been decided? */
export function isClosed({ status }: Dispute): boolean {
  return status === 'won' || status === 'lost' || status === 'warning_closed'
}

const noEvidence = {
  ...(Object.fromEntries([...evidenceTexts, ...evidenceFiles].map((name) => [name, null])) as Omit<Evidence, 'enhanced_evidence'>),
  enhanced_evidence: {},
} satisfies Evidence
