import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import { isLocal } from '#domain/fraud/reasons.ts'
import type { Case, Evidence, TrackRecord } from '#domain/registry/case.ts'
import type { NetworkTx } from '#platform/doors.ts'
import type { OrderOf } from './order-of.ts'
import type { Token } from './tokens.ts'

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

/** Distinct cards of the last 24 hours on orders that share a token, by kind of that token; those of the order itself included. */
export async function countCards(tx: NetworkTx, tokens: readonly Buffer[], at: Date) {
  const { rows } = await sql<{ readonly kind: string; readonly cards: number }>`
    select seen.kind, count(distinct c.token)::int as cards
    from unnest(${sqlBytes(tokens)}) as asked (token)
    cross join lateral (
      select s.kind, s.store_id, s.order_id from sightings s where s.token = asked.token and s.at > ${ago(at, 24)} and s.at <= ${at}
      limit ${mostCounted}) as seen
    join sightings c on c.store_id = seen.store_id and c.order_id = seen.order_id and c.kind = 'card'
    group by seen.kind`.execute(tx)
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

/** Cases by their ids, with the stores that say "not fraud"; a reporter is its store. */
export async function listCases(tx: NetworkTx, ids: readonly string[]): Promise<readonly Case[]> {
  if (ids.length === 0) return []
  const rows = await tx
    .selectFrom('registry_cases as c')
    .select([
      'c.id',
      'c.store_id',
      'c.evidence',
      'c.state',
      'c.reported_at',
      'c.code',
      sql<
        readonly string[]
      >`array(select distinct on (e.store_id) case when e.type = 'counter_vote' then e.store_id end from registry_events e
        where e.case_id = c.id and e.type in ('counter_vote', 'vote_withdrawn') order by e.store_id, e.at desc, e.id desc)`.as('votes'),
    ])
    .where('c.id', 'in', [...ids])
    .execute()
  return rows.map(({ id, store_id, evidence, state, reported_at, code, votes }) => ({
    id,
    reporter: store_id,
    evidence,
    state,
    reportedAt: reported_at,
    counterVotes: votes.filter((store) => store !== null),
    // The code is that of the person's mark; what the bank says counts whatever they named it.
    local: evidence === 'known' && isLocal(code),
  }))
}

/** How each store's cases ended that the operator looked into. */
export async function listRecords(tx: NetworkTx, stores: readonly string[]): Promise<ReadonlyMap<string, TrackRecord>> {
  if (stores.length === 0) return new Map()
  const rows = await tx
    .selectFrom('registry_events as e')
    .innerJoin('registry_cases as c', 'c.id', 'e.case_id')
    .select([
      'c.store_id',
      sql<number>`(count(*) filter (where e.type = 'upheld'))::int`.as('upheld'),
      sql<number>`(count(*) filter (where e.type = 'overturned'))::int`.as('overturned'),
    ])
    // written out: as parameters they would not be seen to fit the index of decided cases
    .where(sql<boolean>`e.type in ('upheld', 'overturned')`)
    .where('c.store_id', 'in', [...stores])
    .groupBy('c.store_id')
    .execute()
  return new Map(rows.map(({ store_id, upheld, overturned }) => [store_id, { upheld, overturned }]))
}

/** The cases of one order, whatever their state. */
export async function casesOfOrder(tx: NetworkTx, { store, order }: OrderOf) {
  return tx
    .selectFrom('registry_cases')
    .select(['id', 'evidence', 'state', 'code'])
    .where('store_id', '=', store)
    .where('order_id', '=', order)
    .forUpdate()
    .execute()
}

/** Opens a case, or one that was withdrawn again; a case somebody decided about stays as it was decided. Answers its id. */
export async function openCase(tx: NetworkTx, of: OrderOf, evidence: Evidence, code: string | null, at: Date): Promise<string> {
  const row = await tx
    .insertInto('registry_cases')
    .values({ id: uuidv7(), store_id: of.store, order_id: of.order, evidence, code, state: 'open', reported_at: at, seen_at: at })
    .onConflict((c) => c.columns(['store_id', 'order_id', 'evidence']).doUpdateSet({ state: 'open', code, reported_at: at, seen_at: at }))
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

/** Writes what its reporter now names it. */
export async function saveCode(tx: NetworkTx, id: string, code: string | null): Promise<void> {
  await tx.updateTable('registry_cases').set({ code }).where('id', '=', id).execute()
}

/** What a case is recognised by, in place of what was before; none ends it without a trace. */
export async function keepTokens(tx: NetworkTx, id: string, tokens: readonly Token[]): Promise<void> {
  await tx.deleteFrom('registry_tokens').where('case_id', '=', id).execute()
  if (tokens.length === 0) return
  await tx
    .insertInto('registry_tokens')
    .values(tokens.map(({ token, kind, tier, rule, key }) => ({ token, case_id: id, kind, tier, rule, key })))
    .execute()
}

/** Moves a case to another state. */
export async function moveCase(tx: NetworkTx, id: string, state: Case['state']): Promise<void> {
  await tx.updateTable('registry_cases').set({ state }).where('id', '=', id).execute()
}

type EventType =
  | 'reported'
  | 'withdrawn'
  | 'counter_vote'
  | 'vote_withdrawn'
  | 'appealed'
  | 'upheld'
  | 'overturned'
  | 'held_for_review'
  | 'released'

/** Appends to what happened to a case; `store` is null for the operator. */
export async function recordCase(
  tx: NetworkTx,
  event: {
    readonly case: string
    readonly type: EventType
    readonly store: string | null
    readonly note?: string | null
    readonly at: Date
  },
): Promise<void> {
  await tx
    .insertInto('registry_events')
    .values({ id: uuidv7(), case_id: event.case, type: event.type, store_id: event.store, note: event.note ?? null, at: event.at })
    .execute()
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
