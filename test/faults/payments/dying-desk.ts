// A desk in a process of its own that does one money operation and is killed with SIGKILL in the middle of it.
import { fixedClock } from '#platform/clock.ts'
import { systemActor } from '#platform/doors.ts'
import { createLog } from '#platform/log.ts'
import type { Gateway } from '#ports/gateway.ts'
import { openApp } from '../../../src/apps/wire.ts'
import type { Death, Deed } from './deaths.ts'
import { act } from './operations.ts'

const deed = JSON.parse(process.argv[2] ?? '') as Deed
const opened = await openApp({
  config: deed.config,
  database: { app: deed.database, owner: null },
  log: createLog({ level: 'silent' }),
  clock: fixedClock(new Date(deed.now)),
  supervise: false,
  tablesFolder: deed.tablesFolder,
})
const app = {
  ...opened,
  openGateway: (account: Parameters<typeof opened.openGateway>[0]) => {
    dieIf('before the intent')
    const gateway = opened.openGateway(account)
    return gateway.ok ? { ...gateway, value: mortal(gateway.value) } : gateway
  },
}
await act(app, systemActor(deed.store), deed.operation, deed.on, { id: null, seen: null })
dieIf('after the record')

function dieIf(moment: Death): void {
  if (deed.death === moment) process.kill(process.pid, 'SIGKILL')
}

/** The same gateway in a process that does not outlive the chosen moment. */
function mortal(gateway: Gateway): Gateway {
  const dying =
    <A extends unknown[], R>(call: (...args: A) => Promise<R>, afterwards: Death) =>
    async (...args: A): Promise<R> => {
      dieIf('before the call')
      const reply = await call(...args)
      dieIf(afterwards)
      return reply
    }
  return {
    ...gateway,
    create: dying(gateway.create, 'once it is made'),
    confirm: dying(gateway.confirm, 'after the reply'),
    capture: dying(gateway.capture, 'after the reply'),
    void: dying(gateway.void, 'after the reply'),
    refund: dying(gateway.refund, 'after the reply'),
    reauthorize: dying(gateway.reauthorize, 'after the reply'),
  }
}
