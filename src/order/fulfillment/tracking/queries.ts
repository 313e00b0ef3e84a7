import { uuidv7 } from 'uuidv7'
import type { TrackerEvent, TrackerState } from '#domain/shipping/tracker.ts'
import type { Tx } from '#platform/doors.ts'
import type { CarrierNews } from '#ports/carrier.ts'

/** A parcel with a label of ours that may be on its way. */
export async function findParcel(tx: Tx, by: { readonly id: string } | { readonly account: string; readonly number: string }) {
  return parcels(tx)
    .$if('id' in by, (q) => q.where('p.id', '=', 'id' in by ? by.id : ''))
    .$if('number' in by, (q) =>
      q.where('b.account_id', '=', 'number' in by ? by.account : '').where('p.tracking_number', '=', 'number' in by ? by.number : ''),
    )
    .orderBy('b.created_at', 'desc')
    .limit(1)
    .executeTakeFirst()
}
export type TrackedParcel = NonNullable<Awaited<ReturnType<typeof findParcel>>>

/** Parcels that left and nobody has asked about for a day, or for two hours while they are out for delivery; those longest ago first. */
export async function listToLookAt(tx: Tx, now: Date, limit: number) {
  const ago = (hours: number) => new Date(now.getTime() - hours * 3_600_000)
  return parcels(tx)
    .where('s.state', '=', 'shipped')
    .where('p.tracker_state', '!=', 'voided')
    .where((q) =>
      q.or([
        q('p.looked_at', 'is', null),
        q('p.looked_at', '<', ago(24)),
        q.and([q('p.tracker_state', '=', 'out_for_delivery'), q('p.looked_at', '<', ago(2))]),
      ]),
    )
    .orderBy('p.looked_at', (o) => o.asc().nullsFirst())
    .limit(limit)
    .execute()
}

function parcels(tx: Tx) {
  return tx
    .selectFrom('parcels as p')
    .innerJoin('label_purchases as b', (j) => j.onRef('b.store_id', '=', 'p.store_id').onRef('b.id', '=', 'p.purchase_id'))
    .innerJoin('shipments as s', (j) => j.onRef('s.store_id', '=', 'p.store_id').onRef('s.id', '=', 'p.shipment_id'))
    .select([
      'p.id',
      'p.order_id',
      'p.shipment_id',
      'p.tracking_number',
      'p.carrier_name',
      'p.tracker_state',
      'p.tracker_at',
      'p.looked_at',
      'b.account_id',
      'b.currency',
      'b.created_at as bought_at',
    ])
    .where('p.store_id', '=', tx.store)
    .where('p.label_ref', 'is not', null)
}

/** Notes when a parcel was last asked about. */
export async function noteLook(tx: Tx, parcel: string, at: Date): Promise<void> {
  await tx.updateTable('parcels').set({ looked_at: at }).where('store_id', '=', tx.store).where('id', '=', parcel).execute()
}

/** Keeps what a carrier says happened, each thing once. */
export async function insertTrackerEvents(
  tx: Tx,
  parcel: string,
  events: readonly TrackerEvent[],
  source: 'webhook' | 'poll',
  at: Date,
): Promise<void> {
  if (events.length === 0) return
  await tx
    .insertInto('tracker_events')
    .values(
      events.map((event) => ({
        store_id: tx.store,
        id: uuidv7(),
        parcel_id: parcel,
        state: event.state,
        message: event.message,
        place: event.place,
        at: event.at,
        source,
        received_at: at,
      })),
    )
    .onConflict((c) => c.doNothing())
    .execute()
}

/** Everything heard of a parcel. */
export async function listTrackerEvents(tx: Tx, parcel: string): Promise<readonly TrackerEvent[]> {
  return tx
    .selectFrom('tracker_events')
    .select(['state', 'at', 'message', 'place'])
    .where('store_id', '=', tx.store)
    .where('parcel_id', '=', parcel)
    .execute()
}

/** Writes where a parcel is now. */
export async function saveWhere(
  tx: Tx,
  parcel: string,
  now: { readonly state: TrackerState; readonly at: Date | null; readonly expected: string | null; readonly url: string | null },
): Promise<void> {
  await tx
    .updateTable('parcels')
    .set({
      tracker_state: now.state,
      tracker_at: now.at,
      ...(now.expected !== null && { expected_on: now.expected }),
      ...(now.url !== null && { url: now.url }),
    })
    .where('store_id', '=', tx.store)
    .where('id', '=', parcel)
    .execute()
}

/** Keeps a webhook of a carrier; false when it was heard before. */
export async function keepCarrierNews(tx: Tx, account: string, news: CarrierNews, at: Date): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('carrier_events')
    .values({ store_id: tx.store, account_id: account, id: news.id, about: news.about, received_at: at })
    .onConflict((c) => c.doNothing())
    .executeTakeFirstOrThrow()
  await tx.updateTable('carrier_accounts').set({ webhook_at: at }).where('store_id', '=', tx.store).where('id', '=', account).execute()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** Of which happenings customers of this store get a mail. */
export async function readTrackingMails(tx: Tx): Promise<readonly string[]> {
  const row = await tx.selectFrom('store_settings').select('tracking_mails').where('store_id', '=', tx.store).executeTakeFirstOrThrow()
  return row.tracking_mails
}
