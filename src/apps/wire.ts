import { join } from 'node:path'
import { openMailServers } from './mail/open-mail-servers.ts'
import { openSmtp } from '#adapters/mail/smtp/index.ts'
import type { App } from '#platform/app.ts'
import { checkMasterKey } from '#platform/check-master-key.ts'
import type { Clock } from '#platform/clock.ts'
import { printersOf, type Config } from '#platform/config.ts'
import { openPool } from '#platform/db.ts'
import { openJobs } from '#platform/jobs.ts'
import { openWake } from '#platform/live/wake.ts'
import type { Log } from '#platform/log.ts'
import { openLookup } from '#platform/lookup/open.ts'
import { loadSecrets } from '#platform/secrets.ts'
import { openVinDecoder } from '#platform/vin/decoder.ts'
import { openRawPrinters } from '#adapters/printer/raw/index.ts'
import { openClamd } from '#adapters/scanner/clamd/index.ts'
import { openCarriers } from './open-carriers.ts'
import { openGateways } from './open-gateways.ts'

/** Where the database answers: as the application's role, and as the owner when this process may supervise the queue. */
export type DatabaseUrls = { readonly app: string; readonly owner: string | null }

/** Builds the one context every section gets: pools, queue, secrets, adapters. Close it in the reverse order. */
export async function openApp(options: {
  readonly config: Config
  readonly database: DatabaseUrls
  readonly log: Log
  readonly clock: Clock
  readonly supervise: boolean
  /** where tables made from packages are kept; in the data folder unless several desks share them */
  readonly tablesFolder?: string
}): Promise<App & { readonly close: () => Promise<void> }> {
  const { config, database, log, clock } = options
  const pool = openPool({ url: database.app, max: 20, onError: (error) => log.warn({ error: error.message }, 'database connection lost') })
  const [secrets, jobs, vin, lookup] = await Promise.all([
    loadSecrets(config),
    openJobs({
      url: options.supervise && database.owner ? database.owner : database.app,
      supervise: options.supervise && database.owner !== null,
      log,
    }),
    openVinDecoder(options.tablesFolder ?? join(config.dataFolder, 'vin')),
    openLookup(options.tablesFolder ?? join(config.dataFolder, 'lookup')),
  ])
  await checkMasterKey({ pool }, secrets)
  const wake = openWake({ url: database.app, pool, log })
  const mailer = openSmtp(config.mail.smtpUrl)
  const app: App = {
    config,
    clock,
    log,
    secrets,
    pool,
    jobs,
    wake,
    vin,
    lookup,
    openGateway: openGateways(config),
    openCarrier: openCarriers(config),
    mailer,
    mailServers: openMailServers(config.mail),
    printers: openRawPrinters(printersOf(config)),
    scanner: config.scanner ? openClamd(config.scanner) : null,
  }
  return {
    ...app,
    close: async () => {
      await jobs.stop()
      mailer.close()
      vin.close()
      lookup.close()
      await wake.close()
      await pool.end()
    },
  }
}
