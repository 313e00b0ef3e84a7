import { sql } from 'kysely'
import type { Tx } from '#platform/doors.ts'

/** Finished orders that still know their buyer, and those that have forgotten. */
export async function countBuyers(tx: Tx): Promise<{ readonly known: number; readonly erased: number }> {
  return tx
    .selectFrom('orders')
    .select([
      sql<number>`count(*) filter (where erased_at is null and status in ('completed', 'cancelled'))::int`.as('known'),
      sql<number>`count(*) filter (where erased_at is not null)::int`.as('erased'),
    ])
    .where('store_id', '=', tx.store)
    .executeTakeFirstOrThrow()
}

/** The newest nights in which anything was old enough. */
export async function listRuns(tx: Tx, most: number) {
  return tx
    .selectFrom('erasure_runs')
    .select(['id', 'at', 'years', 'erased', 'left_alone'])
    .where('store_id', '=', tx.store)
    .orderBy('at', 'desc')
    .limit(most)
    .execute()
}

/** The store's years; null for never. */
export async function readYears(tx: Tx): Promise<number | null> {
  return (await tx.selectFrom('store_settings').select('retention_years').where('store_id', '=', tx.store).executeTakeFirstOrThrow())
    .retention_years
}

/** Writes the years; the row must be locked. */
export async function saveYears(tx: Tx, years: number | null): Promise<void> {
  await tx.updateTable('store_settings').set({ retention_years: years }).where('store_id', '=', tx.store).execute()
}
