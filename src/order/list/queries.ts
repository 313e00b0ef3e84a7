import { sql, type SqlBool } from 'kysely'
import { patience } from '#domain/attention/labels.ts'
import { soonHours } from '#domain/attention/attention.ts'
import { openStatuses, statuses, type Status } from '#domain/order.ts'
import type { Tx } from '#platform/doors.ts'
import type { Cursor } from './cursor.ts'
import type { ListAsk, Sort } from './shapes.ts'

export const pageSize = 50

const columns = { placed: 'placed_at', ship_by: 'ship_by', total: 'total' } as const satisfies { readonly [sort in Sort]: string }

/** Which way a column is sorted unless asked otherwise: newest orders, most urgent promise, largest total first. */
export function directionOf(ask: ListAsk): 'asc' | 'desc' {
  return ask.order ?? (ask.sort === 'ship_by' ? 'asc' : 'desc')
}

/** What narrows a list, with its words found and its days as moments. */
export type Narrowed = {
  readonly ask: ListAsk
  readonly found: readonly string[] | null
  readonly from: Date | null
  readonly to: Date | null
  /** the ship-by of what is still open must be before it */
  readonly dueBefore: Date | null
}

type Page = Narrowed & { readonly cursor: Cursor | null; readonly backwards: boolean }

/** One row more than `size`, in the asked order (reversed when paging backwards), by keyset. */
export async function selectPage(tx: Tx, { cursor, backwards, ...narrowed }: Page, size = pageSize) {
  const { ask } = narrowed
  const column = columns[ask.sort]
  const descending = (directionOf(ask) === 'desc') !== backwards
  return matching(tx, narrowed)
    .selectAll()
    .$if(cursor !== null, (q) =>
      q.where(
        sql<SqlBool>`(${sql.ref(column)}, order_id) ${sql.raw(descending ? '<' : '>')} (${cursorValue(ask.sort, cursor)}, ${cursor?.id ?? ''}::uuid)`,
      ),
    )
    .orderBy(column, descending ? 'desc' : 'asc')
    .orderBy('order_id', descending ? 'desc' : 'asc')
    .limit(size + 1)
    .execute()
}

/** Ids of the orders a list holds, in its order, no more than `most`. */
export async function selectIds(tx: Tx, narrowed: Narrowed, most: number): Promise<readonly string[]> {
  const direction = directionOf(narrowed.ask)
  const rows = await matching(tx, narrowed)
    .select('order_id')
    .orderBy(columns[narrowed.ask.sort], direction)
    .orderBy('order_id', direction)
    .limit(most)
    .execute()
  return rows.map((row) => row.order_id)
}

/** How many orders a list holds, counted no further than `most`. */
export async function countMatching(tx: Tx, narrowed: Narrowed, most: number): Promise<number> {
  const { n } = await tx
    .selectFrom(matching(tx, narrowed).select('order_id').limit(most).as('counted'))
    .select((q) => q.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return n
}

/** The orders a list holds, in no order yet. */
function matching(tx: Tx, { ask, found, from, to, dueBefore }: Narrowed) {
  return tx
    .selectFrom('order_facts')
    .where('store_id', '=', tx.store)
    .$if(found !== null, (q) => q.where('order_id', 'in', found?.length ? [...found] : ['00000000-0000-0000-0000-000000000000']))
    .$if(ask.status === 'open', (q) => q.where('status', 'in', [...openStatuses]))
    .$if(ask.status !== 'all' && ask.status !== 'open', (q) => q.where('status', '=', ask.status as Status))
    .$if(ask.numbers !== undefined, (q) => q.where(sql<SqlBool>`number = any (${sql.val([...(ask.numbers ?? [])])}::bigint[])`))
    .$if(Boolean(ask.risk?.length), (q) => q.where('risk_level', 'in', ask.risk ?? []))
    .$if(Boolean(ask.payment?.length), (q) => q.where('payment_state', 'in', ask.payment ?? []))
    .$if(Boolean(ask.fulfillment?.length), (q) => q.where('fulfillment_state', 'in', ask.fulfillment ?? []))
    .$if(Boolean(ask.fraud?.length), (q) => q.where('fraud_mark', 'in', ask.fraud ?? []))
    .$if(Boolean(ask.flags?.length), (q) => q.where(sql<SqlBool>`flags && ${sql.val([...(ask.flags ?? [])])}::text[]`))
    .$if(ask.assignee === 'none', (q) => q.where('assignee_id', 'is', null))
    .$if(ask.assignee !== undefined && ask.assignee !== 'none', (q) =>
      q.where('assignee_id', '=', ask.assignee === 'me' ? tx.actor.person : (ask.assignee ?? '')),
    )
    .$if(ask.channel !== undefined, (q) => q.where('channel', '=', ask.channel ?? ''))
    .$if(from !== null, (q) => q.where('placed_at', '>=', from))
    .$if(to !== null, (q) => q.where('placed_at', '<', to))
    .$if(dueBefore !== null, (q) => q.where('ship_by', '<', dueBefore).where('status', 'not in', ['completed', 'cancelled']))
    .$if(ask.least !== undefined, (q) => q.where('total', '>=', ask.least ?? 0))
    .$if(ask.most !== undefined, (q) => q.where('total', '<=', ask.most ?? 0))
    .$if(Boolean(ask.vehicle), (q) =>
      q.where((w) => w.and(wordsOf(ask.vehicle).map((word) => sql<SqlBool>`strpos(lower(vehicle), ${word}) > 0`))),
    )
}

/** The newest orders that hold every word of `asked`, by any search key; at most a thousand. */
export async function searchOrders(tx: Tx, asked: string): Promise<readonly string[]> {
  const { rows } = await sql<{ order_id: string }>`select order_id from partsdesk.search_orders(${asked}, 1000)`.execute(tx)
  return rows.map((row) => row.order_id)
}

/** Orders per status, each counted no further than 1000: an exact count of a long history would cost a hundred times as much. */
export async function countStatuses(tx: Tx): Promise<{ readonly [status in Status]: number }> {
  const { rows } = await sql<{ status: Status; n: number }>`
    select s.status, (select count(*) from (select 1 from order_facts f where f.store_id = ${tx.store} and f.status = s.status limit 1000) counted)::int as n
    from unnest(${sql.val([...statuses])}::text[]) as s (status)`.execute(tx)
  return Object.fromEntries(rows.map((row) => [row.status, row.n])) as { [status in Status]: number }
}

/** Mails that came in and found no order, counted no further than 1000. */
export async function countUnfiled(tx: Tx): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from (select 1 from incoming_mails where store_id = ${tx.store} and order_id is null and aside_at is null limit 1000) counted`.execute(
    tx,
  )
  return rows[0]?.n ?? 0
}

/** Orders whose money needs a look, counted no further than 1000. */
export async function countAttention(tx: Tx): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from (select 1 from order_facts where store_id = ${tx.store} and attention <> '{}' limit 1000) counted`.execute(
    tx,
  )
  return rows[0]?.n ?? 0
}

/** The store's channels by the latest thousand orders, and when the last order was placed. */
export async function readChannels(tx: Tx) {
  const { rows } = await sql<{ channel: string; last: Date }>`
    select channel, max(placed_at) as last from (select channel, placed_at from order_facts where store_id = ${tx.store} order by placed_at desc limit 1000) newest
    group by channel order by channel`.execute(tx)
  return rows
}

/** The first moment of a day in a time zone. */
export async function startOfDay(tx: Tx, day: string, timeZone: string, plusDays: number): Promise<Date> {
  const { rows } = await sql<{ at: Date }>`select (${day}::date + ${plusDays}::int)::timestamp at time zone ${timeZone} as at`.execute(tx)
  return rows[0]?.at ?? new Date(0)
}

function wordsOf(text: string | undefined): readonly string[] {
  return (text ?? '').toLowerCase().split(/\s+/).filter(Boolean)
}

function cursorValue(sort: Sort, cursor: Cursor | null) {
  return sort === 'total' ? sql`${Number(cursor?.value ?? 0)}::bigint` : sql`${cursor?.value ?? ''}::timestamptz`
}

/** Columns the person hid in this store; null before they ever chose. */
export async function readHidden(tx: Tx): Promise<readonly string[] | null> {
  const row = await tx
    .selectFrom('list_choices')
    .select('hidden')
    .where('store_id', '=', tx.store)
    .where('person_id', '=', tx.actor.person ?? '')
    .executeTakeFirst()
  return row?.hidden ?? null
}

/** Keeps which columns the person hides in this store. */
export async function saveHidden(tx: Tx, hidden: readonly string[]): Promise<void> {
  await tx
    .insertInto('list_choices')
    .values({ store_id: tx.store, person_id: tx.actor.person ?? '', hidden: [...hidden] })
    .onConflict((conflict) => conflict.columns(['store_id', 'person_id']).doUpdateSet({ hidden: [...hidden] }))
    .execute()
}

/** The person's newest work on many orders that they have not closed yet. */
export async function findBulk(tx: Tx): Promise<string | null> {
  const row = await tx
    .selectFrom('bulk_jobs')
    .select('id')
    .where('store_id', '=', tx.store)
    .where('person_id', '=', tx.actor.person ?? '')
    .where('closed_at', 'is', null)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.id ?? null
}

/** Open orders with money due whose hold ends between `now` and `soon`, and whose log does not say so yet; or whether the one order is. */
export async function findEnding(tx: Tx, now: Date, soon: Date, order?: string): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom('order_facts as f')
    .select('f.order_id')
    .where('f.store_id', '=', tx.store)
    .$if(order !== undefined, (q) => q.where('f.order_id', '=', order ?? ''))
    .where('f.hold_expires_at', '>', now)
    .where('f.hold_expires_at', '<=', soon)
    .where('f.balance', '>', 0)
    .where('f.status', 'not in', ['completed', 'cancelled'])
    .where((q) =>
      q.not(
        q.exists(
          q
            .selectFrom('activities as a')
            .select('a.sequence')
            .whereRef('a.store_id', '=', 'f.store_id')
            .whereRef('a.order_id', '=', 'f.order_id')
            .where('a.type', '=', 'hold_ending')
            .where(sql<boolean>`(a.event ->> 'until')::timestamptz = date_trunc('milliseconds', f.hold_expires_at)`),
        ),
      ),
    )
    .limit(200)
    .execute()
  return rows.map(({ order_id }) => order_id)
}

/**
 * The orders that time alone has turned since they were folded, or since a sweep last saw to them: their hold has run out, or with money due ends within `soonHours`, or
 * the purchase of a label is open for longer than anybody's patience.
 */
export async function findTurned(tx: Tx, now: Date): Promise<readonly string[]> {
  const soon = new Date(now.getTime() + soonHours * 3_600_000)
  const begun = new Date(now.getTime() - patience * 1000)
  const { rows } = await sql<{ readonly order_id: string }>`
    select order_id from order_facts where store_id = ${tx.store} and hold_expires_at <= ${now}
    union
    select order_id from order_facts where store_id = ${tx.store} and hold_expires_at <= ${soon} and balance > 0 and status not in ('completed', 'cancelled')
      and (turned_at is null or turned_at < hold_expires_at - make_interval(hours => ${soonHours}))
    union
    select f.order_id from shipments s
      join label_purchases b on b.store_id = s.store_id and b.shipment_id = s.id
      join order_facts f on f.store_id = s.store_id and f.order_id = s.order_id
      where s.store_id = ${tx.store} and s.state = 'buying' and b.created_at <= ${begun}
        and (f.turned_at is null or f.turned_at < b.created_at + make_interval(secs => ${patience}))
    limit 200`.execute(tx)
  return rows.map(({ order_id }) => order_id)
}

/** Keeps that time alone turned an order, now and in this transaction. */
export async function keepTurned(tx: Tx, order: string, now: Date): Promise<void> {
  await sql`update order_facts set turned_at = ${now}, turned_txid = pg_current_xact_id() where store_id = ${tx.store} and order_id = ${order}`.execute(
    tx,
  )
}
