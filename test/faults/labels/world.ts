import { serve } from '@hono/node-server'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { expect, inject } from 'vitest'
import { doFlow } from '#order/flows/running/resume.ts'
import { doLabel, doVoid } from '#order/fulfillment/labels/job.ts'
import type { ShipAsk } from '#order/fulfillment/shapes.ts'
import type { App } from '#platform/app.ts'
import { openCarriers } from '../../../src/apps/open-carriers.ts'
import { openLabelDesk, shipAsk, box } from '#test/support/label-desk.ts'
import { startSandbox, type FaultKind } from '#test/support/sandbox.ts'
import { deadlines, type Death, type Deed } from './deaths.ts'

/** A desk that ships with labels and the carrier over the wire, with what is needed to break the line between them and to compare both books afterwards. */
export type World = Awaited<ReturnType<typeof openWorld>>

/** An order about to be shipped in two boxes with one service, what was asked for it, and how much had been charged before. */
export type Work = {
  readonly order: string
  readonly number: number
  readonly service: Service
  readonly ask: ShipAsk
  readonly command: string
  readonly mark: number
}

/** Sold as one order of two boxes, and box by box. */
export const services = ['SandboxParcel Ground', 'SandboxPost Priority'] as const
export type Service = (typeof services)[number]

const account = 'faults'
const boxes = [box, { ...box, grams: 4_000 }]

/** Opens one. Two clocks that only move together, purchases given up after 700 ms, webhooks heard at a real port and sent when told to. Close it at the end. */
export async function openWorld() {
  const sandbox = await startSandbox()
  const port = await freePort()
  const openCarrier = openCarriers({ sandbox: sandbox.ports, deadlines })
  const at = await openLabelDesk(sandbox, account, { publicUrl: `http://127.0.0.1:${port}`, openCarrier })
  const { desk, boss } = at
  const hooks = serve({ fetch: desk.server.fetch, port, hostname: '127.0.0.1' })
  const hook = await boss.post(`/desk/stores/harbor/settings/carriers/${at.carrier}/webhook`)
  await easypost(sandbox.ports.carrier, 'webhooks', { webhook: { url: hook.body.url, webhook_secret: hook.body.secret } })
  await sandbox.control('/carrier/webhooks/automatic', { automatic: false })
  const effects = () => sandbox.carrierEffects(account)
  const asked = async (number: number, service: Service): Promise<ShipAsk> =>
    shipAsk(await at.rates(number, { boxes }), service, await at.open(number)) as ShipAsk
  const post = (number: number, path: string, body: object, command?: string) =>
    boss.post(at.at(number, path), body, command === undefined ? {} : { command })
  return {
    ...at,
    sandbox,
    account,
    effects,
    asked,
    post,
    /** An order that is paid for, and asked rates for. */
    begin: async (service: Service): Promise<Work> => {
      const { id, number } = await at.paid()
      const ask = await asked(number, service)
      return { order: id, number, service, ask, command: crypto.randomUUID(), mark: (await effects()).length }
    },
    /** What was charged for labels since the order began. */
    labels: async ({ mark }: Work) => (await effects()).slice(mark).filter(({ kind }) => kind === 'label'),
    /** Presses Ship & Complete. */
    ship: ({ number, ask, command }: Work) => post(number, 'fulfillment/ship-and-complete', ask, command),
    /** Does it in a process that dies in the middle of it; `seen`: killed from outside once so many labels were charged. */
    shipAndDie: async (work: Work, death: Death | number, seen = death === 'with the carrier' ? 1 : 0) => {
      const { order: _order, service: _service, mark, ...what } = work
      const { config, clock, store } = { ...desk.app, ...desk }
      const to = { config, database: desk.url('partsdesk_app'), vinFolder: inject('vinFolder'), store: store.id }
      const deed: Deed = { ...to, ...what, now: clock.now().toISOString(), death }
      const child = spawn(process.execPath, ['test/faults/labels/dying-desk.ts', JSON.stringify(deed)], {
        stdio: ['ignore', 'inherit', 'inherit'],
      })
      const gone = new Promise((resolve) => child.once('exit', (_code, signal) => resolve(signal)))
      if (seen > 0) {
        await expect.poll(async () => (await effects()).length, { interval: 5, timeout: 20_000 }).toBeGreaterThanOrEqual(mark + seen)
        child.kill('SIGKILL')
      }
      expect(await gone).toBe('SIGKILL')
    },
    /** Breaks the call that buys; of two boxes bought one by one the second when told. */
    fault: ({ ask, service }: Work, kind: FaultKind, { second = false, times = 1, milliseconds = 600 } = {}) => {
      const quote = ask.method === 'label' ? ask.rate.quote : ''
      const path = service === services[0] ? `/v2/orders/${quote}/buy` : `/v2/shipments/${quote.split(',')[second ? 1 : 0]}/buy`
      return sandbox.control('/faults', { match: { gateway: 'easypost', method: 'POST', path }, kind, times, milliseconds })
    },
    /** Lets every look fail from now on. */
    blind: () =>
      sandbox.control('/faults', { match: { gateway: 'easypost', method: 'GET', path: '/v2/**' }, kind: '500_before', times: 1_000 }),
    turn: (switches: object) => sandbox.control('/carrier/account', { account, ...switches }),
    webhooks: (kind: 'duplicate' | 'reorder' | 'lose' | 'late', times: number) =>
      sandbox.control('/carrier/webhooks/faults', { kind, type: '*', times, seconds: 3600 }),
    /** Sends the webhooks that are due. */
    hear: () => sandbox.control('/carrier/webhooks/pump', {}),
    /** Lets time pass at both ends, in seconds. */
    pass: async (seconds: number) => {
      desk.clock.advance(seconds * 1000)
      await sandbox.advance(seconds)
    },
    /** Does every job of labels and flows that was put in, once. */
    workOff: async (app: App = desk.app) => {
      const put = await desk.look<{ name: keyof typeof jobs; id: string }>(
        `delete from pgboss.job where name in ('flow', 'label', 'void') and state = 'created' returning name, data ->> 'id' as id`,
      )
      for (const { name, id } of put) await jobs[name](app, { store: desk.store.id, id })
    },
    close: async () => {
      hooks.close()
      await desk.close()
      await sandbox.stop()
    },
  }
}

const jobs = { flow: doFlow, label: doLabel, void: doVoid }

async function easypost(port: number, path: string, body: object): Promise<void> {
  const headers = { authorization: `Bearer EZTK_${account}`, 'content-type': 'application/json' }
  const answer = await fetch(`http://127.0.0.1:${port}/v2/${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`)
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
