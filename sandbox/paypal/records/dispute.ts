import { wireMoney, type Money } from '../money.ts'
import type { Capture } from './capture.ts'
import { given, iso, type Link } from './links.ts'

export const disputeReasons = [
  'MERCHANDISE_OR_SERVICE_NOT_RECEIVED',
  'MERCHANDISE_OR_SERVICE_NOT_AS_DESCRIBED',
  'UNAUTHORISED',
  'CREDIT_NOT_PROCESSED',
  'DUPLICATE_TRANSACTION',
  'INCORRECT_AMOUNT',
  'OTHER',
] as const

export type Dispute = {
  readonly kind: 'dispute'
  readonly id: string
  readonly capture: string
  readonly created: number
  readonly updated: number
  readonly money: Money
  readonly reason: (typeof disputeReasons)[number]
  readonly status: 'WAITING_FOR_SELLER_RESPONSE' | 'UNDER_REVIEW' | 'RESOLVED'
  /** `EXTERNAL`: the buyer asked their bank, a chargeback. */
  readonly channel: 'INTERNAL' | 'EXTERNAL'
  readonly outcome: 'RESOLVED_BUYER_FAVOUR' | 'RESOLVED_SELLER_FAVOUR' | 'CANCELED_BY_BUYER' | 'ACCEPTED' | null
  /** What the store said for itself, as it was sent. */
  readonly evidences: readonly object[]
  readonly messages: readonly { readonly by: 'BUYER' | 'SELLER'; readonly at: number; readonly text: string }[]
  /** Until when the store may answer, in seconds. */
  readonly due: number
}

/** A case as the list has it. */
export function shortDispute(dispute: Dispute, origin: string) {
  const { id, status, reason, money } = dispute
  return given({
    dispute_id: id,
    create_time: iso(dispute.created),
    update_time: iso(dispute.updated),
    reason,
    status,
    dispute_state: stateOf(dispute),
    dispute_amount: wireMoney(money.amount, money.currency),
    dispute_life_cycle_stage: 'CHARGEBACK',
    dispute_channel: dispute.channel,
    seller_response_due_date: status === 'WAITING_FOR_SELLER_RESPONSE' ? iso(dispute.due) : undefined,
    links: [{ href: `${origin}/v1/customer/disputes/${id}`, rel: 'self', method: 'GET' }],
  })
}

/** Everything the store may know of a case. */
export function wireDispute(dispute: Dispute, capture: Capture, buyer: string, seller: object, origin: string) {
  const { money, status, outcome } = dispute
  const amount = wireMoney(money.amount, money.currency)
  const { dispute_state: _state, links: _links, ...short } = shortDispute(dispute, origin)
  return given({
    ...short,
    disputed_transactions: [
      given({
        seller_transaction_id: capture.id,
        reference_id: capture.order,
        create_time: iso(capture.created),
        transaction_status: capture.status === 'COMPLETED' ? 'COMPLETED' : capture.status,
        gross_amount: wireMoney(capture.money.amount, capture.money.currency),
        invoice_number: capture.invoice_id !== null && /^[A-Za-z0-9:\-|]+$/.test(capture.invoice_id) ? capture.invoice_id : undefined,
        custom: capture.custom_id,
        buyer: { name: buyer },
        seller,
      }),
    ],
    dispute_outcome: outcome && {
      outcome_code: outcome,
      ...(outcome === 'RESOLVED_BUYER_FAVOUR' || outcome === 'ACCEPTED' ? { amount_refunded: amount } : {}),
    },
    messages:
      dispute.messages.length > 0
        ? dispute.messages.map(({ by, at, text }) => ({ posted_by: by, time_posted: iso(at), content: text }))
        : null,
    evidences: dispute.evidences.length > 0 ? dispute.evidences : null,
    offer: { buyer_requested_amount: amount },
    allowed_response_options: status === 'RESOLVED' ? null : { accept_claim: { accept_claim_types: ['REFUND'] } },
    links: linksOf(dispute, origin),
  })
}

function linksOf({ id, status }: Dispute, origin: string): Link[] {
  const self = `${origin}/v1/customer/disputes/${id}`
  return [
    { href: self, rel: 'self', method: 'GET' },
    ...(status === 'RESOLVED' ? [] : [{ href: `${self}/accept-claim`, rel: 'accept_claim', method: 'POST' } as const]),
    ...(status === 'WAITING_FOR_SELLER_RESPONSE'
      ? [{ href: `${self}/provide-evidence`, rel: 'provide_evidence', method: 'POST' } as const]
      : []),
  ]
}

/** Whose turn it is. */
export function stateOf({ status }: Dispute) {
  if (status === 'RESOLVED') return 'RESOLVED'
  return status === 'UNDER_REVIEW' ? 'UNDER_PAYPAL_REVIEW' : 'REQUIRED_ACTION'
}
