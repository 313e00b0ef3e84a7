import type { Tx } from '#platform/doors.ts'

/** The VIN of an order, null when it has none or is not there. */
export async function readVin(tx: Tx, order: string): Promise<string | null> {
  const row = await tx
    .selectFrom('orders')
    .select('vehicle_vin')
    .where('store_id', '=', tx.store)
    .where('id', '=', order)
    .executeTakeFirst()
  return row?.vehicle_vin ?? null
}
