import { refuse } from '#domain/result.ts'
import { voidable } from '#domain/shipping/labels.ts'
import { leftQuantity, openQuantity, planHandOver, planPutBack, suggestShipment, type Taken } from '#domain/fulfillment.ts'
import type { At } from '../spine.ts'
import { readAtShipping } from './at-shipping.ts'
import { readBase } from './judge.ts'
import { listPresets } from './boxes/queries.ts'
import { grace, stateOf } from './labels/purchase.ts'
import { findOpenPurchase, type PurchaseRow } from './labels/queries.ts'
import { openStatus, voidDays } from './labels/void.ts'
import { parcelUrl } from './tracking/parcel-url.ts'
import { listPrintJobs } from './printing/queries.ts'
import { listCarriers, listPlaces } from './rates/queries.ts'
import { canShip } from './put-shipment.ts'
import { findNext, readLines, readShipments, type ShipmentRow } from './queries.ts'
import type {
  Can,
  FulfillmentLine,
  FulfillmentView,
  Judging,
  LabelMeans,
  ParcelView,
  PrintJobView,
  PurchaseView,
  ShipmentView,
} from './shapes.ts'

/** Everything the Order Fulfillment page shows, of one transaction. */
export async function readFulfillment(at: At): Promise<Omit<FulfillmentView, 'flow'>> {
  const { order, facts, sources, tx } = at
  const [shipments, lines, purchase, means, prints] = await Promise.all([
    readShipments(tx, order.id),
    readLines(tx, order.id),
    findOpenPurchase(tx, order.id),
    readMeans(at),
    listPrintJobs(tx, order.id),
  ])
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
    shipments: shipments.map((shipment) => toView(at, shipment)),
    purchase: purchase ? purchaseView(purchase, shipments) : null,
    means,
    prints: prints.map(printView),
    suggested: suggestShipment(sources.priced.lines, sources.shipments),
    judging: await readJudging(at, shipments),
    next: await findNext(tx, order.id),
    can: { ship: canShip(order.status, sources.priced.lines, sources.shipments), buy: canBuy(at, means) },
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

function toView({ order, now }: At, shipment: ShipmentRow): ShipmentView {
  const labels = shipment.parcels.filter(({ label_ref }) => label_ref !== null)
  return {
    id: shipment.id,
    sequence: shipment.sequence,
    method: shipment.method,
    state: shipment.state,
    lines: shipment.lines,
    parcels: shipment.parcels.map(parcelView),
    cost: shipment.cost,
    collectedBy: shipment.collected_by,
    idSeen: shipment.id_seen,
    note: shipment.note,
    at: shipment.created_at.toISOString(),
    leftAt: shipment.left_at?.toISOString() ?? null,
    can: {
      handOver: asCan(planHandOver(shipment)),
      putBack: labels.length > 0 ? refuse('void_instead') : asCan(planPutBack(shipment, order.status)),
      void: labels.length > 0 ? canVoid(shipment, order.status, now) : null,
    },
  }
}

/** A parcel as every page shows it. */
export function parcelView(parcel: ShipmentRow['parcels'][number]): ParcelView {
  const [lengthMm, widthMm, heightMm] = parcel.size_mm ?? []
  const measured = lengthMm !== undefined && widthMm !== undefined && heightMm !== undefined && parcel.grams !== null
  return {
    id: parcel.id,
    carrier: parcel.carrier_name ?? parcel.carrier,
    number: parcel.tracking_number,
    url: parcelUrl(parcel),
    label: parcel.label_ref !== null,
    check: parcel.label_check,
    void: parcel.void_state,
    state: parcel.tracker_state,
    expected: parcel.expected_on,
    box: measured ? { size: { lengthMm, widthMm, heightMm }, grams: parcel.grams ?? 0 } : null,
  }
}

function canVoid(shipment: ShipmentRow, status: At['order']['status'], now: Date): Can {
  const plan = planPutBack({ state: shipment.state === 'buying' ? 'shipped' : shipment.state }, openStatus(status))
  if (!plan.ok) return asCan(plan)
  const labels = shipment.parcels.filter(({ label_ref, tracker_state }) => label_ref !== null && tracker_state !== 'voided')
  const barred = labels.map(({ tracker_state }) => voidable(tracker_state, shipment.created_at, now, voidDays)).find(({ ok }) => !ok)
  return barred && !barred.ok ? barred : { ok: true }
}

/** May labels be bought here at all: by the person's rights, and with what the store has. */
function canBuy({ tx }: At, { accounts, places }: LabelMeans): Can {
  if (!tx.actor.rights.includes('labels')) return refuse('forbidden', { right: 'labels' })
  if (accounts === 0) return refuse('no_carrier')
  return places.length === 0 ? refuse('no_place') : { ok: true }
}

async function readMeans({ tx, now }: At): Promise<LabelMeans> {
  const [accounts, places, presets] = await Promise.all([listCarriers(tx, now.toISOString().slice(0, 10)), listPlaces(tx), listPresets(tx)])
  return {
    accounts: accounts.length,
    places: places.map(({ id, name }) => ({ id, name })),
    presets: presets.map(({ id, name, inner_mm, outer_mm, empty_grams, most_grams }) => ({
      id,
      name,
      inner: sizeOf(inner_mm),
      outer: sizeOf(outer_mm),
      emptyGrams: empty_grams,
      mostGrams: most_grams,
    })),
  }
}

function purchaseView(row: PurchaseRow, shipments: readonly ShipmentRow[]): PurchaseView {
  const asked = row.events.findLast(({ state }) => state === 'asked')?.at ?? row.created_at
  return {
    id: row.id,
    shipment: row.shipment_id,
    state: stateOf(row),
    service: `${row.carrier} ${row.name}`,
    boxes: row.boxes.length,
    bought: shipments.find(({ id }) => id === row.shipment_id)?.parcels.filter(({ void_state }) => void_state === 'not_asked').length ?? 0,
    shown: row.shown,
    message: row.events.findLast(({ message }) => message !== null)?.message ?? null,
    who: row.actor_name,
    at: row.created_at.toISOString(),
    againAt: new Date(asked.getTime() + grace * 1000).toISOString(),
  }
}

function printView(row: Awaited<ReturnType<typeof listPrintJobs>>[number]): PrintJobView {
  return {
    id: row.id,
    shipment: row.shipment_id,
    what: row.what,
    printer: row.printer,
    copies: row.copies,
    state: row.state,
    message: row.message,
    again: row.again_of !== null,
    who: row.created_name,
    at: row.created_at.toISOString(),
    endedAt: row.ended_at?.toISOString() ?? null,
  }
}

function sizeOf([lengthMm = 0, widthMm = 0, heightMm = 0]: readonly number[]) {
  return { lengthMm, widthMm, heightMm }
}

function asCan(plan: ReturnType<typeof planHandOver> | ReturnType<typeof planPutBack>): Can {
  return plan.ok ? { ok: true } : { ok: false, code: plan.code, detail: plan.detail }
}
