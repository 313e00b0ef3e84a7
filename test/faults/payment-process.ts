import { capture } from '#order/payment/capture.ts'
import { confirmPayment } from '#order/payment/confirm-payment.ts'
import { refundOne } from '#order/payment/refund.ts'
import { systemClock } from '#platform/clock.ts'
import type { Config } from '#platform/config.ts'
import { systemActor } from '#platform/doors.ts'
import { createLog } from '#platform/log.ts'
import type { Gateway } from '#ports/gateway.ts'
import { openApp } from '../../src/apps/wire.ts'

/** What the process shall do and where it shall be killed: before the gateway is called, or when the gateway has done it and nobody has written it down. */
export type Deed = {
  readonly config: Config
  readonly database: string
  readonly vinFolder: string
  readonly store: string
  readonly order: string
  readonly deed: 'capture' | 'refund' | 'charge'
  readonly transaction: string
  readonly amount: number
  readonly die: 'before_call' | 'after_create' | 'after_call'
}

/** A desk that does one money operation and is killed with SIGKILL in the middle of it. */
const deed = JSON.parse(process.argv[2] ?? '') as Deed
const opened = await openApp({
  config: deed.config,
  database: { app: deed.database, owner: null },
  log: createLog({ level: 'silent' }),
  clock: systemClock,
  supervise: false,
  vinFolder: deed.vinFolder,
})
const app = {
  ...opened,
  openGateway: (account: Parameters<typeof opened.openGateway>[0]) => {
    const gateway = opened.openGateway(account)
    return gateway.ok ? { ...gateway, value: mortal(gateway.value) } : gateway
  },
}
const actor = systemActor(deed.store)
const ask = { transaction: deed.transaction, amount: deed.amount }
const command = { id: null, seen: null }
if (deed.deed === 'capture') await capture(app, actor, { id: deed.order }, ask, command)
if (deed.deed === 'refund') await refundOne(app, actor, { id: deed.order }, { ...ask, reason: 'killed' }, command)
if (deed.deed === 'charge') await confirmPayment(app, { store: deed.store, id: deed.order })

/** The same gateway in a process that does not outlive the chosen moment. */
function mortal(gateway: Gateway): Gateway {
  const dying =
    <A extends unknown[], R>(call: (...args: A) => Promise<R>, last: Deed['die']) =>
    async (...args: A): Promise<R> => {
      if (deed.die === 'before_call') process.kill(process.pid, 'SIGKILL')
      const reply = await call(...args)
      if (deed.die === last) process.kill(process.pid, 'SIGKILL')
      return reply
    }
  return {
    ...gateway,
    create: dying(gateway.create, 'after_create'),
    confirm: dying(gateway.confirm, 'after_call'),
    capture: dying(gateway.capture, 'after_call'),
    refund: dying(gateway.refund, 'after_call'),
  }
}
