import { serve } from '@hono/node-server'
import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { doFlow } from '#order/flows/running/resume.ts'
import { doLabel, doVoid } from '#order/fulfillment/labels/job.ts'
import type { ShipAsk } from '#order/fulfillment/shapes.ts'
import { box, openLabelDesk, shipAsk } from '#test/support/label-desk.ts'
import { startSandbox, type FaultKind, type Sandbox } from '#test/support/sandbox.ts'
import { openCarriers } from '../../../src/apps/open-carriers.ts'
import { deadlines, type Death } from './deaths.ts'
import { shipAndDie } from './ship-and-die.ts'

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
/** What every order leaves in. */
export const boxes = [box, { ...box, grams: 4_000 }]

/** Opens one. Two clocks that only move together, purchases given up after 700 ms, webhooks heard at a real port and sent when told to. Close it at the end. */
export async function openWorld() {
  const sandbox = await startSandbox()
  const port = await freePort()
  const openCarrier = openCarriers({ sandbox: sandbox.ports, deadlines })
  const at = await openLabelDesk(sandbox, account, { publicUrl: `http://127.0.0.1:${port}`, openCarrier })
  const { desk, boss } = at
  const hooks = serve({ fetch: desk.server.fetch, port, hostname: '127.0.0.1' })
  const hook = await boss.post(`/desk/stores/harbor/settings/carriers/${at.carrier}/webhook/by-hand`)
  await listen(sandbox, hook.body)
  const effects = () => sandbox.carrierEffects(account)
  const asked = async (number: number, service: Service) =>
    shipAsk(await at.rates(number, { boxes }), service, await at.open(number)) as ShipAsk
  const post = (number: number, path: string, body: object, command?: string) =>
    boss.post(at.at(number, path), body, command === undefined ? {} : { command })
  return {
    ...at,
    ...troublesOf(sandbox),
    sandbox,
    effects,
    /** What is asked when the rates of the two boxes are asked for anew and one of that service is chosen. */
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
    /** Is a label given back, or about to be, by what the carrier says? */
    isBack: async (shipment: string) => {
      const { refund_status } = (await easypost(sandbox, `shipments/${shipment}`)) as { readonly refund_status: string | null }
      return refund_status === 'submitted' || refund_status === 'refunded'
    },
    /** Presses Ship & Complete. */
    ship: ({ number, ask, command }: Work) => post(number, 'fulfillment/ship-and-complete', ask, command),
    /** Does it in a process that dies in the middle of it; `with the carrier`: once it has charged, or as told. */
    shipAndDie: (work: Work, death: Death | number, seen = async () => (await effects()).length > work.mark) =>
      shipAndDie(desk, work, death, seen),
    /** Lets time pass at both ends, in seconds. */
    pass: async (seconds: number) => {
      desk.clock.advance(seconds * 1000)
      await sandbox.advance(seconds)
    },
    /** Does every job of labels and flows that was put in, once. */
    workOff: async () => {
      const put = await desk.look<{ name: keyof typeof jobs; id: string }>(
        `delete from pgboss.job where name in ('flow', 'label', 'void') and state = 'created' returning name, data ->> 'id' as id`,
      )
      for (const { name, id } of put) await jobs[name](desk.app, { store: desk.store.id, id })
    },
    close: async () => {
      hooks.close()
      await desk.close()
      await sandbox.stop()
    },
  }
}

const jobs = { flow: doFlow, label: doLabel, void: doVoid }

/** What can be done to the line and at the carrier's end of it. */
function troublesOf({ control }: Sandbox) {
  const fail = (method: string, path: string, kind: FaultKind, times: number, milliseconds = 600) =>
    control('/faults', { match: { gateway: 'easypost', method, path }, kind, times, milliseconds })
  return {
    /** Breaks the call that buys; of two boxes bought one by one the second when told. */
    fault: ({ ask, service }: Work, kind: FaultKind, { second = false, times = 1, milliseconds = 600 } = {}) => {
      const quote = quoteOf(ask)
      const path = service === services[0] ? `/v2/orders/${quote}/buy` : `/v2/shipments/${quote.split(',')[second ? 1 : 0]}/buy`
      return fail('POST', path, kind, times, milliseconds)
    },
    /** Has the line met every fault that was put there? */
    met: async () => ((await control('/state')) as { faults: readonly unknown[] }).faults.length === 0,
    /** Lets every look at what was bought fail from now on. */
    hide: async ({ ask, service }: Work) => {
      const kind = service === services[0] ? 'orders' : 'shipments'
      for (const id of quoteOf(ask).split(',')) await fail('GET', `/v2/${kind}/${id}`, '500_before', 1_000)
    },
    turn: (switches: object) => control('/carrier/account', { account, ...switches }),
    webhooks: (kind: 'duplicate' | 'reorder' | 'late', times: number) =>
      control('/carrier/webhooks/faults', { kind, type: '*', times, seconds: 3600 }),
    /** Sends the webhooks that are due. */
    hear: () => control('/carrier/webhooks/pump', {}),
  }
}

function quoteOf(ask: ShipAsk): string {
  return ask.method === 'label' ? ask.rate.quote : ''
}

/** Tells the carrier where the desk hears, as a person does; nothing is sent before it is asked to. */
async function listen(sandbox: Sandbox, { url, secret }: { readonly url: string; readonly secret: string }): Promise<void> {
  await easypost(sandbox, 'webhooks', { webhook: { url, webhook_secret: secret } })
  await sandbox.control('/carrier/webhooks/automatic', { automatic: false })
}

/** Speaks to the carrier as its own site does; without a body it is read. */
async function easypost({ ports }: Sandbox, path: string, body?: object): Promise<unknown> {
  const headers = { authorization: `Bearer EZTK_${account}`, 'content-type': 'application/json' }
  const write = body && { method: 'POST', body: JSON.stringify(body) }
  const answer = await fetch(`http://127.0.0.1:${ports.carrier}/v2/${path}`, { headers, ...write })
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`)
  return answer.json()
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
