import { sql } from 'kysely'
import type { NetworkTx } from '#platform/doors.ts'
import type { OrderOf } from './order-of.ts'
import type { Token } from './tokens.ts'

/** The database's own clock, ISO 8601 in UTC with microseconds: the same for every process that asks. */
export async function readClock(tx: NetworkTx): Promise<string> {
  const { rows } = await sql<{
    readonly at: string
  }>`select to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at`.execute(tx)
  return rows[0]?.at ?? ''
}

/** The numbers of the keys tokens are looked for under. */
export async function listKeys(tx: NetworkTx): Promise<readonly number[]> {
  const rows = await tx.selectFrom('registry_keys').select('key').where('forgotten_at', 'is', null).orderBy('key', 'desc').execute()
  return rows.map(({ key }) => key)
}

/** Keeps what an order's buyer is recognised by, in place of what was kept before; the same again writes nothing. Only the newest key's tokens are given. */
export async function keepSightings(
  tx: NetworkTx,
  { store, order }: OrderOf,
  tokens: readonly Token[],
  buyer: Buffer,
  at: Date,
): Promise<void> {
  const kept = await tx.selectFrom('sightings').select('token').where('store_id', '=', store).where('order_id', '=', order).execute()
  const had = new Set(kept.map(({ token }) => token.toString('hex')))
  if (had.size === tokens.length && tokens.every(({ token }) => had.has(token.toString('hex')))) return
  if (kept.length > 0) await tx.deleteFrom('sightings').where('store_id', '=', store).where('order_id', '=', order).execute()
  if (tokens.length === 0) return
  await tx
    .insertInto('sightings')
    .values(tokens.map(({ token, kind, key }) => ({ token, store_id: store, order_id: order, kind, key, buyer, at })))
    .onConflict((c) => c.doNothing())
    .execute()
}

/** Sightings of one token that are counted; a place of thousands says no more than one of two hundred. */
const mostCounted = 200

/** Earlier orders of the network by kind of identifier, in the hour, the day and the week before `at`; the order itself is not counted. */
export async function countEarlier(tx: NetworkTx, { store, order }: OrderOf, tokens: readonly Buffer[], at: Date) {
  const { rows } = await sql<{ readonly kind: string; readonly hour: number; readonly day: number; readonly week: number }>`
    select kind,
      (count(distinct order_id) filter (where at > ${ago(at, 1)}))::int as hour,
      (count(distinct order_id) filter (where at > ${ago(at, 24)}))::int as day,
      count(distinct order_id)::int as week
    from unnest(${sqlBytes(tokens)}) as asked (token)
    cross join lateral (
      select s.kind, s.order_id, s.at from sightings s
      where s.token = asked.token and s.at > ${ago(at, 168)} and s.at <= ${at} and not (s.store_id = ${store} and s.order_id = ${order})
      limit ${mostCounted}) as seen
    group by kind`.execute(tx)
  return rows
}

/** Distinct cards of the last 24 hours on orders that share a token, by kind of that token; those of the order itself included. Cards under two keys do not compare: the larger count stands. */
export async function countCards(tx: NetworkTx, tokens: readonly Buffer[], at: Date) {
  const { rows } = await sql<{ readonly kind: string; readonly cards: number }>`
    select kind, max(cards)::int as cards from (
    select seen.kind, c.key, count(distinct c.token) as cards
    from unnest(${sqlBytes(tokens)}) as asked (token)
    cross join lateral (
      select s.kind, s.store_id, s.order_id from sightings s where s.token = asked.token and s.at > ${ago(at, 24)} and s.at <= ${at}
      limit ${mostCounted}) as seen
    join sightings c on c.store_id = seen.store_id and c.order_id = seen.order_id and c.kind = 'card'
    group by seen.kind, c.key) as per_key
    group by kind`.execute(tx)
  return rows
}

/** How many distinct buyers ever used each token, at most two hundred orders looked at; those of orders with a standing case left out. */
export async function countBuyers(tx: NetworkTx, tokens: readonly Buffer[]): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ readonly token: Buffer; readonly buyers: number }>`
    select asked.token, count(distinct seen.buyer)::int as buyers
    from unnest(${sqlBytes(tokens)}) as asked (token)
    cross join lateral (
      select s.buyer from sightings s where s.token = asked.token
        and not exists (select from registry_cases c where c.store_id = s.store_id and c.order_id = s.order_id and c.state = 'open')
      limit ${mostCounted}) as seen
    group by asked.token`.execute(tx)
  return new Map(rows.map(({ token, buyers }) => [token.toString('hex'), buyers]))
}

/** Which cases hold each of these tokens. */
export async function listHits(tx: NetworkTx, tokens: readonly Buffer[]) {
  const { rows } = await sql<{ readonly token: Buffer; readonly case_id: string }>`
    select t.token, t.case_id from registry_tokens t where t.token = any(${sqlBytes(tokens)})`.execute(tx)
  return rows
}

/** The keys a case's tokens were made with. */
export async function listKeysOf(tx: NetworkTx, id: string): Promise<readonly number[]> {
  const rows = await tx.selectFrom('registry_tokens').select('key').distinct().where('case_id', '=', id).execute()
  return rows.map(({ key }) => key)
}

/** The orders of the network, those of the last 120 days, that share a strong or similar identifier with these tokens: at most 5,000, newest first. */
export async function listAffected(tx: NetworkTx, tokens: readonly Buffer[], at: Date): Promise<readonly OrderOf[]> {
  if (tokens.length === 0) return []
  const { rows } = await sql<OrderOf>`
    select s.store_id as store, s.order_id as "order" from sightings s
    where s.token = any(${sqlBytes(tokens)}) and s.at > ${ago(at, 120 * 24)}
    group by s.store_id, s.order_id order by max(s.at) desc limit 5000`.execute(tx)
  return rows
}

function ago(at: Date, hours: number): Date {
  return new Date(at.getTime() - hours * 3_600_000)
}

function sqlBytes(tokens: readonly Buffer[]) {
  return sql`${tokens}::bytea[]`
}
