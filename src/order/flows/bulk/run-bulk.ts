import { bulkStatuses, statuses } from '#domain/order.ts'
import { refuse, type Result } from '#domain/result.ts'
import type { Right } from '#domain/rights.ts'
import type { App } from '#platform/app.ts'
import { commandId, type Command } from '#platform/command.ts'
import { inNetwork, inStore, systemActor, type Actor } from '#platform/doors.ts'
import type { Job } from '#platform/jobs.ts'
import { findCommand, listStoreIds, peopleOfStore } from '../../spine-rows.ts'
import { assign } from '../../summary/assign.ts'
import { setStatus } from '../../summary/set-status.ts'
import { makeSlips } from './make-slips.ts'
import { putStatusBack } from './put-back.ts'
import { findJob, findStuck, listWaiting, saveOutcomes, setState, type BulkJob, type Outcome, type Waiting } from './queries.ts'

/** Orders taken at once, and how many of them are worked side by side: enough to be quick, few enough to leave the desk to the people at it. */
const batch = 40
const lanes = 4

/** After so many batches a job goes back into the queue, so that others get their turn. */
const batchesATurn = 10

/** A job nobody touched for so long lost its worker. */
const lostAfterMs = 30_000

/**
 * Works a job on from where its rows stand, for the person who asked and with what they may do now. Each order is one command whose id comes from the job and the
 * order: done again after a crash, it answers from memory and nothing happens twice.
 */
export async function doBulk(app: App, { store, id }: Job): Promise<void> {
  for (let turn = 0; turn < batchesATurn; turn += 1) {
    const next = await readNext(app, store, id)
    if (next === undefined) return
    await saveAll(app, store, next.job, await inLanes(next.waiting, (item) => doItem(app, next.actor, next.job, item)))
  }
  await inStore(app, systemActor(store), (tx) => app.jobs.put(tx, 'bulk', id))
}

/** Wakes the jobs of all stores whose worker was lost: with its process, or with a queue that gave them up. Answers how many. */
export async function sweepBulk(app: App): Promise<number> {
  const before = new Date(app.clock.now().getTime() - lostAfterMs)
  let woken = 0
  for (const store of await inNetwork(app, listStoreIds)) {
    woken += await inStore(app, systemActor(store), async (tx) => {
      const stuck = await findStuck(tx, before)
      await app.jobs.put(tx, 'bulk', stuck)
      return stuck.length
    })
  }
  return woken
}

/** The next orders, and the person as the store knows them now; undefined when the job has ended. */
async function readNext(app: App, store: string, id: string) {
  return inStore(app, systemActor(store), async (tx) => {
    const job = await findJob(tx, id)
    if (!job || job.state !== 'running') return undefined
    const waiting = await listWaiting(tx, id, batch)
    if (waiting.length === 0) {
      await setState(tx, id, 'done', app.clock.now())
      return undefined
    }
    const person = (await peopleOfStore(tx)).find((one) => one.id === job.person)
    return { job, waiting, actor: person ? actorOf(store, person) : null }
  })
}

type Person = Awaited<ReturnType<typeof peopleOfStore>>[number]

function actorOf(store: string, { id, name, rights, reach }: Person): Actor {
  return { kind: 'person', store, person: id, name, rights: rights as readonly Right[], reach: reach === 'all' ? 'all' : 'own' }
}

async function doItem(app: App, actor: Actor | null, job: BulkJob, item: Waiting): Promise<Outcome> {
  const command: Command = { id: commandId('bulk', job.id, item.number), seen: item.seen, body: [job.action, job.to] }
  const result = await attempt(app, actor, job, item, command)
  const base = { position: item.position, command: command.id ?? '' }
  if (result.ok) return { ...base, state: 'done', code: null, detail: null }
  // Handed on by the first run of this very command, an order may be out of its person's reach by the second.
  if (result.code === 'not_found' && actor && (await wasDone(app, actor, command)))
    return { ...base, state: 'done', code: null, detail: null }
  return { ...base, state: result.code === 'stale' ? 'left' : 'refused', code: result.code, detail: result.detail }
}

async function attempt(app: App, actor: Actor | null, job: BulkJob, item: Waiting, command: Command): Promise<Result<unknown, string>> {
  if (!actor?.rights.includes('orders')) return refuse('forbidden')
  try {
    return await act(app, actor, job, item, command)
  } catch (error) {
    // One order that breaks must not hold up the others; it can be tried again by a person.
    app.log.error(
      { job: job.id, order: item.number, error: error instanceof Error ? error.message : 'unknown' },
      'an order of a bulk job broke',
    )
    return refuse('broke')
  }
}

function act(app: App, actor: Actor, { action, to }: BulkJob, item: Waiting, command: Command): Promise<Result<unknown, string>> {
  switch (action) {
    case 'assign':
      return assign(app, actor, item.number, { person: to }, command)
    case 'assign_back':
      return assign(app, actor, item.number, { person: item.before }, command)
    case 'status': {
      const status = bulkStatuses.find((one) => one === to)
      return status ? setStatus(app, actor, item.number, { status }, command) : Promise.resolve(refuse('own_command'))
    }
    case 'status_back': {
      const before = statuses.find((one) => one === item.before)
      return before ? putStatusBack(app, actor, item.number, before, command) : Promise.resolve(refuse('no_way_back'))
    }
    case 'slips':
      return makeSlips(app, actor, item.number, command)
  }
}

async function wasDone(app: App, actor: Actor, command: Command): Promise<boolean> {
  const known = await inStore(app, systemActor(actor.store), (tx) => findCommand(tx, command.id ?? ''))
  return known !== undefined
}

async function saveAll(app: App, store: string, job: BulkJob, outcomes: readonly Outcome[]): Promise<void> {
  await inStore(app, systemActor(store), (tx) => saveOutcomes(tx, job.id, outcomes, app.clock.now()))
}

async function inLanes<In, Out>(items: readonly In[], work: (item: In) => Promise<Out>): Promise<readonly Out[]> {
  const done: Out[] = []
  const left = items.entries()
  const lane = async () => {
    for (const [at, item] of left) done[at] = await work(item)
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  return done
}
