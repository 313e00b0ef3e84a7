import { leftAs, leftQuantity, openQuantity } from '#domain/fulfillment.ts'
import { ok, refuse, type Result } from '#domain/result.ts'
import { taxesByName } from '#domain/store/tax-order.ts'
import { chargedOn } from '#domain/store/taxes.ts'
import { lineBase, profitOf, totalsOf, type Priced } from '#domain/totals.ts'
import { compareVehicle, vehicleFromVin, vehicleTitle, vinVerdict } from '#domain/vin.ts'
import type { At } from '../spine.ts'
import { vehicleOf, type OrderRow } from '../spine-facts.ts'
import { mayEditContent, proposedTaxes } from './edit/content.ts'
import { ownTaxes, rateOf } from './edit/tax.ts'
import { listLinesShown, readCosts } from './queries.ts'
import type { ContentView, LineView, ProfitView, VehicleView } from './shapes.ts'

/** The Content of the order page. Cost and profit are not read for those who may not see them. */
export async function readContent(at: At): Promise<ContentView> {
  const { tx, order, sources } = at
  const seesCost = tx.actor.rights.includes('cost')
  const rows = await listLinesShown(tx, order.id)
  const proposed = await proposedTaxes(at, rows)
  const added = proposed.length > 0 ? chargedOn(proposed, 0) : ownTaxes(rows, 0)
  return {
    vehicle: vehicleViewOf(order),
    lines: rows.map((row) => lineOf(row, sources.shipments, seesCost)),
    discounts: order.discounts,
    fees: order.fees,
    shippingService: order.shipping_service,
    totals: totalsOf(sources.priced),
    taxes: taxesByName(sources.priced),
    profit: seesCost ? await readProfit(at, sources.priced) : null,
    ownRatePpm: rateOf(added),
    added: added.map(({ jurisdiction, ratePpm }) => ({ name: jurisdiction, ratePpm })),
    buyerEmail: order.buyer_email,
    can: {
      edit: mayEditContent(order),
      ship: mayShip(
        order,
        rows.some((row) => openQuantity(row, sources.shipments) > 0),
      ),
    },
  }
}

/** Profit of the order as it would be with this content. */
export async function readProfit({ tx, order, sources }: Pick<At, 'tx' | 'order' | 'sources'>, priced: Priced): Promise<ProfitView> {
  const costs = await readCosts(tx, order.id, sources.history)
  return { ...profitOf(priced, { ...costs, labels: costs.labels ?? 0 }), ...costs }
}

/** Is there anything to make a shipment of? */
export function mayShip(order: { readonly status: string }, anythingOpen: boolean): Result<null, 'order_cancelled' | 'nothing_open'> {
  if (order.status === 'cancelled') return refuse('order_cancelled')
  return anythingOpen ? ok(null) : refuse('nothing_open')
}

function vehicleViewOf(order: OrderRow): VehicleView {
  const chosen = vehicleOf(order)
  const decoded = order.vehicle_decoded
  return {
    title: vehicleTitle(chosen) || (decoded ? vehicleTitle(vehicleFromVin(decoded)) : ''),
    vin: order.vehicle_vin,
    verdict: order.vehicle_vin ? vinVerdict(order.vehicle_vin) : null,
    chosen,
    decoded,
    disagreements: decoded ? compareVehicle(decoded, chosen) : [],
  }
}

function lineOf(
  row: Awaited<ReturnType<typeof listLinesShown>>[number],
  shipments: At['sources']['shipments'],
  seesCost: boolean,
): LineView {
  const { length_mm: lengthMm, width_mm: widthMm, height_mm: heightMm } = row
  return {
    id: row.id,
    partNumber: row.part_number,
    name: row.name,
    brand: row.brand,
    image: row.picture,
    quantity: row.quantity,
    left: leftQuantity(row.id, shipments),
    leftAs: leftAs(row, shipments),
    open: openQuantity(row, shipments),
    unitPrice: row.unit_price,
    listPrice: row.list_price,
    ...(seesCost && { unitCost: row.unit_cost }),
    coreCharge: row.core_charge,
    discount: row.discount,
    amount: lineBase({ quantity: row.quantity, unitPrice: row.unit_price, discount: row.discount }),
    taxRatePpm: rateOf(row.taxes),
    weightGrams: row.weight_grams,
    size: lengthMm && widthMm && heightMm ? { lengthMm, widthMm, heightMm } : null,
    hazmat: row.hazmat,
    supersededBy: row.superseded_by,
    state: row.state,
    supplier: row.supplier,
    supplierPo: row.supplier_po,
    expectedOn: row.expected_on,
    cancelledReason: row.cancelled_reason,
    fits: row.fits,
    fitment: row.fitment_at && { by: row.signed_by, at: row.fitment_at.toISOString(), vin: row.fitment_vin },
  }
}
