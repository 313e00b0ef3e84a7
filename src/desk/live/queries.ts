import { sql } from 'kysely'
import type { App } from '#platform/app.ts'
import { inStore, systemActor } from '#platform/doors.ts'

/** An order that changed, with whom it is assigned to now. */
export type Change = { readonly number: number; readonly version: number; readonly by: string | null; readonly assignee: string | null }

/**
 * What was committed in a store since `after`. `upto` is where to go on; `open`: a transaction begun before is still running, so that something older than
 * what was just read may still come. `changes` is null when there are too many to tell.
 */
export type Changes = { readonly upto: string; readonly open: boolean; readonly changes: readonly Change[] | null }

/** Orders told at once; a screen shows fifty. */
const most = 200

/** Reads it. Bounded by the oldest transaction that is still running, as they do not commit in the order of their numbers; `after` null reads where "now" is. */
export async function readChanges(app: App, store: string, after: string | null): Promise<Changes> {
  return inStore(app, systemActor(store), async (tx) => {
    const { rows } = await sql<{ readonly upto: string; readonly open: boolean; readonly changes: readonly Change[] }>`
      with now as (select pg_snapshot_xmin(pg_current_snapshot()) as upto, pg_snapshot_xmax(pg_current_snapshot()) as next),
        changed as (
          select a.order_id, max(a.sequence) as newest from activities a, now
          where a.store_id = ${store} and a.txid >= ${after ?? '18446744073709551615'}::xid8 and a.txid < now.upto
          group by a.order_id limit ${most + 1})
      select now.upto::text as upto, now.upto < now.next as open, coalesce((
        select json_agg(json_build_object('number', o.number, 'version', o.version, 'by', a.actor_id, 'assignee', o.assignee_id))
        from changed c
        join orders o on o.store_id = ${store} and o.id = c.order_id
        join activities a on a.store_id = ${store} and a.order_id = c.order_id and a.sequence = c.newest), '[]') as changes
      from now`.execute(tx)
    const [{ upto, open, changes } = { upto: '0', open: false, changes: [] }] = rows
    return { upto, open, changes: changes.length > most ? null : changes }
  })
}
