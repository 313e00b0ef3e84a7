import { choosable } from '#domain/order.ts'
import { ok, refuse, type Result } from '#domain/result.ts'
import type { At } from '../spine.ts'
import { peopleOfStore } from '../spine-rows.ts'
import { phoneDigits } from '#platform/lookup/phone-digits.ts'
import { readPhone } from './phone.ts'
import { findDmsRule, findEarlier, mostEarlier } from './queries.ts'
import type { Earlier, SummaryView } from './shapes.ts'

/** The Summary of the order page. */
export async function readSummary({ tx, order, sources }: At): Promise<SummaryView> {
  const people = await peopleOfStore(tx)
  const country = sources.billing.country
  const rows = await findEarlier(tx, order, phoneDigits(order.buyer_phone, country))
  return {
    customer: order.buyer_name,
    company: order.buyer_company,
    email: order.buyer_email,
    phone: order.buyer_phone === null ? null : readPhone(order.buyer_phone, country),
    language: order.buyer_language,
    comment: order.buyer_comment,
    poNumber: order.po_number,
    taxExempt: order.tax_exempt,
    source: order.source,
    channel: order.channel,
    externalNumber: order.external_number,
    ip: order.ip,
    deliverBy: order.deliver_by?.toISOString() ?? null,
    dmsNumber: order.dms_number,
    dmsRequired: await findDmsRule(tx),
    cancelledReason: order.cancelled_reason,
    assignee: assigneeOf(order.assignee_id, people),
    people: people.filter((person) => person.rights.includes('orders')).map(({ id, name }) => ({ id, name })),
    earlier: earlierOf(rows, order.currency),
    choosable: choosable(order.status),
    can: { assign: mayAssign(order), setDmsNumber: maySetDmsNumber(order) },
  }
}

/** A cancelled order is nobody's work any more. */
export function mayAssign(order: { readonly status: string }): Result<null, 'order_cancelled'> {
  return order.status === 'cancelled' ? refuse('order_cancelled') : ok(null)
}

/** The invoice may be written after the goods left, so only a cancelled order refuses its number. */
export function maySetDmsNumber(order: { readonly status: string }): Result<null, 'order_cancelled'> {
  return order.status === 'cancelled' ? refuse('order_cancelled') : ok(null)
}

/** Somebody who left the store keeps their orders until they are given to another. */
function assigneeOf(id: string | null, people: readonly { readonly id: string; readonly name: string }[]): SummaryView['assignee'] {
  return id === null ? null : { id, name: people.find((person) => person.id === id)?.name ?? '' }
}

function earlierOf(rows: Awaited<ReturnType<typeof findEarlier>>, currency: string): Earlier {
  const counted = rows.filter((row) => row.status !== 'cancelled' && row.currency === currency)
  return {
    count: Math.min(rows.length, mostEarlier),
    more: rows.length > mostEarlier,
    total: counted.reduce((sum, row) => sum + row.total, 0),
    orders: rows.slice(0, 5).map((row) => ({
      number: row.number,
      placedAt: row.placed_at.toISOString(),
      status: row.status,
      total: row.total,
      currency: row.currency,
      by: [...(row.by_email ? (['email'] as const) : []), ...(row.by_phone ? (['phone'] as const) : [])],
    })),
  }
}
