import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import { isLocal } from '#domain/fraud/reasons.ts'
import type { Case, Evidence, TrackRecord } from '#domain/registry/case.ts'
import type { CaseEvent, Standing, Waits } from '#domain/registry/decide.ts'
import type { NetworkTx } from '#platform/doors.ts'
import type { OrderOf } from '../order-of.ts'
import type { Token } from '../tokens.ts'

/** A case as the network judges it; `store` reported it, `waits` says why it is suspended. */
export type KnownCase = Case & { readonly store: string; readonly waits: Waits | null }

/** Who a store is when it reports: itself, or all stores of its owner. */
const reporterOf = sql<string>`(select coalesce('owner ' || lower(s.owner), s.id::text) from stores s where s.id = `

/** The reporter's id of a store: the same for stores of one owner. */
export async function findReporter(tx: NetworkTx, store: string): Promise<string> {
  const { rows } = await sql<{ readonly reporter: string }>`select ${reporterOf}${store}) as reporter`.execute(tx)
  return rows[0]?.reporter ?? store
}

/** Cases by their ids, with the reporters that say "not fraud". */
export async function listCases(tx: NetworkTx, ids: readonly string[]): Promise<readonly KnownCase[]> {
  if (ids.length === 0) return []
  const rows = await tx
    .selectFrom('registry_cases as c')
    .select([
      'c.id',
      'c.store_id',
      'c.evidence',
      'c.state',
      'c.waits',
      'c.reported_at',
      'c.code',
      sql<string>`${reporterOf}c.store_id)`.as('reporter'),
    ])
    .where('c.id', 'in', [...ids])
    .execute()
  const votes = await listVotes(tx, ids)
  return rows.map(({ id, store_id, reporter, evidence, state, waits, reported_at, code }) => ({
    id,
    store: store_id,
    reporter,
    evidence,
    state,
    waits,
    reportedAt: reported_at,
    counterVotes: votes.flatMap((vote) => (vote.case_id === id ? [vote.reporter] : [])),
    // The code is that of the person's mark; what the bank says counts whatever they named it.
    local: evidence === 'known' && isLocal(code),
  }))
}

/** The stores whose newest word about these cases is "not fraud", and who they report as. */
export async function listVotes(tx: NetworkTx, ids: readonly string[]) {
  if (ids.length === 0) return []
  const { rows } = await sql<{ readonly case_id: string; readonly store_id: string; readonly reporter: string }>`
    select last.case_id, last.store_id, ${reporterOf}last.store_id) as reporter from (
      select distinct on (e.case_id, e.store_id) e.case_id, e.store_id, e.type from registry_events e
      where e.case_id = any(${sql`${[...ids]}::uuid[]`}) and e.type in ('counter_vote', 'vote_withdrawn')
      order by e.case_id, e.store_id, e.at desc, e.id desc) as last
    where last.type = 'counter_vote'`.execute(tx)
  return rows
}

/** How each reporter's cases ended that the operator looked into. */
export async function listRecords(tx: NetworkTx, reporters: readonly string[]): Promise<ReadonlyMap<string, TrackRecord>> {
  if (reporters.length === 0) return new Map()
  const { rows } = await sql<{ readonly reporter: string } & TrackRecord>`
    select reporter, (count(*) filter (where type = 'upheld'))::int as upheld, (count(*) filter (where type = 'overturned'))::int as overturned
    from (select coalesce('owner ' || lower(s.owner), s.id::text) as reporter, e.type from registry_events e
      join registry_cases c on c.id = e.case_id join stores s on s.id = c.store_id where e.type in ('upheld', 'overturned')) as ended
    where reporter = any(${sql`${[...reporters]}::text[]`}) group by reporter`.execute(tx)
  return new Map(rows.map(({ reporter, upheld, overturned }) => [reporter, { upheld, overturned }]))
}

/** The cases of one order, whatever their state; locked. */
export async function casesOfOrder(tx: NetworkTx, { store, order }: OrderOf) {
  return tx
    .selectFrom('registry_cases')
    .select(['id', 'evidence', 'state', 'code'])
    .where('store_id', '=', store)
    .where('order_id', '=', order)
    .forUpdate()
    .execute()
}

/** One case, locked: whose it is and how it stands. */
export async function lockCase(tx: NetworkTx, id: string) {
  return tx.selectFrom('registry_cases').select(['id', 'store_id', 'order_id', 'state']).where('id', '=', id).forUpdate().executeTakeFirst()
}

/** Which order a case is about. */
export async function findOrderOf(tx: NetworkTx, id: string): Promise<OrderOf | undefined> {
  const row = await tx.selectFrom('registry_cases').select(['store_id', 'order_id']).where('id', '=', id).executeTakeFirst()
  return row && { store: row.store_id, order: row.order_id }
}

type NewCase = { readonly evidence: Evidence; readonly code: string | null; readonly standing: Standing; readonly at: Date }

/** Opens a case, or one that was withdrawn again; a case somebody decided about stays as it was decided. Answers its id. */
export async function openCase(tx: NetworkTx, of: OrderOf, { evidence, code, standing, at }: NewCase): Promise<string> {
  const row = await tx
    .insertInto('registry_cases')
    .values({ id: uuidv7(), store_id: of.store, order_id: of.order, evidence, code, ...standing, reported_at: at, seen_at: at })
    .onConflict((c) => c.columns(['store_id', 'order_id', 'evidence']).doUpdateSet({ ...standing, code, reported_at: at, seen_at: at }))
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

/** Says how a case stands from now on. */
export async function moveCase(tx: NetworkTx, id: string, standing: Standing): Promise<void> {
  await tx.updateTable('registry_cases').set(standing).where('id', '=', id).execute()
}

/** Appends to what happened to a case; `store` is null for the operator. False when that very event (`id`) was appended before. */
export async function recordCase(
  tx: NetworkTx,
  event: {
    readonly id?: string
    readonly case: string
    readonly type: CaseEvent
    readonly store: string | null
    readonly note?: string | null
    readonly at: Date
  },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('registry_events')
    .values({
      id: event.id ?? uuidv7(),
      case_id: event.case,
      type: event.type,
      store_id: event.store,
      note: event.note ?? null,
      at: event.at,
    })
    .onConflict((c) => c.doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}

/** Only one report of a store at a time: two at once would both find themselves below its limit. */
export async function lockReporting(tx: NetworkTx, store: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`registry ${store}`}, 0))`.execute(tx)
}

/** Other orders of a store on which a person's mark entered the registry since then. */
export async function countMarks(tx: NetworkTx, { store, order }: OrderOf, since: Date): Promise<number> {
  const { rows } = await sql<{ readonly n: number }>`
    select count(distinct c.order_id)::int as n from registry_cases c join registry_events e on e.case_id = c.id
    where c.store_id = ${store} and c.order_id <> ${order} and c.evidence in ('known', 'suspected') and e.type = 'reported' and e.at > ${since}`.execute(
    tx,
  )
  return rows[0]?.n ?? 0
}

/**
 * Of a store's orders marked since then, and this one, those on a buyer with a good history: the same mailbox or telephone number is on an order of the network
 * from before `old` that nobody reports.
 */
export async function countMarksOnGood(tx: NetworkTx, { store, order }: OrderOf, since: Date, old: Date): Promise<number> {
  const { rows } = await sql<{ readonly n: number }>`
    select count(*)::int as n from (
      select c.order_id from registry_cases c join registry_events e on e.case_id = c.id
      where c.store_id = ${store} and c.evidence in ('known', 'suspected') and e.type = 'reported' and e.at > ${since}
      union select ${order}::uuid) as marked
    where exists (select from sightings s join sightings o on o.token = s.token
      where s.store_id = ${store} and s.order_id = marked.order_id and s.kind in ('email', 'phone') and o.at < ${old}
        and not exists (select from registry_cases x where x.store_id = o.store_id and x.order_id = o.order_id and x.state in ('open', 'suspended')))`.execute(
    tx,
  )
  return rows[0]?.n ?? 0
}
