import type { TemplateKind } from '#domain/mail/templates.ts'
import { payLinkDays } from '#platform/links/pay-link.ts'
import type { CustomerFacts } from './facts.ts'
import { totalsIn, type LetterSources } from './ink.ts'

type Sample = { readonly facts: CustomerFacts; readonly sources: LetterSources }

const card = 'Visa •••• 4242'

/** What a letter of this kind would say of an order now. Where the order has no shipment or parcel yet, all of it leaves in an example's. */
export function sampleOf(kind: TemplateKind, read: LetterSources, now: Date): Sample {
  const sources = shipped(read)
  const amount = totalsIn(read).total
  const until = new Date(now.getTime() + payLinkDays * 86_400_000).toISOString()
  const shipment = sources.shipped[0]?.shipment ?? ''
  const parcel = sources.parcels[0]?.id ?? ''
  switch (kind) {
    case 'order_received':
      return { facts: { kind }, sources: read }
    case 'shipped':
    case 'ready_for_pickup':
      return { facts: { kind, shipment }, sources }
    case 'delivered':
    case 'delivery_exception':
      return { facts: { kind, parcel }, sources }
    case 'backordered':
      return { facts: { kind, lines: read.lines.slice(0, 1).map(({ id: line }) => ({ line, until: until.slice(0, 10) })) }, sources: read }
    case 'lines_cancelled':
      return {
        facts: { kind, lines: read.lines.slice(0, 1).map(({ id: line, quantity }) => ({ line, quantity })), why: 'not_available', back: 0 },
        sources: read,
      }
    case 'cancelled':
      return { facts: { kind, reason: '', why: 'not_available', returned: amount, voided: 0 }, sources: read }
    case 'refunded':
      return { facts: { kind, amount, instrument: card }, sources: read }
    case 'receipt':
      return { facts: { kind, amount, instrument: card, due: 0 }, sources: read }
    case 'pay_link':
      return { facts: { kind, link: '', amount, until, note: null }, sources: read }
    case 'balance_due':
      return { facts: { kind, amount, link: '', until }, sources: read }
    case 'verify_card':
      return { facts: { kind, instrument: card }, sources: read }
  }
}

function shipped(sources: LetterSources): LetterSources {
  if (sources.shipped.length > 0 && sources.parcels.length > 0) return sources
  return {
    ...sources,
    shipped: sources.lines.map(({ id: line, quantity }) => ({ shipment: 'example', line, quantity })),
    parcels: [{ id: 'example', shipment: 'example', carrier: 'ups', number: '1Z999AA10123456784', url: null }],
  }
}
