// A desk in a process of its own that takes mail in and is killed with SIGKILL at its nth statement after it was told to begin: before it is sent, or once it was answered.
import pg from 'pg'
import { fixedClock } from '#platform/clock.ts'
import type { Config } from '#platform/config.ts'
import { createLog } from '#platform/log.ts'
import { receiveMail } from '../../../src/apps/mail/receive-mail.ts'
import { openApp } from '../../../src/apps/wire.ts'

/** What the process gets. */
export type Deed = {
  readonly config: Config
  readonly database: string
  readonly tablesFolder: string
  readonly now: string
  readonly at: number
  readonly when: 'before' | 'after'
}

const deed = JSON.parse(process.argv[2] ?? '') as Deed
const app = await openApp({
  config: deed.config,
  database: { app: deed.database, owner: null },
  log: createLog({ level: 'silent' }),
  clock: fixedClock(new Date(deed.now)),
  supervise: false,
  tablesFolder: deed.tablesFolder,
})
const receiver = await receiveMail(app)

let statements = 0
pg.Client.prototype.query = new Proxy(pg.Client.prototype.query, {
  apply: (query, client, asked: readonly unknown[]) => {
    statements += 1
    const last = statements === deed.at
    if (last && deed.when === 'before') die()
    const answer: unknown = Reflect.apply(query as (...asked: readonly unknown[]) => unknown, client, asked)
    if (last && answer instanceof Promise) return answer.finally(die)
    return answer
  },
})
console.log(JSON.stringify({ port: receiver?.port }))

function die(): void {
  process.kill(process.pid, 'SIGKILL')
}
