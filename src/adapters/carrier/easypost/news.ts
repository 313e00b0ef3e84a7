import { createHmac, timingSafeEqual } from 'node:crypto'
import { money } from '#domain/money.ts'
import type { Carrier, CarrierNews } from '#ports/carrier.ts'
import { InvoiceShape, NewsShape, RefundShape, TrackerShape } from './shapes.ts'
import { toTracked } from './tracking.ts'

/**
 * Hears a webhook: believed when it is signed with the account's secret over its very bytes. The client's own check rewrites numbers before it signs, and so
 * turns away true ones.
 */
export function hearOf(secret: string | null): Carrier['hear'] {
  return (body, headers) => (secret !== null && isSigned(body, headers.get('x-hmac-signature'), secret) ? toNews(body) : null)
}

/** The secret in the one form Unicode has for it (NFKD), as EasyPost reads it. */
function isSigned(body: Uint8Array, signature: string | null, secret: string): boolean {
  const hex = createHmac('sha256', Buffer.from(secret.normalize('NFKD'), 'utf8'))
    .update(body)
    .digest('hex')
  const [said, due] = [Buffer.from(signature ?? ''), Buffer.from(`hmac-sha256-hex=${hex}`)]
  return said.length === due.length && timingSafeEqual(said, due)
}

function toNews(body: Uint8Array): CarrierNews | null {
  const event = NewsShape.safeParse(jsonOf(body)).data
  if (!event) return null
  const { id, description, result } = event
  if (description.startsWith('tracker.')) return tracking(id, result)
  if (description === 'refund.successful') return voided(id, result)
  return description.startsWith('shipment.invoice.') ? cost(id, result) : { id, about: 'other' }
}

function tracking(id: string, result: unknown): CarrierNews {
  const tracker = TrackerShape.safeParse(result).data
  return tracker ? { id, about: 'tracking', tracked: toTracked(tracker) } : { id, about: 'other' }
}

function voided(id: string, result: unknown): CarrierNews {
  const refund = RefundShape.safeParse(result).data
  return refund ? { id, about: 'void', trackingNumber: refund.tracking_code, state: refund.status } : { id, about: 'other' }
}

function cost(id: string, result: unknown): CarrierNews {
  const invoice = InvoiceShape.safeParse(result).data
  if (!invoice) return { id, about: 'other' }
  const change = {
    reference: invoice.id,
    trackingNumber: invoice.tracking_code,
    amount: money(invoice.adjustment_amount, invoice.invoice_currency ?? 'USD'),
    reason: invoice.adjustment_reason ?? '',
    at: invoice.invoice_date ?? invoice.created_at,
  }
  return { id, about: 'cost', change }
}

function jsonOf(body: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(body).toString('utf8'))
  } catch {
    // Signed, and still no JSON: nothing can be learned from it.
    return null
  }
}
