import { sql } from 'kysely'
import { changeKinds, type ChangeKind } from '#domain/store/changes.ts'
import type { App } from '#platform/app.ts'
import { inStore, systemActor, type Tx } from '#platform/doors.ts'
import type { Doing } from './shapes.ts'

/** An order that changed, with whom it is assigned to now, and from whom it was taken meanwhile. */
export type Change = {
  readonly number: number
  readonly version: number
  readonly by: string | null
  readonly assignee: string | null
  readonly taken: readonly string[]
}

/** A tab that is at an order, with whom the order is assigned to. */
export type Tab = {
  readonly order: number
  readonly assignee: string | null
  readonly person: string
  readonly name: string
  readonly doing: Doing | null
}

/**
 * What was committed in a store since `after`. `upto` is where to go on; `open`: a transaction begun before is still running, so that something older than
 * what was just read may still come. `changes` is null when there are too many to tell, or when settings changed that any page may show; `powers`: the rights
 * of its people may have too. `tabs`: who is at which order now.
 */
export type Changes = {
  readonly upto: string
  readonly open: boolean
  readonly changes: readonly Change[] | null
  readonly powers: boolean
  readonly tabs: readonly Tab[]
}

/** Orders told at once; a screen shows fifty. */
const most = 200

/** Changes that show on their own page of the settings alone: nobody else need read anything again. */
const unseen: readonly string[] = [
  ...changeKinds.keys,
  ...changeKinds.privacy,
  ...(['orders_exported', 'invitation_sent', 'invitation_copied', 'new_order_mail'] satisfies readonly ChangeKind[]),
]

/** Changes by which somebody may see or do less, or more, than before. */
const powers: readonly string[] = [
  'role_changed',
  'role_removed',
  'person_role',
  'person_removed',
  'person_rests',
  'person_last_day',
  'second_factor',
] satisfies readonly ChangeKind[]

type Read = {
  readonly upto: string
  readonly open: boolean
  readonly changes: readonly Change[]
  readonly settings: readonly string[]
  readonly tabs: readonly Tab[]
}

/**
 * Reads it; `since`: tabs that were not heard of since then are gone. Bounded by the oldest transaction that is still running, as they do not commit in the order
 * of their numbers; `after` null reads where "now" is. An order that time alone turned stands above every version anybody has: it is read again whatever is known.
 */
export async function readChanges(app: App, store: string, after: string | null, since: Date): Promise<Changes> {
  const from = sql`${after ?? '18446744073709551615'}::xid8`
  return inStore(app, systemActor(store), async (tx) => {
    const { rows } = await sql<Read>`
      with now as (select pg_snapshot_xmin(pg_current_snapshot()) as upto, pg_snapshot_xmax(pg_current_snapshot()) as next),
        changed as (
          (select a.order_id, max(a.sequence) as newest, array_agg(a.event ->> 'from') filter (where a.type = 'assigned' and a.event ->> 'from' is not null) as taken
            from activities a, now where a.store_id = ${store} and a.txid >= ${from} and a.txid < now.upto
            group by a.order_id limit ${most + 1})
          union all
          (select f.order_id, null, null from order_facts f, now where f.store_id = ${store} and f.turned_txid >= ${from} and f.turned_txid < now.upto
            limit ${most + 1}))
      select now.upto::text as upto, now.upto < now.next as open, coalesce((
        select json_agg(json_build_object('number', o.number, 'version', o.version + (c.newest is null)::int, 'by', a.actor_id, 'assignee', o.assignee_id,
          'taken', coalesce(c.taken, '{}')))
        from changed c
        join orders o on o.store_id = ${store} and o.id = c.order_id
        left join activities a on a.store_id = ${store} and a.order_id = c.order_id and a.sequence = c.newest), '[]') as changes,
        array(select distinct s.what from settings_changes s where s.store_id = ${store} and s.txid >= ${from} and s.txid < now.upto) as settings,
        coalesce((
          select json_agg(json_build_object('order', o.number, 'assignee', o.assignee_id, 'person', p.person_id, 'name', p.name, 'doing', p.doing) order by p.came)
          from presences p join orders o on o.store_id = ${store} and o.id = p.order_id
          where p.store_id = ${store} and p.at >= ${since}), '[]') as tabs
      from now`.execute(tx)
    const [{ upto, open, changes, settings, tabs } = { upto: '0', open: false, changes: [], settings: [], tabs: [] }] = rows
    const shown = settings.some((what) => !unseen.includes(what))
    return {
      upto,
      open,
      changes: shown || changes.length > most ? null : changes,
      powers: settings.some((what) => powers.includes(what)),
      tabs,
    }
  })
}

/** The id of an order within the actor's reach. */
export async function findOrder(tx: Tx, number: number): Promise<string | undefined> {
  const row = await tx.selectFrom('orders').select('id').where('store_id', '=', tx.store).where('number', '=', number).executeTakeFirst()
  return row?.id
}

type At = { readonly person: string; readonly tab: string; readonly name: string; readonly order: string; readonly doing: Doing | null }

/** Keeps that a tab is at an order; answers whether that is new to the others: who was not heard of since `since` was gone. */
export async function keepTab(tx: Tx, { person, tab, name, order, doing }: At, now: Date, since: Date): Promise<boolean> {
  const { rows } = await sql<{ readonly same: boolean }>`
    with had as (select * from presences where store_id = ${tx.store} and person_id = ${person} and tab = ${tab}),
      kept as (
        insert into presences (store_id, person_id, tab, order_id, name, doing, at)
        values (${tx.store}, ${person}, ${tab}, ${order}, ${name}, ${doing}, ${now})
        on conflict (store_id, person_id, tab) do update set order_id = excluded.order_id, name = excluded.name, doing = excluded.doing, at = excluded.at)
    select at >= ${since} and order_id = ${order} and doing is not distinct from ${doing} as same from had`.execute(tx)
  return rows[0]?.same !== true
}

/** Forgets a tab; answers whether it was anywhere. */
export async function dropTab(tx: Tx, person: string, tab: string): Promise<boolean> {
  const [gone] = await tx
    .deleteFrom('presences')
    .where('store_id', '=', tx.store)
    .where('person_id', '=', person)
    .where('tab', '=', tab)
    .execute()
  return (gone?.numDeletedRows ?? 0n) > 0n
}

/** Forgets the store's tabs that were not heard of since `since`, and of one person's those beyond the newest `most`. */
export async function dropOld(tx: Tx, person: string, since: Date, most: number): Promise<void> {
  await sql`delete from presences where store_id = ${tx.store} and (at < ${since} or person_id = ${person} and came <= (
    select came from presences where store_id = ${tx.store} and person_id = ${person} order by came desc offset ${most} limit 1))`.execute(
    tx,
  )
}

/** Who is at one order, in the order they came. */
export async function readTabs(tx: Tx, order: string, since: Date) {
  return tx
    .selectFrom('presences')
    .select((q) => ['person_id as person', 'name', q.ref('doing').$castTo<Doing | null>().as('doing')])
    .where('store_id', '=', tx.store)
    .where('order_id', '=', order)
    .where('at', '>=', since)
    .orderBy('came')
    .execute()
}
