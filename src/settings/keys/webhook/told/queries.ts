import type { Tx } from '#platform/doors.ts'
import type { DeliveriesAsk } from '../shapes.ts'

const states = { waiting: 'queued', delivered: 'sent', failed: 'failed' } as const

/** A page of deliveries, newest first, by address and state, behind one of them. */
export async function listDeliveries(tx: Tx, { hook, state, after }: DeliveriesAsk, most: number) {
  const last = after === undefined ? undefined : await findDelivery(tx, after)
  return tx
    .selectFrom('hook_deliveries as d')
    .innerJoin('orders as o', (j) => j.onRef('o.store_id', '=', 'd.store_id').onRef('o.id', '=', 'd.order_id'))
    .innerJoin('storefront_hooks as h', (j) => j.onRef('h.store_id', '=', 'd.store_id').onRef('h.id', '=', 'd.hook_id'))
    .select(['d.id', 'o.number', 'd.event', 'd.state', 'd.tries', 'd.answer', 'd.said', 'd.took_ms', 'd.created_at', 'd.due_at'])
    .select(['h.name', 'h.removed_at', 'h.paused_at'])
    .where('d.store_id', '=', tx.store)
    .$if(hook !== undefined, (q) => q.where('d.hook_id', '=', hook ?? ''))
    .$if(state !== undefined, (q) => q.where('d.state', '=', states[state ?? 'failed']))
    .$if(last !== undefined, (q) =>
      q.where((e) => e(e.refTuple('d.created_at', 'd.id'), '<', e.tuple(last?.created_at ?? new Date(), last?.id ?? ''))),
    )
    .orderBy('d.created_at', 'desc')
    .orderBy('d.id', 'desc')
    .limit(most)
    .execute()
}

/** One delivery with the text that is sent. */
export async function findDelivery(tx: Tx, id: string) {
  return tx
    .selectFrom('hook_deliveries')
    .select(['id', 'hook_id', 'event', 'body', 'state', 'tries', 'said', 'answer', 'due_at', 'until', 'created_at'])
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

type Again = { readonly since: Date; readonly now: Date; readonly until: Date; readonly most: number }

/** Puts every delivery of an address that was given up since a moment back in line, for another day; their ids, oldest first. */
export async function requeueFailed(tx: Tx, hook: string, { since, now, until, most }: Again): Promise<readonly string[]> {
  const failed = await tx
    .selectFrom('hook_deliveries')
    .select('id')
    .where('store_id', '=', tx.store)
    .where('hook_id', '=', hook)
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

/** How many deliveries of each address were given up since a moment. */
export async function countFailed(tx: Tx, since: Date): Promise<ReadonlyMap<string, number>> {
  const rows = await tx
    .selectFrom('hook_deliveries')
    .select('hook_id')
    .select((q) => q.fn.countAll<number>().as('failed'))
    .where('store_id', '=', tx.store)
    .where('state', '=', 'failed')
    .where('created_at', '>=', since)
    .groupBy('hook_id')
    .execute()
  return new Map(rows.map(({ hook_id, failed }) => [hook_id, failed]))
}

/** Of how many events tries failed at an address since a moment. */
export async function countTried(tx: Tx, hook: string, since: Date): Promise<number> {
  const { tried } = await tx
    .selectFrom('hook_deliveries')
    .select((q) => q.fn.countAll<number>().as('tried'))
    .where('store_id', '=', tx.store)
    .where('hook_id', '=', hook)
    .where('tried_at', '>=', since)
    .executeTakeFirstOrThrow()
  return tried
}
