// A desk in a process of its own that ships one order with labels and is killed with SIGKILL in the middle of it.
import pg from 'pg'
import { rights } from '#domain/rights.ts'
import { shipAndComplete } from '#order/flows/ship-and-complete.ts'
import { fixedClock } from '#platform/clock.ts'
import { systemActor } from '#platform/doors.ts'
import { createLog } from '#platform/log.ts'
import type { Carrier } from '#ports/carrier.ts'
import { openCarriers } from '../../../src/apps/open-carriers.ts'
import { openApp } from '../../../src/apps/wire.ts'
import { deadlines, type Death, type Deed } from './deaths.ts'

const deed = JSON.parse(process.argv[2] ?? '') as Deed
const opened = await openApp({
  config: deed.config,
  database: { app: deed.database, owner: null },
  log: createLog({ level: 'silent' }),
  clock: fixedClock(new Date(deed.now)),
  supervise: false,
  tablesFolder: deed.tablesFolder,
})
const open = openCarriers({ ...(deed.config.sandbox && { sandbox: deed.config.sandbox }), deadlines })
const app = {
  ...opened,
  openCarrier: (account: Parameters<typeof open>[0]) => {
    dieIf('after the intent')
    const carrier = open(account)
    return carrier.ok ? { ...carrier, value: mortal(carrier.value) } : carrier
  },
}

/** Statements sent and calls begun and ended so far. */
let steps = 0
const written: readonly (readonly [Death, string])[] = [
  ['before anything is written', 'insert into "flows"'],
  ['before the intent', 'insert into "label_purchases"'],
  // Its first step is the purchase: the row moves on once that is written.
  ['after the record', 'update "flows"'],
]
pg.Client.prototype.query = new Proxy(pg.Client.prototype.query, {
  apply: (query, client, asked: readonly unknown[]) => {
    step()
    const text = textOf(asked[0])
    for (const [death, begin] of written) if (text.startsWith(begin)) dieIf(death)
    return Reflect.apply(query as (...asked: readonly unknown[]) => unknown, client, asked)
  },
})
const command = { id: deed.command, seen: null, body: deed.ask }
const answer = await shipAndComplete(app, { ...systemActor(deed.store), rights }, deed.number, deed.ask, command)
if (!answer.ok && !('flow' in (answer.detail ?? {}))) throw new Error(`refused: ${answer.code}`)
die()

function textOf(asked: unknown): string {
  return typeof asked === 'object' && asked !== null && 'text' in asked ? String(asked.text) : String(asked)
}

function dieIf(moment: Death): void {
  if (deed.death === moment) die()
}

function step(): void {
  steps += 1
  if (deed.death === steps) die()
}

function die(): void {
  process.kill(process.pid, 'SIGKILL')
}

/** The same carrier in a process that does not outlive the chosen moment. */
function mortal(carrier: Carrier): Carrier {
  const dying =
    <A extends unknown[], R>(call: (...args: A) => Promise<R>, before: Death | null, after: Death | null) =>
    async (...args: A): Promise<R> => {
      step()
      if (before) dieIf(before)
      const reply = await call(...args)
      step()
      if (after) dieIf(after)
      return reply
    }
  return {
    ...carrier,
    readBack: dying(carrier.readBack, null, null),
    buy: dying(carrier.buy, 'before the call', 'after the reply'),
    label: dying(carrier.label, null, 'while labels are fetched'),
  }
}
