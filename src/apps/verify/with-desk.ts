import { existsSync } from 'node:fs'
import type { App } from '#platform/app.ts'
import { systemClock } from '#platform/clock.ts'
import type { Config } from '#platform/config.ts'
import { findHolder } from '#platform/embedded-postgres/hold-folder.ts'
import { readPostmaster } from '#platform/embedded-postgres/postmaster.ts'
import { clusterIn, socketUrl } from '#platform/embedded-postgres/start.ts'
import { createLog, type Log } from '#platform/log.ts'
import { StartRefusal } from '#platform/start-refusal.ts'
import { openDatabase } from '../database.ts'
import { openApp, type DatabaseUrls } from '../wire.ts'

/** Opens the desk for looking, does `work` and closes it again. A Partsdesk that runs on the same data folder goes on: its database is shared. */
export async function withDesk(config: Config, work: (app: App) => Promise<number>): Promise<number> {
  const log = createLog({ level: 'error' })
  const database = await reachDatabase(config, log)
  try {
    const app = await openApp({ config, database: database.urls, log, clock: systemClock, supervise: false })
    try {
      return await work(app)
    } finally {
      await app.close()
    }
  } finally {
    await database.stop()
  }
}

type Reached = { readonly urls: DatabaseUrls; readonly stop: () => Promise<void> }

async function reachDatabase(config: Config, log: Log): Promise<Reached> {
  if (config.database.kind === 'external') return openDatabase(config, log)
  const cluster = clusterIn(config.dataFolder)
  // An empty database made just now would verify well and say nothing.
  if (!existsSync(cluster))
    throw new StartRefusal(`There is no database in ${config.dataFolder}. Set PARTSDESK_DATA to the folder of yours.`)
  if (!(await findHolder(config.dataFolder))) return openDatabase(config, log)
  const server = await readPostmaster(cluster)
  if (!server?.ready) throw new StartRefusal(`Partsdesk is starting or stopping on ${config.dataFolder}. Try again in a moment.`)
  return {
    urls: { app: socketUrl({ ...server, role: 'partsdesk_app', database: 'partsdesk' }), owner: null },
    stop: () => Promise.resolve(),
  }
}
