import { uuidv7 } from 'uuidv7'
import { ok, refuse, type Result } from '#domain/result.ts'
import type { App } from '#platform/app.ts'
import type { Command } from '#platform/command.ts'
import { inStore, type Actor, type Tx } from '#platform/doors.ts'
import { peopleOfStore } from '../../spine-rows.ts'
import type { BulkAsk, BulkBegun } from '../../list/bulk/shapes.ts'
import { mostAtOnce } from '../../list/read.ts'
import { selectOrders } from '../../list/selection.ts'
import {
  closeEnded,
  countStates,
  findJob,
  insertItems,
  insertJob,
  insertUndoing,
  isUndone,
  setState,
  waitAgain,
  type BulkJob,
} from './queries.ts'

/** Slips are drawn into one paper, which is held in memory: so many orders and no more. */
const mostSlips = 300

/**
 * Begins one thing for every order of a list, as it stands now and within the person's reach. The same command again answers the job it began. Refuses `nothing_matches`,
 * `too_many_orders` and `not_of_store`; whether the single order lets it be done is asked when its turn comes.
 */
export async function startBulk(app: App, actor: Actor, ask: BulkAsk, command: Command): Promise<Result<BulkBegun, string>> {
  return inStore(app, actor, async (tx): Promise<Result<BulkBegun, string>> => {
    const id = command.id ?? uuidv7()
    const known = await findJob(tx, id)
    if (known) return ok({ job: id, total: known.total })
    const most = ask.action === 'slips' ? mostSlips : mostAtOnce
    const orders = await selectOrders(tx, ask.list, app.clock.now(), most + 1)
    if (orders === undefined || orders.length === 0) return refuse('nothing_matches')
    if (orders.length > most) return refuse('too_many_orders', { most })
    if (ask.action === 'assign' && ask.person !== null && !(await worksOrders(tx, ask.person))) return refuse('not_of_store')
    const begun = await begin(app, tx, { id, action: ask.action, to: toOf(ask), total: orders.length, undoes: null })
    if (!begun) return refuse('other_command')
    await insertItems(tx, id, orders)
    return ok({ job: id, total: orders.length })
  })
}

/** Puts back what a job changed, where nobody has changed it since: a job of its own, with its own outcome for each order. */
export async function undoBulk(app: App, actor: Actor, id: string, command: Command): Promise<Result<BulkBegun, string>> {
  return withJob(app, actor, id, async (tx, job): Promise<Result<BulkBegun, string>> => {
    const undoing = command.id ?? uuidv7()
    const known = await findJob(tx, undoing)
    if (known) return ok({ job: undoing, total: known.total })
    if (job.state === 'running') return refuse('still_running')
    const action = job.action === 'assign' ? 'assign_back' : job.action === 'status' ? 'status_back' : null
    const total = (await countStates(tx, id)).reduce((sum, { made }) => sum + made, 0)
    if (action === null || total === 0 || (await isUndone(tx, id))) return refuse('nothing_to_undo')
    const begun = await begin(app, tx, { id: undoing, action, to: null, total, undoes: id })
    if (!begun) return refuse('other_command')
    await insertUndoing(tx, undoing, id)
    return ok({ job: undoing, total })
  })
}

/** Stops a job before its next orders; what is done stays done. */
export async function cancelBulk(app: App, actor: Actor, id: string): Promise<Result<{ readonly job: string }, string>> {
  return withJob(app, actor, id, async (tx, job) => {
    if (job.state === 'running') await setState(tx, id, 'cancelled', app.clock.now())
    return ok({ job: id })
  })
}

/** Lets a job try again what was refused or left alone, and what a stop left undone. */
export async function retryBulk(app: App, actor: Actor, id: string): Promise<Result<{ readonly job: string }, string>> {
  return withJob(app, actor, id, async (tx, job): Promise<Result<{ readonly job: string }, string>> => {
    if (job.state === 'running') return refuse('still_running')
    if ((await waitAgain(tx, job)) === 0) return refuse('nothing_matches')
    await setState(tx, id, 'running', app.clock.now())
    await app.jobs.put(tx, 'bulk', id)
    return ok({ job: id })
  })
}

/** The person has read how it ended; it is shown no more. */
export async function closeBulk(app: App, actor: Actor, id: string): Promise<Result<{ readonly job: string }, string>> {
  return withJob(app, actor, id, async (tx, job): Promise<Result<{ readonly job: string }, string>> => {
    if (job.state === 'running') return refuse('still_running')
    await closeEnded(tx, app.clock.now())
    return ok({ job: id })
  })
}

async function begin(
  app: App,
  tx: Tx,
  job: Pick<BulkJob, 'id' | 'action' | 'to' | 'total'> & { readonly undoes: string | null },
): Promise<boolean> {
  await closeEnded(tx, app.clock.now())
  const inserted = await insertJob(tx, { ...job, person: tx.actor.person ?? '', at: app.clock.now() })
  if (inserted) await app.jobs.put(tx, 'bulk', job.id)
  return inserted
}

/** A job of the person's own, locked: what is done to it is done one after the other. */
async function withJob<T>(
  app: App,
  actor: Actor,
  id: string,
  work: (tx: Tx, job: BulkJob) => Promise<Result<T, string>>,
): Promise<Result<T, string>> {
  return inStore(app, actor, async (tx): Promise<Result<T, string>> => {
    const job = await findJob(tx, id, true)
    return job?.person === actor.person ? work(tx, job) : refuse('not_found')
  })
}

async function worksOrders(tx: Tx, person: string): Promise<boolean> {
  return (await peopleOfStore(tx)).some(({ id, rights }) => id === person && rights.includes('orders'))
}

function toOf(ask: BulkAsk): string | null {
  if (ask.action === 'assign') return ask.person
  return ask.action === 'status' ? ask.status : null
}
