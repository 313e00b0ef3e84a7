import { sql } from 'kysely'
import type { Tx } from '#platform/doors.ts'

/** Numbers of those among `orders` that have this number, are called `text` at their storefront, or have a parcel under one of `trackings`; at most two. */
export async function namedExactly(
  tx: Tx,
  asked: {
    readonly orders: readonly string[]
    readonly number: number | null
    readonly text: string
    readonly trackings: readonly string[]
  },
): Promise<readonly number[]> {
  const { orders, number, text, trackings } = asked
  const rows = await tx
    .selectFrom('orders as o')
    .select('o.number')
    .where('o.store_id', '=', tx.store)
    .where('o.id', 'in', orders)
    .where((q) =>
      q.or([
        q('o.number', '=', number ?? 0),
        sql<boolean>`partsdesk.search_key(o.external_number) = partsdesk.search_key(${text})`,
        q.exists(
          q
            .selectFrom('parcels as p')
            .select('p.id')
            .whereRef('p.store_id', '=', 'o.store_id')
            .whereRef('p.order_id', '=', 'o.id')
            .where('p.tracking_number', 'in', [...trackings]),
        ),
      ]),
    )
    .limit(2)
    .execute()
  return rows.map(({ number }) => number)
}
