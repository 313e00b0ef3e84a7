import { fromKysely, PgBoss, type JobResult } from 'pg-boss'
import type { NetworkTx, Tx } from './doors.ts'
import type { Log } from './log.ts'

/** The queues, made by a migration. Payloads name a row, never its contents. */
export type Queue =
  | 'arrived'
  | 'score'
  | 'rejudge'
  | 'registry'
  | 'letter'
  | 'letter_test'
  | 'notify'
  | 'image'
  | 'settle'
  | 'reconcile'
  | 'news'
  | 'flow'
  | 'label'
  | 'void'
  | 'print'
  | 'track'
  | 'tell'
  | 'hook'
  | 'sweep'
  | 'outcomes'
  | 'forget'
  | 'account'
  | 'bulk'
  | 'scan'

/** What a job carries: which store and which row; no store when a transaction of the network put it in. */
export type Job = { readonly store: string; readonly id: string }

/** Does one job. Must be safe to run twice; throwing means "again later", with a growing delay. */
export type Work = (job: Job) => Promise<void>

/** The queue as the application sees it: jobs, one or many at once, are put in with the transaction of their cause, and workers of this process are woken after its commit. */
export type Jobs = {
  readonly put: (tx: Tx | NetworkTx, queue: Queue, id: string | readonly string[], afterSeconds?: number) => Promise<void>
  readonly work: (queue: Queue, work: Work) => Promise<void>
  readonly every: (queue: Queue, cron: string) => Promise<void>
  readonly stop: () => Promise<void>
}

/**
 * Opens the queue. `url` is the application's role for putting and working; a worker with `supervise` connects as the owner, because
 * maintenance (expiry, deletion, index care) alters the queue's tables.
 */
export async function openJobs(options: { readonly url: string; readonly supervise: boolean; readonly log: Log }): Promise<Jobs> {
  const boss = new PgBoss({
    connectionString: options.url,
    schema: 'pgboss',
    max: 4,
    migrate: false,
    createSchema: false,
    supervise: options.supervise,
    schedule: options.supervise,
    application_name: 'partsdesk-jobs',
  })
  boss.on('error', (error) => options.log.warn({ error: error.message }, 'queue'))
  await boss.start()
  const workers = new Map<Queue, string[]>()
  return {
    put: async (tx, queue, id, afterSeconds = 0) => {
      const ids = typeof id === 'string' ? [id] : id
      if (ids.length === 0) return
      const store = tx.door === 'store' ? tx.store : ''
      await boss.insert(
        queue,
        ids.map((one) => ({ data: { store, id: one } satisfies Job, startAfter: afterSeconds })),
        { db: fromKysely(tx) },
      )
      if (afterSeconds === 0) tx.afterCommit(() => workers.get(queue)?.forEach((worker) => boss.notifyWorker(worker)))
    },
    work: async (queue, work) => {
      const worker = await boss.work<Job>(
        queue,
        { batchSize, pollingIntervalSeconds: 1, burstWhenBatchFull: true, perJobResults: true },
        (batch) => inLanes(lanes[queue], batch, (job) => settleJob(options.log, queue, job, work)),
      )
      workers.set(queue, [...(workers.get(queue) ?? []), worker])
    },
    every: async (queue, cron) => {
      await boss.schedule(queue, cron, { store: '', id: '' })
    },
    stop: () => boss.stop({ graceful: true, timeout: 5000 }),
  }
}

/** Jobs of one queue taken at once; a full batch is followed by the next without a pause. */
const batchSize = 8

/** How many jobs of a queue are done at the same time. Those that mostly compute get few, or a busy hour of arriving orders and mails would starve the people at their screens. */
const lanes: { readonly [queue in Queue]: number } = {
  arrived: 3,
  score: 3,
  rejudge: 3,
  registry: 2,
  letter: 2,
  letter_test: 1,
  notify: 2,
  account: 2,
  image: 2,
  settle: 8,
  reconcile: 4,
  news: 2,
  flow: 8,
  label: 4,
  void: 2,
  // A printer takes one line at a time.
  print: 1,
  track: 2,
  tell: 2,
  hook: 4,
  sweep: 1,
  outcomes: 1,
  forget: 1,
  // Each has a file in hand, and the scanner has other customers.
  scan: 2,
  // Each takes several orders at once by itself.
  bulk: 2,
}

async function inLanes<In, Out>(count: number, items: readonly In[], work: (item: In) => Promise<Out>): Promise<Out[]> {
  const done: Out[] = []
  const left = items.entries()
  const lane = async () => {
    for (const [at, item] of left) done[at] = await work(item)
  }
  await Promise.all(Array.from({ length: count }, lane))
  return done
}

/** Each job of a batch ends by itself: one that fails comes again later and holds nobody up. */
async function settleJob(log: Log, queue: Queue, job: { readonly id: string; readonly data: Job }, work: Work): Promise<JobResult> {
  try {
    await work(job.data)
    return { id: job.id, status: 'completed' }
  } catch (error) {
    const message = error instanceof Error ? error.message : 'unknown'
    log.warn({ queue, ...job.data, error: message }, 'job failed, will be tried again')
    return { id: job.id, status: 'failed', output: { message } }
  }
}
