import { sql } from 'kysely'
import type { NumberFormat } from '#domain/store/order-number.ts'
import type { StatusWords } from '#domain/store/status-words.ts'
import { widenReach } from '#order/spine-facts.ts'
import type { Tx } from '#platform/doors.ts'

/** Writes the store's status words; the row must be locked. */
export async function saveWords(tx: Tx, words: StatusWords): Promise<void> {
  await tx
    .updateTable('store_settings')
    .set({ status_words: JSON.stringify(words) })
    .where('store_id', '=', tx.store)
    .execute()
}

/** Writes how numbers look; the row must be locked. */
export async function saveFormat(tx: Tx, { prefix, digits }: NumberFormat): Promise<void> {
  await tx.updateTable('store_settings').set({ order_prefix: prefix, order_digits: digits }).where('store_id', '=', tx.store).execute()
}

/** The highest number an order of the store has, in reach or not, and the next one of a store that counts its own. */
export async function readCount(tx: Tx): Promise<{ readonly highest: number | null; readonly next: number | null }> {
  await widenReach(tx)
  const { rows } = await sql<{ highest: number | null; next: number | null }>`
    select (select number from orders where store_id = ${tx.store} order by number desc limit 1) as highest,
      (select next from order_counters where store_id = ${tx.store}) as next`.execute(tx)
  return rows[0] ?? { highest: null, next: null }
}

/** Waits for orders that are being written, so that the highest number is really the highest; those that come now wait for this transaction. */
export async function holdCount(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('order numbers'), hashtext(${tx.store}))`.execute(tx)
}

/** From now on the store counts its own, from `next` on. */
export async function saveNext(tx: Tx, next: number): Promise<void> {
  await tx
    .insertInto('order_counters')
    .values({ store_id: tx.store, next })
    .onConflict((c) => c.column('store_id').doUpdateSet({ next }))
    .execute()
}
