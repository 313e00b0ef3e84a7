import { serve } from '@hono/node-server'
import { createServer, type AddressInfo } from 'node:net'
import { once } from 'node:events'
import { expect } from 'vitest'
import { readNews } from '#order/payment/news/hear.ts'
import type { App } from '#platform/app.ts'
import { noCommand, type Command } from '#platform/command.ts'
import type { GatewayName } from '#ports/gateway.ts'
import { setUpWebhook } from '#settings/gateways/listen.ts'
import { openGateways } from '../../../src/apps/open-gateways.ts'
import { openDesk } from '#test/support/desk.ts'
import { connect, connectPaypal } from '#test/support/payments.ts'
import { openPaypalShop } from '#test/support/paypal.ts'
import { startSandbox, type FaultKind } from '#test/support/sandbox.ts'
import { countDone, differences } from './books.ts'
import type { Death } from './deaths.ts'
import { actAndDie, hear, recover, unsettled, workOff, type Effect, type Line, type Ready } from './line.ts'
import { act, type OperationName } from './operations.ts'
import { ready } from './subjects.ts'

/** A desk and one gateway over the wire, with what is needed to break the line between them, and to compare both books afterwards. */
export type World = Awaited<ReturnType<typeof openWorld>>

/** Opens one. Two clocks that only move together, both gateways' calls given up after 400 ms, webhooks heard at a real port. Close it at the end. */
export async function openWorld(gateway: GatewayName) {
  const sandbox = await startSandbox()
  const port = await freePort()
  const desk = await openDesk({
    sandbox: sandbox.ports,
    now: new Date(),
    publicUrl: `http://127.0.0.1:${port}`,
    openGateway: openGateways({ sandbox: sandbox.ports, timeout: 400 }),
  })
  const hooks = serve({ fetch: desk.server.fetch, port, hostname: '127.0.0.1' })
  const account = 'faults'
  await (gateway === 'stripe' ? connect(desk, account) : connectPaypal(desk, account))
  await setUpWebhook(desk.app, desk.system, gateway)
  const [row] = await desk.look<{ id: string }>('select id from gateway_accounts where store_id = $1', [desk.store.id])
  const shop = openPaypalShop(sandbox, account)
  const effects = async (): Promise<readonly Effect[]> =>
    gateway === 'stripe'
      ? (await sandbox.effects(account)).map((effect) => ({ ...effect, payment: effect.payment_intent }))
      : (await sandbox.paypalEffects(account)).map((effect) => ({ ...effect, payment: effect.order }))
  const pass = async (seconds: number) => {
    desk.clock.advance(seconds * 1000)
    await sandbox.advance(seconds)
  }
  const line: Line = { gateway, account, accountId: row?.id ?? '', sandbox, desk, shop, effects, pass }
  return {
    ...line,
    ready: (name: OperationName) => ready(line, name),
    /** Does it here. */
    act: ({ name, on }: Ready, app: App = desk.app, command: Command = noCommand) => act(app, desk.system, name, on, command),
    /** Does it in a process that dies in the middle of it. */
    actAndDie: (what: Ready, death: Death) => actAndDie(line, what, death),
    recover: (what: Ready, app: App = desk.app) => recover(line, what, app),
    differences: (what: Ready) => differences(line, what),
    /** How often the operation stands as done in the ledger. */
    done: (what: Ready) => countDone(line, what),
    unsettled: ({ on }: Ready) => unsettled(desk, on.order),
    fault: (path: string, kind: FaultKind, times = 1) => sandbox.fault('POST', path, kind, times),
    /** Takes back every fault that has not met its request. */
    mend: () => sandbox.mend(),
    webhooks: (kind: 'duplicate' | 'reorder' | 'lose' | 'late', times = 50) =>
      sandbox.control(gateway === 'stripe' ? '/webhooks/faults' : '/paypal/webhooks/faults', { kind, type: '*', times, seconds: 3600 }),
    /** Sends what webhooks are due and works off what they put in. */
    hear: () => hear(line),
    /** Reads the gateway's own list of events and works off what is new: what a desk does that no webhook reaches. */
    read: async () => {
      await readNews(desk.app, { store: desk.store.id, id: line.accountId })
      await workOff(line)
    },
    /** Waits until the gateway has acted, whatever we were told. */
    untilActed: ({ mark }: Ready) => expect.poll(async () => (await effects()).length, { interval: 5 }).toBeGreaterThan(mark.effects),
    close: async () => {
      hooks.close()
      await desk.close()
      await sandbox.stop()
    },
  }
}
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
