import { PgBoss, fromKysely } from 'pg-boss'
import type { Tx } from './doors.ts'
import type { Log } from './log.ts'

/** The queues, made by a migration. Payloads name a row, never its contents. */
export type Queue = 'arrived' | 'letter' | 'image' | 'settle' | 'flow' | 'sweep'

/** What a job carries: which store and which row. */
export type Job = { readonly store: string; readonly id: string }

/** Does one job. Must be safe to run twice; throwing means "again later", with a growing delay. */
export type Work = (job: Job) => Promise<void>

/** The queue as the application sees it: jobs are put in with the transaction of their cause and workers of this process are woken after its commit. */
export type Jobs = {
  readonly put: (tx: Tx, queue: Queue, id: string, afterSeconds?: number) => Promise<void>
  readonly work: (queue: Queue, work: Work, options?: { readonly atOnce?: number }) => Promise<void>
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
      await boss.send(queue, { store: tx.store, id } satisfies Job, { db: fromKysely(tx), startAfter: afterSeconds })
      if (afterSeconds === 0) tx.afterCommit(() => workers.get(queue)?.forEach((worker) => boss.notifyWorker(worker)))
    },
    work: async (queue, work, { atOnce = 2 } = {}) => {
      const started = await Promise.all(
        Array.from({ length: atOnce }, () =>
          boss.work<Job>(queue, { batchSize: 1, pollingIntervalSeconds: 2 }, async (batch) => {
            for (const job of batch) await report(options.log, queue, job.data, work)
          }),
        ),
      )
      workers.set(queue, started)
    },
    every: async (queue, cron) => {
      await boss.schedule(queue, cron, { store: '', id: '' })
    },
    stop: () => boss.stop({ graceful: true, timeout: 5000 }),
  }
}

async function report(log: Log, queue: Queue, job: Job, work: Work): Promise<void> {
  try {
    await work(job)
  } catch (error) {
    log.warn({ queue, ...job, error: error instanceof Error ? error.message : 'unknown' }, 'job failed, will be tried again')
    throw error
  }
}
