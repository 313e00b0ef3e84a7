import { leftQuantity } from '#domain/fulfillment.ts'
import type { At } from '../spine.ts'
import { listLineNames, listParts } from './queries.ts'
import type { RefundableView } from './shapes.ts'

/** What the refund dialog works out amounts with: the prices, what was given back for what, and what the lines are called. */
export async function readRefundable(at: At): Promise<RefundableView> {
  const { priced, shipments } = at.sources
  const names = await listLineNames(at.tx, at.order.id)
  return {
    // Without the costs, which are a right of their own.
    prices: { discounts: priced.discounts, shipping: priced.shipping, lines: priced.lines.map(({ unitCost: _cost, ...line }) => line) },
    given: await listParts(at.tx, at.order.id),
    lines: names.map((line) => ({ ...line, shipped: leftQuantity(line.id, shipments) })),
  }
}
