import { money } from '#domain/money.ts'
import type { FoundDispute, News } from '#ports/gateway.ts'
import { DisputeShape, EndpointShape, EventShape, WarningShape } from './shapes.ts'

/** One dispute of a payment's list; `warning_…` states are inquiries, which take no money yet. */
export function toDispute(raw: unknown): FoundDispute {
  const dispute = DisputeShape.parse(raw)
  return {
    reference: dispute.id,
    kind: dispute.status.startsWith('warning_') ? 'inquiry' : 'dispute',
    state: disputeStates[dispute.status.replace('warning_', '')] ?? 'under_review',
    reason: dispute.reason ?? null,
    amount: money(dispute.amount, dispute.currency.toUpperCase()),
    dueBy: dispute.evidence_details?.due_by ? new Date(dispute.evidence_details.due_by * 1000) : null,
    at: new Date(dispute.created * 1000),
  }
}

const disputeStates: { readonly [status: string]: FoundDispute['state'] } = {
  needs_response: 'needs_response',
  under_review: 'under_review',
  won: 'won',
  lost: 'lost',
  closed: 'closed',
  prevented: 'closed',
}

/** One early fraud warning; once the payment was refunded or disputed nothing can be done about it any more. */
export function toWarning(raw: unknown): FoundDispute {
  const warning = WarningShape.parse(raw)
  const charge = typeof warning.charge === 'object' ? warning.charge : null
  return {
    reference: warning.id,
    kind: 'fraud_warning',
    state: warning.actionable ? 'needs_response' : 'closed',
    reason: warning.fraud_type ?? null,
    amount: money(charge?.amount ?? 0, (charge?.currency ?? 'usd').toUpperCase()),
    dueBy: null,
    at: new Date(warning.created * 1000),
  }
}

/** What an event is about. Throws what is none. */
export function toNews(raw: unknown): News {
  const event = EventShape.parse(raw)
  const { object, id, payment_intent } = event.data.object
  return {
    id: event.id,
    type: event.type,
    payment: object === 'payment_intent' ? id : (payment_intent ?? null),
    at: new Date(event.created * 1000),
  }
}

/** A webhook endpoint just made, with the secret told this once. */
export function toSecret(raw: unknown): { readonly reference: string; readonly secret: string } {
  const { id, secret } = EndpointShape.parse(raw)
  return { reference: id, secret }
}
