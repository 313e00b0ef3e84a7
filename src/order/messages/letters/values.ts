import { verificationRange } from '#domain/payment/plans.ts'
import { writtenNumber } from '../../spine-store.ts'
import type { CustomerFacts } from './facts.ts'
import { totalsIn, type Ink } from './ink.ts'

/** The values of a letter's variables as its reader writes them; null where one has none. */
export function valuesOf(facts: CustomerFacts, ink: Ink): { readonly [name: string]: string | null } {
  const { words, sources, money } = ink
  return {
    'order.number': writtenNumber(sources),
    'order.date': words.day(dayOf(sources.placed_at, sources.time_zone)),
    'order.total': money(totalsIn(sources).total),
    'customer.name': sources.buyer_name,
    'customer.firstName': sources.buyer_name.trim().split(/\s+/)[0] ?? sources.buyer_name,
    'store.name': sources.store_name,
    'store.phone': sources.store_phone,
    ...own(facts, ink),
  }
}

function own(facts: CustomerFacts, { words, sources, money }: Ink): { readonly [name: string]: string | null } {
  switch (facts.kind) {
    case 'refunded':
      return { amount: money(facts.amount), card: facts.instrument ?? words.instrument.refunded }
    case 'receipt':
      return { amount: money(facts.amount), card: facts.instrument }
    case 'verify_card':
      return { limit: money(verificationRange.most + 1), card: facts.instrument ?? words.instrument.verify }
    case 'pay_link':
      return { amount: money(facts.amount), 'link.until': words.moment(new Date(facts.until), sources.time_zone) }
    case 'balance_due':
      return { amount: money(facts.amount) }
    case 'backordered':
      return {
        'backorder.date': words.day(
          facts.lines
            .map(({ until }) => until)
            .toSorted()
            .at(-1) ?? '1970-01-01',
        ),
      }
    case 'order_received':
    case 'shipped':
    case 'ready_for_pickup':
    case 'delivered':
    case 'delivery_exception':
    case 'lines_cancelled':
    case 'cancelled':
      return {}
  }
}

/** The day in the store's zone, as 2026-03-31: the way Canada writes dates. */
function dayOf(at: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit', timeZone }).format(at)
}
