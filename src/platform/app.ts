import type { OpenCarrier } from '#ports/carrier.ts'
import type { OpenGateway } from '#ports/gateway.ts'
import type { MailServers } from '#ports/mail-servers.ts'
import type { Mailer } from '#ports/mailer.ts'
import type { Printers } from '#ports/printer.ts'
import type { Scanner } from '#ports/scanner.ts'
import type pg from 'pg'
import type { Clock } from './clock.ts'
import type { Config } from './config.ts'
import type { Jobs } from './jobs.ts'
import type { Log } from './log.ts'
import type { Wake } from './live/wake.ts'
import type { Lookup } from './lookup/open.ts'
import type { Secrets } from './secrets.ts'
import type { VinDecoder } from './vin/decoder.ts'

/** Everything a section needs from outside itself, built once by hand in src/apps and passed as the first argument. */
export type App = {
  readonly config: Config
  readonly clock: Clock
  readonly log: Log
  readonly secrets: Secrets
  /** the application's role; only doors use it */
  readonly pool: pg.Pool
  readonly jobs: Jobs
  readonly wake: Wake
  readonly vin: VinDecoder
  readonly lookup: Lookup
  readonly openGateway: OpenGateway
  readonly openCarrier: OpenCarrier
  /** the installation's own way out */
  readonly mailer: Mailer
  readonly mailServers: MailServers
  readonly printers: Printers
  /** null: attachments are not looked through for viruses */
  readonly scanner: Scanner | null
}
