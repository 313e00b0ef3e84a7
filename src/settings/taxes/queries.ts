import type { StoreTax } from '#domain/store/taxes.ts'
import type { Tx } from '#platform/doors.ts'

/** Writes the store's taxes whole; the row must be locked. */
export async function saveRows(tx: Tx, taxes: readonly StoreTax[]): Promise<void> {
  await tx
    .updateTable('store_settings')
    .set({ taxes: JSON.stringify(taxes) })
    .where('store_id', '=', tx.store)
    .execute()
}
