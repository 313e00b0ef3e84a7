import type { Shipment } from '#domain/fulfillment.ts'
import { ok, refuse, type Result } from '#domain/result.ts'
import type { Priced } from '#domain/totals.ts'
import type { At } from '../../spine.ts'
import type { OrderRow } from '../../spine-facts.ts'
import type { LineRow } from '../queries.ts'

/** A line as an edit changes it: its own columns. */
export type ContentLine = LineRow

/** What an edit is planned on, and what it leaves: nothing else of the order is touched. */
export type Content = {
  readonly lines: readonly ContentLine[]
  readonly discounts: OrderRow['discounts']
  readonly fees: OrderRow['fees']
  readonly shipping: Priced['shipping']
  readonly shipments: readonly Shipment[]
}

/** The content of an order from its rows. */
export function contentOf(order: OrderRow, lines: readonly LineRow[], sources: At['sources']): Content {
  return { lines, discounts: order.discounts, fees: order.fees, shipping: sources.priced.shipping, shipments: sources.shipments }
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
