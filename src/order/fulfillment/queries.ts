import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { uuidv7 } from 'uuidv7'
import type { Method, ShipmentLine, ShipmentState } from '#domain/fulfillment.ts'
import type { Status } from '#domain/order.ts'
import type { PackedBox } from '#domain/shipping/packing.ts'
import type { CarrierCode } from '#domain/tracking.ts'
import type { CaptureAtShipping } from '#domain/payment/at-shipping.ts'
import type { Tx } from '#platform/doors.ts'

/** The lines of an order with what shipping needs to know of them, in their order. */
export async function readLines(tx: Tx, order: string) {
  return tx
    .selectFrom('order_lines as l')
    .leftJoin('images as i', (j) => j.onRef('i.store_id', '=', 'l.store_id').onRef('i.id', '=', 'l.image_id').on('i.state', '=', 'ready'))
    .select([
      'l.id',
      'l.part_number',
      'l.name',
      'l.brand',
      'i.id as image',
      'l.state',
      'l.hazmat',
      'l.fitment_at',
      'l.quantity',
      'l.core_charge',
    ])
    .select(sql<string | null>`l.expected_on::text`.as('expected_on'))
    .where('l.store_id', '=', tx.store)
    .where('l.order_id', '=', order)
    .orderBy('l.position')
    .execute()
}

/** The shipments of an order with their lines and parcels, in their order; one alone by its id. */
export async function readShipments(tx: Tx, order: string, only?: string) {
  return tx
    .selectFrom('shipments as s')
    .select([
      's.id',
      's.sequence',
      's.method',
      's.state',
      's.cost',
      's.collected_by',
      's.id_seen',
      's.note',
      's.slip',
      's.notify',
      's.created_at',
      's.left_at',
    ])
    .select((s) => [
      jsonArrayFrom(
        s
          .selectFrom('shipment_lines as l')
          .select(['l.line_id as line', 'l.quantity'])
          .whereRef('l.store_id', '=', 's.store_id')
          .whereRef('l.shipment_id', '=', 's.id'),
      ).as('lines'),
      jsonArrayFrom(
        s
          .selectFrom('parcels as p')
          .select([
            'p.id',
            'p.carrier',
            'p.carrier_name',
            'p.tracking_number',
            'p.url',
            'p.label_ref',
            'p.size_mm',
            'p.grams',
            'p.contents',
            'p.void_state',
            'p.tracker_state',
            'p.label_check',
            'p.expected_on',
          ])
          .whereRef('p.store_id', '=', 's.store_id')
          .whereRef('p.shipment_id', '=', 's.id')
          .orderBy('p.position'),
      ).as('parcels'),
    ])
    .where('s.store_id', '=', tx.store)
    .where('s.order_id', '=', order)
    .$if(only !== undefined, (q) => q.where('s.id', '=', only ?? ''))
    .orderBy('s.sequence')
    .execute()
}

export type ShipmentRow = Awaited<ReturnType<typeof readShipments>>[number]

/** What the store collects when goods leave, and whether the order has something kept to hold a rest anew on. */
export async function readCaptureSetting(
  tx: Tx,
  order: string,
): Promise<{ readonly mode: CaptureAtShipping; readonly renewable: boolean }> {
  const row = await tx
    .selectFrom('store_settings')
    .select('capture_at_shipping')
    .select((q) =>
      q
        .exists(
          q
            .selectFrom('transactions as t')
            .innerJoin('transaction_events as e', (j) => j.onRef('e.store_id', '=', 't.store_id').onRef('e.transaction_id', '=', 't.id'))
            .select('t.id')
            .where('t.store_id', '=', tx.store)
            .where('t.order_id', '=', order)
            .where('e.state', '=', 'approved')
            .where('e.saved', 'is not', null),
        )
        .as('renewable'),
    )
    .where('store_id', '=', tx.store)
    .executeTakeFirstOrThrow()
  return { mode: row.capture_at_shipping, renewable: row.renewable === true }
}

/** The order to work on after this one: the most urgent of those still to be shipped, as far as the person may see. */
export async function findNext(tx: Tx, order: string): Promise<number | null> {
  // Each status by itself: the index has the orders of one in the order wanted here, so that the first is found among any number of them.
  const found = await Promise.all([firstToShip(tx, order, 'new'), firstToShip(tx, order, 'processing')])
  const [first] = found.filter((row) => row !== undefined).toSorted((a, b) => a.ship_by.getTime() - b.ship_by.getTime())
  return first?.number ?? null
}

async function firstToShip(tx: Tx, but: string, status: Status) {
  return tx
    .selectFrom('order_facts')
    .select(['number', 'ship_by'])
    .where('store_id', '=', tx.store)
    .where('status', '=', status)
    .where('order_id', '<>', but)
    .where('fulfillment_state', 'in', ['open', 'partly_shipped'])
    .$if(tx.actor.reach === 'own', (q) => q.where('assignee_id', '=', tx.actor.person))
    .orderBy('ship_by')
    .orderBy('order_id')
    .limit(1)
    .executeTakeFirst()
}

/** A parcel without a label of ours: its number if it has one; `box` and the carrier's name where a rate was chosen for it. */
export type NewParcel = {
  readonly carrier: CarrierCode
  readonly number: string | null
  readonly carrierName?: string
  readonly box?: PackedBox
}

/** A shipment on its way into the tables. */
export type NewShipment = {
  readonly id: string
  readonly order: string
  readonly method: Method
  readonly state: ShipmentState
  readonly lines: readonly ShipmentLine[]
  readonly parcels: readonly NewParcel[]
  readonly cost: number | null
  readonly collectedBy: string | null
  readonly idSeen: boolean | null
  readonly note: string | null
  readonly notify: boolean
  readonly slip: boolean
  readonly command: string | null
  readonly at: Date
}

/** Puts a shipment in with its lines and parcels. The order is locked, so its sequence has no gaps. */
export async function insertShipment(tx: Tx, made: NewShipment): Promise<void> {
  const { last } = await tx
    .selectFrom('shipments')
    .select((s) => s.fn.max('sequence').as('last'))
    .where('store_id', '=', tx.store)
    .where('order_id', '=', made.order)
    .executeTakeFirstOrThrow()
  await tx
    .insertInto('shipments')
    .values({
      store_id: tx.store,
      id: made.id,
      order_id: made.order,
      sequence: (last ?? 0) + 1,
      method: made.method,
      state: made.state,
      cost: made.cost,
      collected_by: made.collectedBy,
      id_seen: made.idSeen,
      note: made.note,
      notify: made.notify,
      slip: made.slip,
      command_id: made.command,
      created_by: tx.actor.person,
      created_at: made.at,
      left_at: made.state === 'ready' || made.state === 'buying' ? null : made.at,
    })
    .execute()
  await tx
    .insertInto('shipment_lines')
    .values(made.lines.map(({ line, quantity }) => ({ store_id: tx.store, shipment_id: made.id, line_id: line, quantity })))
    .execute()
  if (made.parcels.length === 0) return
  const rows = made.parcels.map(({ carrier, number, carrierName, box }, position) => ({
    store_id: tx.store,
    id: uuidv7(),
    shipment_id: made.id,
    order_id: made.order,
    position,
    carrier,
    tracking_number: number,
    carrier_name: carrierName ?? null,
    size_mm: box ? [box.size.lengthMm, box.size.widthMm, box.size.heightMm] : null,
    grams: box?.grams ?? null,
    contents: box ? JSON.stringify(box.contents) : null,
  }))
  await tx.insertInto('parcels').values(rows).execute()
}

/** Writes what became of a shipment. */
export async function saveShipment(
  tx: Tx,
  id: string,
  changes: {
    readonly state?: ShipmentState
    readonly cost?: number
    readonly left_at?: Date
    readonly collected_by?: string | null
    readonly id_seen?: boolean | null
  },
): Promise<void> {
  await tx.updateTable('shipments').set(changes).where('store_id', '=', tx.store).where('id', '=', id).execute()
}

/** What stands at the head of a packing slip besides the order: the store as its buyers know it. */
export async function readStore(tx: Tx) {
  return tx
    .selectFrom('store_settings as t')
    .innerJoin('stores as s', 's.id', 't.store_id')
    .leftJoin('store_logos as l', 'l.store_id', 't.store_id')
    .select([
      's.name',
      't.address',
      't.phone',
      't.email',
      't.time_zone',
      't.order_prefix',
      't.order_digits',
      'l.bytes as logo',
      'l.width as logo_width',
      'l.height as logo_height',
    ])
    .where('t.store_id', '=', tx.store)
    .executeTakeFirstOrThrow()
}

/** The flows of an order that are under way: one of them may wait for a label. */
export async function runningFlowsOf(tx: Tx, order: string): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom('flows')
    .select('id')
    .where('store_id', '=', tx.store)
    .where('order_id', '=', order)
    .where('state', '=', 'running')
    .execute()
  return rows.map((row) => row.id)
}
