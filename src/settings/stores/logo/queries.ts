import type { Tx } from '#platform/doors.ts'

/** The logo's row; undefined where the store never had one. */
export async function readLogo(tx: Tx) {
  return tx.selectFrom('store_logos').select(['bytes', 'width', 'height', 'changed_at']).where('store_id', '=', tx.store).executeTakeFirst()
}

/** Keeps a logo, or none. */
export async function saveLogo(
  tx: Tx,
  logo: { readonly bytes: Buffer; readonly width: number; readonly height: number } | null,
  at: Date,
): Promise<void> {
  const columns = { bytes: logo?.bytes ?? null, width: logo?.width ?? null, height: logo?.height ?? null, changed_at: at }
  await tx
    .insertInto('store_logos')
    .values({ store_id: tx.store, ...columns })
    .onConflict((c) => c.column('store_id').doUpdateSet(columns))
    .execute()
}
