import type { Tx } from '#platform/doors.ts'

/** The store's hook; undefined when it has none or took it back. */
export async function findHook(tx: Tx) {
  return tx
    .selectFrom('storefront_hooks')
    .select(['url', 'sealed_secret', 'made_at', 'previous_secret', 'previous_until'])
    .where('store_id', '=', tx.store)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
}

type NewHook = {
  readonly url: string
  readonly sealed: string
  readonly madeAt: Date
  /** the secret before, which still signs beside it until a moment */
  readonly previous: { readonly secret: string; readonly until: Date } | null
}

/** Writes the store's hook: a new one, another address or another secret. */
export async function saveHook(tx: Tx, { url, sealed, madeAt, previous }: NewHook): Promise<void> {
  const columns = {
    url,
    sealed_secret: sealed,
    made_at: madeAt,
    removed_at: null,
    previous_secret: previous?.secret ?? null,
    previous_until: previous?.until ?? null,
  }
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
    .select(['d.id', 'o.number', 'd.event', 'd.state', 'd.tries', 'd.answer', 'd.said', 'd.took_ms', 'd.created_at', 'd.due_at'])
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
    readonly said?: string | null
    readonly took_ms?: number | null
    readonly tried_at?: Date
    readonly due_at?: Date
    readonly until?: Date
  },
): Promise<void> {
  await tx.updateTable('hook_deliveries').set(columns).where('store_id', '=', tx.store).where('id', '=', id).execute()
}

/** Puts every delivery that was given up since a moment back in line, for another day; their ids, oldest first. */
export async function requeueFailed(tx: Tx, since: Date, now: Date, until: Date, most: number): Promise<readonly string[]> {
  const failed = await tx
    .selectFrom('hook_deliveries')
    .select('id')
    .where('store_id', '=', tx.store)
    .where('state', '=', 'failed')
    .where('created_at', '>=', since)
    .orderBy('created_at')
    .limit(most)
    .forUpdate()
    .execute()
  const ids = failed.map(({ id }) => id)
  if (ids.length === 0) return ids
  await tx
    .updateTable('hook_deliveries')
    .set({ state: 'queued', tries: 0, due_at: now, until })
    .where('store_id', '=', tx.store)
    .where('id', 'in', ids)
    .execute()
  return ids
}

/** How many deliveries were given up since a moment. */
export async function countFailed(tx: Tx, since: Date): Promise<number> {
  const { failed } = await tx
    .selectFrom('hook_deliveries')
    .select((q) => q.fn.countAll<number>().as('failed'))
    .where('store_id', '=', tx.store)
    .where('state', '=', 'failed')
    .where('created_at', '>=', since)
    .executeTakeFirstOrThrow()
  return failed
}
