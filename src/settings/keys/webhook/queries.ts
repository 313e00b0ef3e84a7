import type { Tx } from '#platform/doors.ts'

/** The store's hook; undefined when it has none or took it back. */
export async function findHook(tx: Tx) {
  return tx
    .selectFrom('storefront_hooks')
    .select(['url', 'sealed_secret', 'made_at'])
    .where('store_id', '=', tx.store)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
}

/** Writes the store's hook: a new one, another address or another secret. */
export async function saveHook(tx: Tx, hook: { readonly url: string; readonly sealed: string; readonly madeAt: Date }): Promise<void> {
  const columns = { url: hook.url, sealed_secret: hook.sealed, made_at: hook.madeAt, removed_at: null }
  await tx
    .insertInto('storefront_hooks')
    .values({ store_id: tx.store, ...columns })
    .onConflict((c) => c.column('store_id').doUpdateSet(columns))
    .execute()
}

/** Takes the store's hook back. */
export async function removeHook(tx: Tx, at: Date): Promise<void> {
  await tx.updateTable('storefront_hooks').set({ removed_at: at }).where('store_id', '=', tx.store).execute()
}

/** The newest deliveries, newest first. */
export async function listDeliveries(tx: Tx, most: number) {
  return tx
    .selectFrom('hook_deliveries as d')
    .innerJoin('orders as o', (j) => j.onRef('o.store_id', '=', 'd.store_id').onRef('o.id', '=', 'd.order_id'))
    .select(['d.id', 'o.number', 'd.event', 'd.state', 'd.tries', 'd.answer', 'd.created_at', 'd.due_at'])
    .where('d.store_id', '=', tx.store)
    .orderBy('d.created_at', 'desc')
    .orderBy('d.id', 'desc')
    .limit(most)
    .execute()
}

/** One delivery with the text that is sent. */
export async function findDelivery(tx: Tx, id: string) {
  return tx
    .selectFrom('hook_deliveries')
    .select(['id', 'event', 'body', 'state', 'tries', 'due_at', 'until'])
    .where('store_id', '=', tx.store)
    .where('id', '=', id)
    .executeTakeFirst()
}

/** Writes what a try came to, or that there is to be another. */
export async function saveDelivery(
  tx: Tx,
  id: string,
  columns: {
    readonly state: 'queued' | 'sent' | 'failed'
    readonly tries?: number
    readonly answer?: string
    readonly tried_at?: Date
    readonly due_at?: Date
    readonly until?: Date
  },
): Promise<void> {
  await tx.updateTable('hook_deliveries').set(columns).where('store_id', '=', tx.store).where('id', '=', id).execute()
}
