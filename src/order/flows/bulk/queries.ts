import { sql } from 'kysely'
import type { Detail } from '#domain/result.ts'
import type { Tx } from '#platform/doors.ts'
import type { BulkAction } from '../../list/bulk/shapes.ts'

/** A job as its row stands. `to` is the person (null for nobody) or the status asked for. */
export type BulkJob = {
  readonly id: string
  readonly person: string
  readonly action: BulkAction
  readonly to: string | null
  readonly total: number
  readonly state: 'running' | 'done' | 'cancelled'
}

type NewJob = Pick<BulkJob, 'id' | 'person' | 'action' | 'to' | 'total'> & { readonly undoes: string | null; readonly at: Date }

/** One order still to be done. */
export type Waiting = { readonly position: number; readonly number: number; readonly seen: number; readonly before: string | null }

/** What became of one order. */
export type Outcome = {
  readonly position: number
  readonly state: 'done' | 'refused' | 'left'
  readonly code: string | null
  readonly detail: Detail | null
  readonly command: string
}

/** Puts a job in. False when its id is taken: the same command came twice. */
export async function insertJob(tx: Tx, { id, person, action, to, total, undoes, at }: NewJob): Promise<boolean> {
  const row = await tx
    .insertInto('bulk_jobs')
    .values({
      store_id: tx.store,
      id,
      person_id: person,
      action,
      ask: JSON.stringify({ to }),
      total,
      undoes,
      created_at: at,
      touched_at: at,
    })
    .onConflict((conflict) => conflict.columns(['store_id', 'id']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** Puts a job's orders in, in the order of their ids given; what the action is about to change is kept as it stands. */
export async function insertItems(tx: Tx, job: string, orders: readonly string[]): Promise<void> {
  await sql`
    insert into bulk_items (store_id, job_id, position, order_id, number, seen, before)
    select o.store_id, ${job}::uuid, w.position, o.id, o.number, o.version, case j.action when 'status' then o.status when 'assign' then o.assignee_id::text end
    from unnest(${sql.val([...orders])}::uuid[]) with ordinality as w (id, position)
    join orders o on o.store_id = ${tx.store} and o.id = w.id
    join bulk_jobs j on j.store_id = o.store_id and j.id = ${job}::uuid`.execute(tx)
}

/** Puts in what takes a job back: its orders that it changed, each with the version its change led to. */
export async function insertUndoing(tx: Tx, job: string, undone: string): Promise<void> {
  await sql`
    insert into bulk_items (store_id, job_id, position, order_id, number, seen, before)
    select store_id, ${job}::uuid, position, order_id, number, made, before from bulk_items
    where store_id = ${tx.store} and job_id = ${undone}::uuid and state = 'done' and made is not null`.execute(tx)
}

/** One job of the person, or of anybody when a program asks; locked when it is about to be changed. */
export async function findJob(tx: Tx, id: string, lock = false): Promise<BulkJob | undefined> {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return undefined
  const row = await tx
    .selectFrom('bulk_jobs')
    .select(['id', 'person_id', 'action', 'ask', 'total', 'state'])
    .where('store_id', '=', tx.store)
    .where('id', '=', id)
    .$if(lock, (q) => q.forUpdate())
    .executeTakeFirst()
  if (!row) return undefined
  return {
    id: row.id,
    person: row.person_id,
    action: row.action as BulkAction,
    to: (row.ask as { readonly to: string | null }).to,
    total: row.total,
    state: row.state as BulkJob['state'],
  }
}

/** The next orders of a job. */
export async function listWaiting(tx: Tx, job: string, most: number): Promise<readonly Waiting[]> {
  return tx
    .selectFrom('bulk_items')
    .select(['position', 'number', 'seen', 'before'])
    .where('store_id', '=', tx.store)
    .where('job_id', '=', job)
    .where('state', '=', 'waiting')
    .orderBy('position')
    .limit(most)
    .execute()
}

/** Writes what became of orders; of those done, the version their change led to, found by its command. */
export async function saveOutcomes(tx: Tx, job: string, outcomes: readonly Outcome[], at: Date): Promise<void> {
  await sql`
    update bulk_items i set state = r.state, code = r.code, detail = r.detail,
      made = (select max(a.version) from activities a
        where r.state = 'done' and a.store_id = i.store_id and a.order_id = i.order_id and a.command_id = r.command)
    from jsonb_to_recordset(${JSON.stringify(outcomes)}::jsonb) as r (position int, state text, code text, detail jsonb, command uuid)
    where i.store_id = ${tx.store} and i.job_id = ${job}::uuid and i.position = r.position and i.state = 'waiting'`.execute(tx)
  await tx.updateTable('bulk_jobs').set({ touched_at: at }).where('store_id', '=', tx.store).where('id', '=', job).execute()
}

/** Sets where a job stands; one that was cancelled is not done. */
export async function setState(tx: Tx, job: string, state: BulkJob['state'], at: Date): Promise<void> {
  await tx.updateTable('bulk_jobs').set({ state, touched_at: at }).where('store_id', '=', tx.store).where('id', '=', job).execute()
}

/** The person has seen how their jobs ended: none of those that have is shown any more. */
export async function closeEnded(tx: Tx, at: Date): Promise<void> {
  await tx
    .updateTable('bulk_jobs')
    .set({ closed_at: at })
    .where('store_id', '=', tx.store)
    .where('person_id', '=', tx.actor.person ?? '')
    .where('state', '<>', 'running')
    .where('closed_at', 'is', null)
    .execute()
}

/** Lets what was refused, left or never begun wait once more, from the orders as they stand now. Answers how many. */
export async function waitAgain(tx: Tx, { id, action }: BulkJob): Promise<number> {
  const again = await tx
    .updateTable('bulk_items')
    .from('orders')
    .whereRef('orders.store_id', '=', 'bulk_items.store_id')
    .whereRef('orders.id', '=', 'bulk_items.order_id')
    .set((q) => ({
      state: 'waiting',
      code: null,
      detail: null,
      // What takes back holds to what it saw: a colleague's change since is not written over.
      ...(!action.endsWith('_back') && { seen: q.ref('orders.version') }),
      ...(action === 'status' && { before: q.ref('orders.status') }),
      ...(action === 'assign' && { before: sql<string | null>`orders.assignee_id::text` }),
    }))
    .where('bulk_items.store_id', '=', tx.store)
    .where('bulk_items.job_id', '=', id)
    .where('bulk_items.state', '<>', 'done')
    .executeTakeFirst()
  return Number(again.numUpdatedRows)
}

/** How many orders of a job stand how, and how many of them it really changed. */
export async function countStates(tx: Tx, job: string) {
  return tx
    .selectFrom('bulk_items')
    .select((q) => ['state' as const, q.fn.countAll<number>().as('n'), q.fn.count<number>('made').as('made')])
    .where('store_id', '=', tx.store)
    .where('job_id', '=', job)
    .groupBy('state')
    .execute()
}

/** Orders of a job that were not done, in the list's order. */
export async function listUndone(tx: Tx, job: string, most: number) {
  return tx
    .selectFrom('bulk_items')
    .select(['number', 'state', 'code', 'detail'])
    .where('store_id', '=', tx.store)
    .where('job_id', '=', job)
    .where('state', 'in', ['refused', 'left'])
    .orderBy('position')
    .limit(most)
    .execute()
}

/** Orders of a job that were done, in the list's order. */
export async function listDone(tx: Tx, job: string): Promise<readonly number[]> {
  const rows = await tx
    .selectFrom('bulk_items')
    .select('number')
    .where('store_id', '=', tx.store)
    .where('job_id', '=', job)
    .where('state', '=', 'done')
    .orderBy('position')
    .execute()
  return rows.map((row) => row.number)
}

/** Was a job taken back already? */
export async function isUndone(tx: Tx, job: string): Promise<boolean> {
  const row = await tx.selectFrom('bulk_jobs').select('id').where('store_id', '=', tx.store).where('undoes', '=', job).executeTakeFirst()
  return row !== undefined
}

/** Jobs that run and were not touched since: their worker is gone. */
export async function findStuck(tx: Tx, before: Date): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom('bulk_jobs')
    .select('id')
    .where('store_id', '=', tx.store)
    .where('state', '=', 'running')
    .where('touched_at', '<', before)
    .execute()
  return rows.map((row) => row.id)
}
