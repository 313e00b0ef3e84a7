import { sql } from 'kysely'
import type { CaseState } from '#domain/registry/case.ts'
import type { Tx } from '#platform/doors.ts'
import type { LookupsQuery, MarksQuery } from './shapes.ts'

/** How many rows stand on one page of marks or look-ups. */
export const rowsOnPage = 25

/** Does the store take part? */
export async function readShares(tx: Tx): Promise<boolean> {
  const row = await tx.selectFrom('store_settings').select('shares_registry').where('store_id', '=', tx.store).executeTakeFirstOrThrow()
  return row.shares_registry
}

/** The store's own cases by state. */
export async function countStates(tx: Tx): Promise<readonly { readonly state: CaseState; readonly cases: number }[]> {
  return tx
    .selectFrom('registry_cases')
    .select(['state', sql<number>`count(*)::int`.as('cases')])
    .where('store_id', '=', tx.store)
    .groupBy('state')
    .execute()
}

/** A page of the store's marks, newest first, and one more when there is another page. The order is named where the reader may see it. */
export async function listMarks(tx: Tx, { state, after }: MarksQuery) {
  return tx
    .selectFrom('registry_cases as c')
    .leftJoin('orders as o', (j) => j.onRef('o.store_id', '=', 'c.store_id').onRef('o.id', '=', 'c.order_id'))
    .select(['c.id', 'o.number as order', 'c.evidence', 'c.code', 'c.state', 'c.waits', 'c.reported_at'])
    .where('c.store_id', '=', tx.store)
    .$if(state !== undefined, (q) => q.where('c.state', '=', state ?? 'open'))
    .$if(after !== undefined, (q) =>
      q.where(
        sql<boolean>`(c.reported_at, c.id) < (select a.reported_at, a.id from registry_cases a where a.store_id = ${tx.store} and a.id = ${after})`,
      ),
    )
    .orderBy('c.reported_at', 'desc')
    .orderBy('c.id', 'desc')
    .limit(rowsOnPage + 1)
    .execute()
}

/** A page of what the store was told, newest first; ids are made one after the other. */
export async function listLookups(tx: Tx, { level, after }: LookupsQuery) {
  return tx
    .selectFrom('registry_lookups as l')
    .leftJoin('orders as o', (j) => j.onRef('o.store_id', '=', 'l.store_id').onRef('o.id', '=', 'l.order_id'))
    .select(['l.id', 'o.number as order', 'l.at', 'l.level', 'l.told'])
    .where('l.store_id', '=', tx.store)
    .$if(level !== undefined, (q) => q.where('l.level', '=', level ?? 'none'))
    .$if(after !== undefined, (q) => q.where('l.id', '<', after ?? ''))
    .orderBy('l.id', 'desc')
    .limit(rowsOnPage + 1)
    .execute()
}

/** The operator's questions to the store: open ones, the most urgent first, or the newest of those that are over. */
export async function listQuestions(tx: Tx, which: 'open' | 'ended') {
  return tx
    .selectFrom('registry_tasks as t')
    .innerJoin('registry_cases as c', (j) => j.onRef('c.store_id', '=', 't.store_id').onRef('c.id', '=', 't.case_id'))
    .leftJoin('orders as o', (j) => j.onRef('o.store_id', '=', 'c.store_id').onRef('o.id', '=', 'c.order_id'))
    .select(['t.id', 'o.number as order', 't.kind', 'c.evidence', 't.opened_at', 't.due_at', 't.answer'])
    .select(['t.answered_by', 't.answered_at', 't.ended_at', 't.outcome'])
    .where('t.store_id', '=', tx.store)
    .where('t.ended_at', which === 'open' ? 'is' : 'is not', null)
    .orderBy(which === 'open' ? 't.due_at' : 't.ended_at', which === 'open' ? 'asc' : 'desc')
    .orderBy('t.id')
    .limit(which === 'open' ? 200 : 20)
    .execute()
}

/** Appeals made through the store, one row an order, newest first. */
export async function listAppeals(tx: Tx) {
  return tx
    .selectFrom('registry_appeals as a')
    .leftJoin('orders as o', (j) => j.onRef('o.store_id', '=', 'a.store_id').onRef('o.id', '=', 'a.order_id'))
    .select([
      'o.number as order',
      sql<Date>`max(a.opened_at)`.as('opened_at'),
      sql<string>`(array_agg(a.by_name order by a.opened_at desc))[1]`.as('by'),
      sql<number>`(count(*) filter (where a.ended_at is null))::int`.as('open'),
      sql<number>`(count(*) filter (where a.outcome = 'upheld'))::int`.as('upheld'),
      sql<number>`(count(*) filter (where a.outcome = 'overturned'))::int`.as('overturned'),
    ])
    .where('a.store_id', '=', tx.store)
    .groupBy(['a.order_id', 'o.number'])
    .orderBy(sql`max(a.opened_at)`, 'desc')
    .limit(20)
    .execute()
}
