import type { Shipment } from '#domain/fulfillment.ts'
import { ok, refuse, type Result } from '#domain/result.ts'
import { inLanguage, taxesFor, type StoreTax } from '#domain/store/taxes.ts'
import type { Priced, Tax } from '#domain/totals.ts'
import type { At } from '../../spine.ts'
import type { OrderRow } from '../../spine-facts.ts'
import { readStoreTaxes } from '../../spine-store.ts'
import { listLines, type LineRow } from '../queries.ts'

/** A line as an edit changes it: its own columns. */
export type ContentLine = LineRow

/** What an edit is planned on, and what it leaves: nothing else of the order is touched. */
export type Content = {
  readonly lines: readonly ContentLine[]
  readonly discounts: OrderRow['discounts']
  readonly fees: OrderRow['fees']
  readonly shipping: Priced['shipping']
  readonly shipments: readonly Shipment[]
  /** the store's taxes for where an order somebody typed in ships, without those that were left out: an added line gets them where the order has none */
  readonly collected: readonly StoreTax[]
}

/** The content of an order from its rows. */
export async function readContentOf(at: Pick<At, 'tx' | 'now' | 'order' | 'sources'>): Promise<Content> {
  const { tx, order, sources } = at
  const lines = await listLines(tx, order.id)
  const { discounts, fees } = order
  return {
    lines,
    discounts,
    fees,
    shipping: sources.priced.shipping,
    shipments: sources.shipments,
    collected: await collectedTaxes(at),
  }
}

/** The store's taxes for an order somebody typed in that has no tax yet; a storefront's order keeps its own way, and an exempt buyer pays none. */
export async function proposedTaxes(
  at: Pick<At, 'tx' | 'now' | 'order' | 'sources'>,
  lines: readonly { readonly taxes: readonly Tax[] }[],
): Promise<readonly StoreTax[]> {
  return lines.some(({ taxes }) => taxes.length > 0) ? [] : collectedTaxes(at)
}

/** What whoever typed the order in left out stays out. */
async function collectedTaxes({ tx, now, order, sources }: Pick<At, 'tx' | 'now' | 'order' | 'sources'>): Promise<readonly StoreTax[]> {
  if (order.source !== 'phone' || order.tax_exempt) return []
  const { taxes, day } = await readStoreTaxes(tx, now)
  return inLanguage(taxesFor(taxes, sources.shipping, day), order.buyer_language).filter(({ name }) => !order.taxes_left_out.includes(name))
}

/** The same content as the totals add it up. */
export function pricedOf({ lines, discounts, fees, shipping }: Content): Priced {
  return {
    lines: lines.map((line) => ({
      quantity: line.quantity,
      unitPrice: line.unit_price,
      unitCost: line.unit_cost,
      coreCharge: line.core_charge,
      discount: line.discount,
      cancelled: line.state === 'cancelled',
      taxes: line.taxes,
      coreTaxes: line.core_taxes,
    })),
    discounts,
    fees,
    shipping,
  }
}

/** May what was sold still change? Completed must be reopened first, Cancelled ends. */
export function mayEditContent(order: { readonly status: string }): Result<null, 'order_cancelled' | 'order_completed'> {
  if (order.status === 'cancelled') return refuse('order_cancelled')
  return order.status === 'completed' ? refuse('order_completed') : ok(null)
}
