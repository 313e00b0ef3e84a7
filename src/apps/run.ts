import { serve, type ServerType } from '@hono/node-server'
import type { AddressInfo } from 'node:net'
import { systemClock } from '#platform/clock.ts'
import type { App } from '#platform/app.ts'
import type { Config } from '#platform/config.ts'
import { createLog } from '#platform/log.ts'
import { StartRefusal } from '#platform/start-refusal.ts'
import { makeFirstLink } from '#network/sign-in/first-link.ts'
import { openDatabase, type Database } from './database.ts'
import { furnish } from './demo/furnish.ts'
import { startSandbox } from './demo/sandbox-process.ts'
import { receiveMail } from './mail/receive-mail.ts'
import { readMailboxes } from './mail/watch.ts'
import { buildServer } from './server.ts'
import { openApp } from './wire.ts'
import { startWork } from './work.ts'

/** Everything on one machine: database, sandbox, demo stores, panel and jobs. Runs until it is told to stop. */
export async function runDemo(config: Config): Promise<number> {
  const log = createLog({ level: process.env['LOG_LEVEL'] ? config.logLevel : 'warn' })
  const closing = new Closing()
  try {
    say('Starting the database …')
    const database = closing.add(await openDatabase(config, log), (open) => open.stop())
    const app = closing.add(await openApp({ config, database: database.urls, log, clock: systemClock, supervise: true }), (open) =>
      open.close(),
    )
    closing.add(await listen(config, buildServer(app)), (server) => stopListening(server, app))
    await database.hold?.tell(config.publicUrl)
    closing.add(await receiveMail(app), async (receiver) => receiver?.close())
    if (config.sandbox) closing.add(await startSandbox(config, log), (sandbox) => sandbox.stop())
    await startWork(app)
    closing.add(readMailboxes(app), (watching) => watching.stop())
    const demo = config.sandbox ? await furnish(app, say) : null
    greet(config, await makeFirstLink(app), demo)
    await untilTold()
    return 0
  } finally {
    await closing.all()
  }
}

/** The web server for production; jobs run in `work` processes. */
export async function runServer(config: Config): Promise<number> {
  return runWith(config, async (app, closing, database) => {
    closing.add(await listen(config, buildServer(app)), (server) => stopListening(server, app))
    await database.hold?.tell(config.publicUrl)
    closing.add(await receiveMail(app), async (receiver) => receiver?.close())
    // With the embedded database there can be no second process: jobs run here.
    if (config.database.kind === 'embedded') {
      await startWork(app)
      closing.add(readMailboxes(app), (watching) => watching.stop())
    }
    greet(config, await makeFirstLink(app), null)
  })
}

/** A worker for production: jobs, and the queue's supervision when it knows the owner's URL. */
export async function runWorker(config: Config): Promise<number> {
  if (config.database.kind === 'embedded')
    throw new StartRefusal('A worker of its own needs DATABASE_URL: with the embedded database "serve" does the jobs itself.')
  return runWith(config, async (app, closing) => {
    await startWork(app)
    closing.add(readMailboxes(app), (watching) => watching.stop())
  })
}

/** Brings the database up to date and ends. */
export async function migrateOnly(config: Config): Promise<number> {
  const database = await openDatabase(config, createLog({ level: config.logLevel }))
  await database.stop()
  say('The database is up to date.')
  return 0
}

async function runWith(
  config: Config,
  start: (app: Awaited<ReturnType<typeof openApp>>, closing: Closing, database: Database) => Promise<void>,
): Promise<number> {
  const log = createLog({ level: config.logLevel })
  const closing = new Closing()
  try {
    const database = closing.add(await openDatabase(config, log), (open) => open.stop())
    const app = closing.add(await openApp({ config, database: database.urls, log, clock: systemClock, supervise: true }), (open) =>
      open.close(),
    )
    await start(app, closing, database)
    await untilTold()
    return 0
  } finally {
    await closing.all()
  }
}

/** What was opened, closed in the reverse order, each whatever happens to the others. */
class Closing {
  readonly #open: (() => Promise<void>)[] = []
  add<T>(opened: T, close: (opened: T) => Promise<void>): T {
    this.#open.push(() => close(opened))
    return opened
  }
  async all(): Promise<void> {
    for (const close of this.#open.splice(0).toReversed()) await close().catch((error: unknown) => console.error(error))
  }
}

async function listen(config: Config, server: ReturnType<typeof buildServer>): Promise<ServerType> {
  return new Promise((resolve, reject) => {
    const listening = serve(
      // Longer than the minute after which most proxies let an idle line go: whoever hangs up first must not be the one who is just being asked.
      { fetch: server.fetch, port: config.port, hostname: config.host, serverOptions: { keepAliveTimeout: 75_000 } },
      (_at: AddressInfo) => resolve(listening),
    )
    listening.once('error', (error: NodeJS.ErrnoException) => {
      const taken =
        error.code === 'EADDRINUSE'
          ? `Port ${config.port} is taken by another program. Set PORT to another.`
          : `Port ${config.port} cannot be opened (${error.code ?? error.message}).`
      reject(new StartRefusal(taken))
    })
  })
}

// Requests under way are answered first; connections are closed as soon as they are idle, and streams, which never end by themselves, are ended.
async function stopListening(server: ServerType, app: App): Promise<void> {
  await app.wake.close()
  const hangUp = () => 'closeIdleConnections' in server && server.closeIdleConnections()
  await new Promise<void>((resolve) => {
    const timer = setInterval(hangUp, 50)
    server.close(() => {
      clearInterval(timer)
      resolve()
    })
    hangUp()
  })
}

async function untilTold(): Promise<void> {
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve())
  })
  say('Stopping …')
}

function greet(config: Config, link: string | null, demo: Awaited<ReturnType<typeof furnish>> | null): void {
  say(`\nPartsdesk is open at ${config.publicUrl}`)
  if (demo) {
    say(`\n  Sign in as        ${demo.people[0]}   password  ${demo.password}`)
    say(`  or as             ${demo.people.slice(1).join(', ')}`)
    say(`  Demo stores       ${demo.shop}`)
    say(`  Mailbox           ${demo.mailbox}`)
  }
  if (link) say(`\n  Who runs this installation makes an account here, once, within a day:\n  ${link}`)
  say('\nCtrl-C stops it; everything is kept.')
}

function say(line: string): void {
  console.log(line)
}
