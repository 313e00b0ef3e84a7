import { leftQuantity, openQuantity, planHandOver, planPutBack, suggestShipment, type Taken } from '#domain/fulfillment.ts'
import { trackingUrl } from '#domain/tracking.ts'
import type { At } from '../spine.ts'
import { readAtShipping } from './at-shipping.ts'
import { readBase } from './judge.ts'
import { canShip } from './put-shipment.ts'
import { findNext, readLines, readShipments, type ShipmentRow } from './queries.ts'
import type { Can, FulfillmentLine, FulfillmentView, Judging, ShipmentView } from './shapes.ts'

/** Everything the Order Fulfillment page shows, of one transaction. */
export async function readFulfillment(at: At): Promise<Omit<FulfillmentView, 'flow'>> {
  const { order, facts, sources, tx } = at
  const shipments = await readShipments(tx, order.id)
  const lines = await readLines(tx, order.id)
  return {
    head: {
      number: order.number,
      version: order.version,
      status: order.status,
      currency: order.currency,
      customer: order.buyer_name,
      total: facts.total,
      balance: facts.balance,
      held: facts.held,
      paymentState: facts.paymentState,
      fulfillmentState: facts.fulfillmentState,
      shipBy: order.ship_by.toISOString(),
    },
    lines: lines.map((line) => toLine(line, sources.shipments)),
    shipTo: sources.shipping,
    buyerEmail: order.buyer_email,
    service: order.shipping_service,
    deliverBy: order.deliver_by?.toISOString() ?? null,
    shipments: shipments.map((shipment) => toView(shipment, order.status)),
    suggested: suggestShipment(sources.priced.lines, sources.shipments),
    judging: await readJudging(at, shipments),
    next: await findNext(tx, order.id),
    can: { ship: canShip(order.status, sources.priced.lines, sources.shipments) },
  }
}

/** The guards' facts, without the profit for those who may not see it. */
async function readJudging(at: At, shipments: readonly ShipmentRow[]): Promise<Judging> {
  const { base, settings } = await readBase(at.tx, at.order, at, shipments)
  const { rights } = at.tx.actor
  return {
    ...base,
    profit: rights.includes('cost') ? base.profit : null,
    settings,
    mayOverride: rights.includes('override'),
    atShipping: await readAtShipping(at),
  }
}

function toLine(line: Awaited<ReturnType<typeof readLines>>[number], shipments: readonly Taken[]): FulfillmentLine {
  const left = leftQuantity(line.id, shipments)
  const open = openQuantity(line, shipments)
  const taken = shipments.filter(({ state }) => state === 'ready').flatMap((shipment) => shipment.lines)
  return {
    id: line.id,
    partNumber: line.part_number,
    name: line.name,
    brand: line.brand,
    image: line.image,
    state: line.state,
    expectedOn: line.expected_on,
    hazmat: line.hazmat,
    signed: line.fitment_at !== null,
    quantity: line.quantity,
    left,
    open,
    ready: taken.filter((one) => one.line === line.id).reduce((sum, { quantity }) => sum + quantity, 0),
  }
}

function toView(shipment: ShipmentRow, status: At['order']['status']): ShipmentView {
  return {
    id: shipment.id,
    sequence: shipment.sequence,
    method: shipment.method,
    state: shipment.state,
    lines: shipment.lines,
    parcels: shipment.parcels.flatMap(({ carrier, tracking_number: number }) =>
      number === null ? [] : [{ carrier, number, url: trackingUrl(carrier, number) ?? null }],
    ),
    cost: shipment.cost,
    collectedBy: shipment.collected_by,
    idSeen: shipment.id_seen,
    note: shipment.note,
    at: shipment.created_at.toISOString(),
    leftAt: shipment.left_at?.toISOString() ?? null,
    can: { handOver: asCan(planHandOver(shipment)), putBack: asCan(planPutBack(shipment, status)) },
  }
}

function asCan(plan: ReturnType<typeof planHandOver> | ReturnType<typeof planPutBack>): Can {
  return plan.ok ? { ok: true } : { ok: false, code: plan.code, detail: plan.detail }
}
