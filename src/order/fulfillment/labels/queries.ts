import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { PurchaseState, VoidState } from '#domain/shipping/labels.ts'
import type { PackedBox } from '#domain/shipping/packing.ts'
import type { Charge } from '#domain/shipping/rate.ts'
import type { Tx } from '#platform/doors.ts'
import type { LabelFile } from '#ports/carrier.ts'

/** A purchase about to be made: what was shown when it was chosen, all money in minor units. */
export type NewPurchase = {
  readonly id: string
  readonly order: string
  readonly shipment: string
  readonly quote: string
  readonly account: string
  /** the carrier's own words for the quote and the rate */
  readonly carrierQuote: string
  readonly carrierRate: string
  readonly carrier: string
  readonly service: string
  readonly name: string
  readonly arrives: string | null
  readonly shown: number
  readonly insured: number | null
  readonly currency: string
  readonly boxes: readonly PackedBox[]
  readonly at: Date
}

/** Writes the row of a purchase; from the commit on the carrier may have been asked. */
export async function insertPurchase(tx: Tx, made: NewPurchase): Promise<void> {
  await tx
    .insertInto('label_purchases')
    .values({
      store_id: tx.store,
      id: made.id,
      order_id: made.order,
      shipment_id: made.shipment,
      quote_id: made.quote,
      account_id: made.account,
      quote: made.carrierQuote,
      rate: made.carrierRate,
      carrier: made.carrier,
      service: made.service,
      name: made.name,
      arrives: made.arrives,
      shown: made.shown,
      insured: made.insured,
      currency: made.currency,
      boxes: JSON.stringify(made.boxes),
      actor_kind: tx.actor.kind,
      actor_id: tx.actor.person,
      actor_name: tx.actor.name,
      created_at: made.at,
    })
    .execute()
}

/** A fact of a purchase on its way into the table. */
export type NewLabelEvent = {
  readonly state: PurchaseState
  readonly source: 'api' | 'recovery' | 'person'
  readonly at: Date
  readonly code?: string | null
  readonly message?: string | null
  /** what all labels together were charged at, minor units */
  readonly charged?: number | null
}

/** Appends facts to a purchase. */
export async function appendLabelEvents(tx: Tx, purchase: string, events: readonly NewLabelEvent[]): Promise<void> {
  await tx
    .insertInto('label_events')
    .values(
      events.map((event) => ({
        store_id: tx.store,
        purchase_id: purchase,
        id: uuidv7(),
        state: event.state,
        source: event.source,
        code: event.code ?? null,
        message: event.message ?? null,
        charged: event.charged ?? null,
        actor_name: tx.actor.name,
        at: event.at,
      })),
    )
    .execute()
}

/** A purchase with its facts, oldest first; by its own id or its shipment's. */
export async function findPurchase(tx: Tx, by: { readonly id: string } | { readonly shipment: string }) {
  const row = await tx
    .selectFrom('label_purchases')
    .selectAll()
    .where('store_id', '=', tx.store)
    .where('id' in by ? 'id' : 'shipment_id', '=', 'id' in by ? by.id : by.shipment)
    .executeTakeFirst()
  if (!row) return undefined
  const events = await tx
    .selectFrom('label_events')
    .select(['state', 'source', 'code', 'message', 'charged', 'actor_name', 'at'])
    .where('store_id', '=', tx.store)
    .where('purchase_id', '=', row.id)
    .orderBy('at')
    .orderBy('id')
    .execute()
  return { ...row, events }
}
export type PurchaseRow = NonNullable<Awaited<ReturnType<typeof findPurchase>>>

/** The newest purchase of an order that is not over, or of which only a part was bought. */
export async function findOpenPurchase(tx: Tx, order: string): Promise<PurchaseRow | undefined> {
  const open = await tx
    .selectFrom('label_purchases as p')
    .innerJoin('shipments as s', (j) => j.onRef('s.store_id', '=', 'p.store_id').onRef('s.id', '=', 'p.shipment_id'))
    .select('p.id')
    .where('p.store_id', '=', tx.store)
    .where('p.order_id', '=', order)
    .where('s.state', '=', 'buying')
    .orderBy('p.created_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return open && findPurchase(tx, open)
}

/** The same where it must exist. */
export async function needPurchase(tx: Tx, id: string): Promise<PurchaseRow> {
  const row = await findPurchase(tx, { id })
  if (!row) throw new Error(`no label purchase ${id}`)
  return row
}

/** A parcel whose label was paid for. */
export type NewLabelParcel = {
  readonly id: string
  readonly position: number
  readonly ref: string
  readonly trackingNumber: string
  readonly url: string | null
  readonly box: PackedBox
  readonly void: 'not_asked' | 'submitted'
}

/** Puts parcels with labels in; one that is there already stays as it is. Answers the ids that were new. */
export async function insertLabelParcels(tx: Tx, of: PurchaseRow, parcels: readonly NewLabelParcel[]): Promise<ReadonlySet<string>> {
  if (parcels.length === 0) return new Set()
  const rows = await tx
    .insertInto('parcels')
    .values(
      parcels.map(({ id, position, ref, trackingNumber, url, box, void: voided }) => ({
        store_id: tx.store,
        id,
        shipment_id: of.shipment_id,
        order_id: of.order_id,
        position,
        carrier: of.carrier,
        tracking_number: trackingNumber,
        url,
        expected_on: of.arrives,
        purchase_id: of.id,
        label_ref: ref,
        carrier_name: of.carrier,
        size_mm: [box.size.lengthMm, box.size.widthMm, box.size.heightMm],
        grams: box.grams,
        contents: JSON.stringify(box.contents),
        void_state: voided,
        tracker_state: 'label_created' as const,
      })),
    )
    .onConflict((c) => c.columns(['store_id', 'purchase_id', 'label_ref']).where('label_ref', 'is not', null).doNothing())
    .returning('id')
    .execute()
  return new Set(rows.map(({ id }) => id))
}

/** One line of what shipping really costs. */
export type NewCostLine = {
  readonly order: string
  readonly parcel: string
  readonly kind: 'label' | 'adjustment' | 'void'
  /** minor units; below zero gives back */
  readonly amount: number
  readonly currency: string
  /** once a kind: the parcel's own id, or the carrier's for a correction */
  readonly reference: string
  readonly reason?: string | null
  readonly charges?: readonly Charge[] | null
  readonly at: Date
}

/** Writes cost lines; one known already is not written again. True when any was new. */
export async function insertCostLines(tx: Tx, lines: readonly NewCostLine[]): Promise<boolean> {
  if (lines.length === 0) return false
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('cost_lines')
    .values(
      lines.map((line) => ({
        store_id: tx.store,
        id: uuidv7(),
        order_id: line.order,
        parcel_id: line.parcel,
        kind: line.kind,
        amount: line.amount,
        currency: line.currency,
        reference: line.reference,
        reason: line.reason ?? null,
        charges: line.charges ? JSON.stringify(line.charges) : null,
        at: line.at,
      })),
    )
    .onConflict((c) => c.doNothing())
    .executeTakeFirstOrThrow()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** The parcels of a shipment or of a purchase that have labels of ours, in the order of their boxes; `cost` minor units, as known now. */
export async function listLabelParcels(tx: Tx, by: { readonly purchase: string } | { readonly shipment: string }) {
  return tx
    .selectFrom('parcels as p')
    .innerJoin('label_purchases as b', (j) => j.onRef('b.store_id', '=', 'p.store_id').onRef('b.id', '=', 'p.purchase_id'))
    .innerJoin('shipments as s', (j) => j.onRef('s.store_id', '=', 'p.store_id').onRef('s.id', '=', 'p.shipment_id'))
    .select([
      'p.id',
      'p.order_id',
      'p.shipment_id',
      'p.label_ref',
      'p.tracking_number',
      'p.void_state',
      'p.tracker_state',
      'p.label_check',
      'b.account_id',
      'b.currency',
      'b.created_at as bought_at',
      's.state as shipment_state',
    ])
    .select((q) =>
      q
        .selectFrom('cost_lines as c')
        .select(sql<number>`coalesce(sum(c.amount), 0)::bigint`.as('n'))
        .whereRef('c.store_id', '=', 'p.store_id')
        .whereRef('c.parcel_id', '=', 'p.id')
        .as('cost'),
    )
    .where('p.store_id', '=', tx.store)
    .where('p.label_ref', 'is not', null)
    .where('purchase' in by ? 'p.purchase_id' : 'p.shipment_id', '=', 'purchase' in by ? by.purchase : by.shipment)
    .orderBy('p.position')
    .execute()
}
export type LabelParcel = Awaited<ReturnType<typeof listLabelParcels>>[number]

/** Writes what became of taking a label back. */
export async function saveVoid(tx: Tx, parcel: string, state: VoidState): Promise<void> {
  await tx
    .updateTable('parcels')
    .set({ void_state: state, ...(state === 'refunded' && { tracker_state: 'voided' as const }) })
    .where('store_id', '=', tx.store)
    .where('id', '=', parcel)
    .execute()
}

/** Keeps the bytes of a label as the carrier gave them, with their hash; those kept already stay. */
export async function insertLabel(tx: Tx, parcel: string, file: LabelFile, sha256: Buffer, at: Date): Promise<void> {
  await tx
    .insertInto('labels')
    .values({
      store_id: tx.store,
      parcel_id: parcel,
      format: file.format,
      dpi: file.dpi ?? 0,
      sha256,
      bytes: Buffer.from(file.bytes),
      created_at: at,
    })
    .onConflict((c) => c.doNothing())
    .execute()
}

/** A label's bytes; undefined while they were not fetched. */
export async function findLabel(tx: Tx, parcel: string, format: LabelFile['format'], dpi: number): Promise<LabelFile | undefined> {
  const row = await tx
    .selectFrom('labels')
    .select(['format', 'dpi', 'bytes'])
    .where('store_id', '=', tx.store)
    .where('parcel_id', '=', parcel)
    .where('format', '=', format)
    .where('dpi', '=', dpi)
    .executeTakeFirst()
  return row && { format: row.format, dpi: row.dpi === 203 || row.dpi === 300 ? row.dpi : null, bytes: row.bytes }
}

/** Writes whether the barcode on a label reads as its tracking number. */
export async function saveLabelCheck(tx: Tx, parcel: string, check: 'matches' | 'differs' | 'unreadable'): Promise<void> {
  await tx.updateTable('parcels').set({ label_check: check }).where('store_id', '=', tx.store).where('id', '=', parcel).execute()
}
