import { sql } from 'kysely'
import type { CaseState } from '#domain/registry/case.ts'
import type { NetworkTx } from '#platform/doors.ts'
import type { CasesQuery } from './shapes.ts'

/** How many cases stand on one page of the list. */
export const casesOnPage = 25

function cases(tx: NetworkTx) {
  return tx
    .selectFrom('registry_cases as c')
    .innerJoin('stores as s', 's.id', 'c.store_id')
    .select(['c.id', 's.name as store', 'c.evidence', 'c.code', 'c.state', 'c.waits', 'c.reported_at'])
}

/** Cases with something to decide, longest waiting first. */
export async function listQueue(tx: NetworkTx, most: number) {
  return cases(tx)
    .innerJoin(
      (q) =>
        q
          .selectFrom('registry_tasks')
          .select(['case_id', sql<Date>`min(opened_at)`.as('since')])
          .where('ended_at', 'is', null)
          .groupBy('case_id')
          .as('t'),
      (j) => j.onRef('t.case_id', '=', 'c.id'),
    )
    .orderBy('t.since')
    .orderBy('c.id')
    .limit(most)
    .execute()
}

/** How many cases have something to decide. */
export async function countQueue(tx: NetworkTx): Promise<number> {
  const { n } = await tx
    .selectFrom('registry_tasks')
    .select(sql<number>`count(distinct case_id)::int`.as('n'))
    .where('ended_at', 'is', null)
    .executeTakeFirstOrThrow()
  return n
}

/** A page of cases, newest first, and one more when there is another page. */
export async function listPage(tx: NetworkTx, { state, store, after }: CasesQuery) {
  return cases(tx)
    .$if(state !== undefined, (q) => q.where('c.state', '=', state ?? 'open'))
    .$if(store !== undefined, (q) => q.where('s.slug', '=', store ?? ''))
    .$if(after !== undefined, (q) =>
      q.where(sql<boolean>`(c.reported_at, c.id) < (select a.reported_at, a.id from registry_cases a where a.id = ${after})`),
    )
    .orderBy('c.reported_at', 'desc')
    .orderBy('c.id', 'desc')
    .limit(casesOnPage + 1)
    .execute()
}

/** A case by its id, as the lists show it. */
export async function findCase(tx: NetworkTx, id: string) {
  return cases(tx).where('c.id', '=', id).executeTakeFirst()
}
export type CaseRow = NonNullable<Awaited<ReturnType<typeof findCase>>>

/** Everything there is or was to decide about these cases, oldest first. */
export async function listTasks(tx: NetworkTx, ids: readonly string[]) {
  if (ids.length === 0) return []
  return tx
    .selectFrom('registry_tasks')
    .select(['case_id', 'kind', 'opened_at', 'due_at', 'answer', 'answered_at', 'ended_at', 'outcome'])
    .where('case_id', 'in', [...ids])
    .orderBy('opened_at')
    .orderBy('id')
    .execute()
}

/** What happened to a case, oldest first, with the name of the store that did it. */
export async function listEvents(tx: NetworkTx, id: string) {
  return tx
    .selectFrom('registry_events as e')
    .leftJoin('stores as s', 's.id', 'e.store_id')
    .select(['e.type', 'e.note', 'e.at', 's.name as store'])
    .where('e.case_id', '=', id)
    .orderBy('e.at')
    .orderBy('e.id')
    .execute()
}

/** Cases by state, with their ages. */
export async function countStates(tx: NetworkTx) {
  return tx
    .selectFrom('registry_cases')
    .select([
      'state',
      sql<number>`count(*)::int`.as('cases'),
      sql<Date>`min(reported_at)`.as('oldest'),
      sql<Date>`max(reported_at)`.as('newest'),
    ])
    .groupBy('state')
    .execute()
}

/** Every store that reported or spoke against a report: its cases, how they ended, and its counter-votes. */
export async function listReporters(tx: NetworkTx) {
  const { rows } = await sql<{
    readonly slug: string
    readonly name: string
    readonly owner: string | null
    readonly reporter: string
    readonly marks: number
    readonly upheld: number
    readonly overturned: number
    readonly votes: number
  }>`
    select s.slug, s.name, s.owner, coalesce('owner ' || lower(s.owner), s.id::text) as reporter,
      coalesce(c.marks, 0) as marks, coalesce(c.upheld, 0) as upheld, coalesce(c.overturned, 0) as overturned, coalesce(v.votes, 0) as votes
    from stores s
    left join (select c.store_id, count(distinct c.id)::int as marks, (count(e.id) filter (where e.type = 'upheld'))::int as upheld,
        (count(e.id) filter (where e.type = 'overturned'))::int as overturned
      from registry_cases c left join registry_events e on e.case_id = c.id and e.type in ('upheld', 'overturned') group by c.store_id) c on c.store_id = s.id
    left join (select store_id, count(*)::int as votes from registry_events where type = 'counter_vote' group by store_id) v on v.store_id = s.id
    where c.marks > 0 or v.votes > 0 order by s.name, s.slug`.execute(tx)
  return rows
}

/** States in the order they are told. */
export const stateOrder: readonly CaseState[] = ['open', 'suspended', 'withdrawn', 'overturned']
