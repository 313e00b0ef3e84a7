import { sql } from 'kysely'
import type { Address } from '#domain/address.ts'
import type { Tx } from '#platform/doors.ts'
import type { AddressKind } from './shapes.ts'

/** Both addresses of an order as the buyer typed them. */
export async function readTyped(tx: Tx, order: string): Promise<{ readonly [kind in AddressKind]?: Address }> {
  const rows = await tx
    .selectFrom('order_addresses')
    .select(['kind', 'typed'])
    .where('store_id', '=', tx.store)
    .where('order_id', '=', order)
    .execute()
  return Object.fromEntries(rows.map((row) => [row.kind, row.typed as unknown as Address]))
}

/** Writes one address; what the buyer typed stays beside it. */
export async function saveAddress(tx: Tx, order: string, kind: AddressKind, { postalCode, ...address }: Address): Promise<void> {
  await tx
    .updateTable('order_addresses')
    .set({ ...address, postal_code: postalCode ?? null })
    .where('store_id', '=', tx.store)
    .where('order_id', '=', order)
    .where('kind', '=', kind)
    .execute()
}

/** The last entry of the log that changed one of these fields of the buyer or of an address: by whom and when. */
export async function findFieldChange(tx: Tx, order: string, { type, kind }: FieldEvent, fields: readonly string[]) {
  return tx
    .selectFrom('activities')
    .select(['actor_name as who', 'at'])
    .where('store_id', '=', tx.store)
    .where('order_id', '=', order)
    .where('type', '=', type)
    .where(sql<boolean>`event->'fields' ?| ${[...fields]}::text[]`)
    .$if(kind !== undefined, (q) => q.where(sql<string>`event->>'kind'`, '=', String(kind)))
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** Which entries tell of changed fields: the buyer's, or one address's. */
export type FieldEvent = { readonly type: 'address_changed' | 'buyer_changed'; readonly kind?: AddressKind }

/** Did an issuer compare the billing address, and does a payment's own protection hang on the shipping address? */
export async function readStakes(tx: Tx, order: string): Promise<{ readonly avsSpoke: boolean; readonly sellerProtection: boolean }> {
  const row = await tx
    .selectFrom('transactions as t')
    .leftJoin('transaction_events as e', (j) => j.onRef('e.store_id', '=', 't.store_id').onRef('e.transaction_id', '=', 't.id'))
    .select((q) => [
      q.fn.count<number>(q.fn.coalesce('e.checks', 't.checks')).as('checks'),
      q.fn.count<number>(q.case().when('t.method', 'ilike', '%paypal%').then(1).end()).as('paypal'),
    ])
    .where('t.store_id', '=', tx.store)
    .where('t.order_id', '=', order)
    .executeTakeFirst()
  return { avsSpoke: (row?.checks ?? 0) > 0, sellerProtection: (row?.paypal ?? 0) > 0 }
}

/** What the labels of some shipments cost, minor units. */
export async function readLabelCost(tx: Tx, shipments: readonly string[]): Promise<number> {
  if (shipments.length === 0) return 0
  const row = await tx
    .selectFrom('cost_lines as c')
    .innerJoin('parcels as p', (j) => j.onRef('p.store_id', '=', 'c.store_id').onRef('p.id', '=', 'c.parcel_id'))
    .select(sql<number>`coalesce(sum(c.amount), 0)::bigint`.as('n'))
    .where('c.store_id', '=', tx.store)
    .where('p.shipment_id', 'in', shipments)
    .executeTakeFirstOrThrow()
  return row.n
}
