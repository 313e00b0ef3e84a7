import { minus, money, total, type Money } from '#domain/money.ts'
import type { Attempt, Decline, Found, FoundDispute, FoundPart, News, Reply } from '#ports/gateway.ts'
import {
  AuthorizationShape,
  CaptureShape,
  EventShape,
  MadeShape,
  OrderShape,
  RefundShape,
  type Authorization,
  type Capture,
  type Dispute,
  type Order,
  type Refund,
} from './wire.ts'

/** The invoice number an attempt bears at PayPal: the order's number for people, the attempt's id to be found by. At most 127 characters. */
export function invoiceOf({ number, transaction }: Attempt): string {
  return `${number}-${transaction}`
}

/** How an order of ours is written on a PayPal order: told from what a storefront writes there for itself. */
export function customOf(order: string): string {
  return `partsdesk:${order}`
}

/** The attempt in an invoice number; null when it is none of ours. */
function transactionIn(invoice: string | null | undefined): string | null {
  return /-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(invoice ?? '')?.[1] ?? null
}

const reviewed = { code: 'under_review' } as const

const unreadable: Reply = { outcome: 'unknown', message: 'PayPal answered something we cannot read' }

/** Reads an order with all its parts; anything else is unreadable, never "not found". */
export function toFound(raw: unknown): Found | { readonly unreadable: string } {
  const order = OrderShape.safeParse(raw).data
  return order ? foundOf(order) : { unreadable: 'PayPal answered something that is not an order' }
}

/** The answer to making an order: it has an id and has moved nothing. */
export function toCreated(raw: unknown): Reply {
  const order = MadeShape.safeParse(raw).data
  return order ? { outcome: 'approved', reference: order.id } : unreadable
}

/** The same for an order its buyer must approve: where to send them. */
export function toOffered(raw: unknown): Reply {
  const order = MadeShape.safeParse(raw).data
  const url = order?.links.find(({ rel }) => rel === 'payer-action' || rel === 'approve')?.href
  return order && url ? { outcome: 'action', message: 'The buyer approves at PayPal.', reference: order.id, url } : unreadable
}

/** The answer to authorizing or capturing an order. */
export function toConfirmed(raw: unknown): Reply {
  const found = toFound(raw)
  if ('unreadable' in found) return unreadable
  switch (found.state) {
    case 'held':
    case 'captured':
      return { outcome: 'approved', reference: found.part, found }
    case 'open':
    case 'approved':
      return found.decline ? { outcome: 'declined', reference: found.reference, ...found.decline } : unreadable
    case 'processing':
      return { outcome: 'unknown', message: 'PayPal says the payment is processing.', ...(found.reviewed && reviewed) }
    case 'waiting':
    case 'canceled':
      return { outcome: 'unknown', message: `PayPal says the payment is ${found.state}.` }
  }
}

/**
 * The answer to a capture of `amount`. One under review has no end yet. PayPal answers a repeated request id whatever was asked under it before, so that
 * another amount is no answer to ours.
 */
export function toCaptured(raw: unknown, amount: Money): Reply {
  const capture = CaptureShape.safeParse(raw).data
  if (!capture) return unreadable
  if (capture.amount.amount !== amount.amount) return { outcome: 'unknown', message: 'PayPal answered with another amount.' }
  switch (stateOfCapture(capture)) {
    case 'done':
      return { outcome: 'approved', reference: capture.id, fee: feeOf(capture) ?? undefined }
    case 'pending':
      return {
        outcome: 'unknown',
        message: `PayPal holds the payment for review (${capture.status_details?.reason ?? 'pending'}).`,
        ...reviewed,
      }
    case 'gone':
      return { outcome: 'declined', reference: capture.id, ...refusalOf(capture) }
  }
}

/** The answer to a refund of `amount`. */
export function toRefunded(raw: unknown, amount: Money): Reply {
  const refund = RefundShape.safeParse(raw).data
  if (!refund) return unreadable
  if (refund.amount.amount !== amount.amount) return { outcome: 'unknown', message: 'PayPal answered with another amount.' }
  switch (stateOfRefund(refund)) {
    case 'done':
      return { outcome: 'approved', reference: refund.id }
    case 'pending':
      return { outcome: 'approved', reference: refund.id, pending: true }
    case 'gone':
      return { outcome: 'declined', reference: refund.id, code: 'refund_failed', advice: null, message: 'The refund did not go through.' }
  }
}

/** The answer to renewing a hold: an authorization with an id of its own. */
export function toRenewed(raw: unknown): string | null {
  return AuthorizationShape.safeParse(raw).data?.id ?? null
}

/** One case about a payment; an inquiry takes no money. Source: PayPal's disputes v1, life cycle stages and statuses. */
export function toDispute(dispute: Dispute): FoundDispute {
  return {
    reference: dispute.dispute_id,
    kind: dispute.dispute_life_cycle_stage === 'INQUIRY' ? 'inquiry' : 'dispute',
    state: disputeState(dispute),
    reason: dispute.reason?.toLowerCase() ?? null,
    amount: dispute.dispute_amount,
    dueBy: dispute.seller_response_due_date ?? null,
    at: dispute.create_time,
  }
}

/** What an event is about: the order where it says so, else the capture or authorization. Throws what is none. */
export function toNews(raw: unknown): News {
  const event = EventShape.parse(raw)
  const { resource } = event
  const up = resource.links
    .find(({ rel }) => rel === 'up')
    ?.href.split('/')
    .at(-1)
  const payment =
    resource.supplementary_data?.related_ids?.order_id ??
    resource.disputed_transactions?.[0]?.seller_transaction_id ??
    (event.event_type.startsWith('PAYMENT.CAPTURE.REFUNDED') ? up : undefined) ??
    resource.id ??
    null
  return { id: event.id, type: event.event_type, payment, at: event.create_time }
}

function foundOf(order: Order): Found {
  const [unit] = order.purchase_units
  if (!unit) throw new Error('an order without a purchase unit')
  const { authorizations = [], captures = [], refunds = [] } = unit.payments ?? {}
  const hold = authorizations.findLast(({ status }) => status !== 'VOIDED' && status !== 'EXPIRED') ?? authorizations.at(-1)
  const taken = captures.filter((capture) => stateOfCapture(capture) === 'done')
  const captured = sumOf(unit.amount, taken)
  const state = stateOf(order, hold, captures, taken)
  const refusal = captures.findLast((capture) => stateOfCapture(capture) === 'gone')
  const source = order.payment_source?.paypal
  const vault = source?.attributes?.vault
  const fees = taken.flatMap((capture) => feeOf(capture) ?? [])
  return {
    reference: order.id,
    part: hold?.id ?? taken.at(-1)?.id ?? captures.at(-1)?.id ?? order.id,
    amount: unit.amount,
    kind: order.intent === 'AUTHORIZE' ? 'authorization' : 'sale',
    state,
    ...(state === 'processing' && { reviewed: hold?.status === 'PENDING' || captures.some(({ status }) => status === 'PENDING') }),
    captured,
    refunded: sumOf(
      unit.amount,
      refunds.filter((refund) => stateOfRefund(refund) === 'done'),
    ),
    expiresAt: state === 'held' ? (hold?.expiration_time ?? null) : null,
    several: state === 'held',
    instrument: source
      ? {
          brand: 'paypal',
          last4: null,
          expMonth: null,
          expYear: null,
          funding: null,
          country: source.address?.country_code ?? null,
          fingerprint: source.account_id ?? null,
        }
      : null,
    checks: null,
    fee: fees.length > 0 ? total(unit.amount.currency, fees) : null,
    order: unit.custom_id?.startsWith('partsdesk:') ? unit.custom_id.slice('partsdesk:'.length) : null,
    captures: captures.map((capture) => capturePart(capture)),
    refunds: refunds.map((refund) => refundPart(refund)),
    disputes: [],
    saved: vault?.status === 'VAULTED' && vault.id ? { customer: vault.customer?.id ?? null, method: vault.id } : null,
    decline: state === 'open' && refusal ? refusalOf(refusal) : state === 'open' && hold?.status === 'DENIED' ? denied : null,
  }
}

function stateOf(order: Order, hold: Authorization | undefined, captures: readonly Capture[], taken: readonly Capture[]): Found['state'] {
  if (order.status === 'VOIDED') return taken.length > 0 ? 'captured' : 'canceled'
  if (hold) return stateOfHold(hold, captures, taken)
  if (taken.length > 0) return 'captured'
  if (captures.some(({ status }) => status === 'PENDING')) return 'processing'
  return order.status === 'APPROVED' ? 'approved' : 'open'
}

function stateOfHold(hold: Authorization, captures: readonly Capture[], taken: readonly Capture[]): Found['state'] {
  const ended = captures.some(({ final_capture: final }) => final === true)
  switch (hold.status) {
    case 'CREATED':
    case 'PARTIALLY_CREATED':
      return 'held'
    case 'PARTIALLY_CAPTURED':
      return ended || minus(hold.amount, sumOf(hold.amount, taken)).amount <= 0 ? 'captured' : 'held'
    case 'CAPTURED':
      return taken.length > 0 ? 'captured' : 'processing'
    case 'VOIDED':
    case 'EXPIRED':
      return taken.length > 0 ? 'captured' : 'canceled'
    case 'DENIED':
      return 'open'
    case 'PENDING':
      return 'processing'
  }
}

const denied: Decline = { code: 'authorization_denied', advice: null, message: 'PayPal denied the authorization.' }

function refusalOf(capture: Capture): Decline {
  return {
    code: (capture.status_details?.reason ?? 'capture_declined').toLowerCase(),
    advice: null,
    message: 'PayPal declined the payment.',
  }
}

function capturePart(capture: Capture): FoundPart {
  return {
    reference: capture.id,
    transaction: transactionIn(capture.invoice_id),
    amount: capture.amount,
    state: stateOfCapture(capture),
    at: capture.create_time ?? null,
    fee: feeOf(capture),
  }
}

function refundPart(refund: Refund): FoundPart {
  const up = refund.links
    .find(({ rel }) => rel === 'up')
    ?.href.split('/')
    .at(-1)
  return {
    reference: refund.id,
    transaction: transactionIn(refund.invoice_id),
    amount: refund.amount,
    state: stateOfRefund(refund),
    at: refund.create_time ?? null,
    ...(up ? { of: up } : {}),
  }
}

function stateOfCapture({ status }: Capture): FoundPart['state'] {
  if (status === 'PENDING') return 'pending'
  return status === 'DECLINED' || status === 'FAILED' ? 'gone' : 'done'
}

function stateOfRefund({ status }: Refund): FoundPart['state'] {
  if (status === 'PENDING') return 'pending'
  return status === 'COMPLETED' ? 'done' : 'gone'
}

function disputeState({ status, dispute_outcome: outcome }: Dispute): FoundDispute['state'] {
  if (status === 'RESOLVED') {
    const code = outcome?.outcome_code ?? ''
    if (code.includes('BUYER')) return 'lost'
    return code.includes('SELLER') || code.includes('PAYOUT_TO_SELLER') ? 'won' : 'closed'
  }
  return status === 'WAITING_FOR_SELLER_RESPONSE' || status === 'OPEN' ? 'needs_response' : 'under_review'
}

function feeOf(capture: Capture): Money | null {
  return capture.seller_receivable_breakdown?.paypal_fee ?? null
}

function sumOf(like: Money, parts: readonly { readonly amount: Money }[]): Money {
  return parts.length === 0
    ? money(0, like.currency)
    : total(
        like.currency,
        parts.map(({ amount }) => amount),
      )
}
