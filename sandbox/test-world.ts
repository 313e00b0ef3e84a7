import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Stripe from 'stripe'
import { startSandbox, type Sandbox } from './start.ts'

/** A sandbox on free ports with a folder of its own, for one test file. */
export type TestWorld = Sandbox & {
  readonly folder: string
  readonly url: (part: keyof Sandbox['ports'], path: string) => string
  readonly end: () => Promise<void>
}

/** Starts a sandbox in a fresh folder; `end` stops it and throws the folder away. */
export async function startWorld(desk?: string): Promise<TestWorld> {
  const folder = newFolder()
  const sandbox = await startSandbox({ folder, port: 0, ...(desk ? { desk } : {}) })
  return {
    ...sandbox,
    folder,
    url: (part, path) => `http://127.0.0.1:${sandbox.ports[part]}${path}`,
    end: async () => {
      await sandbox.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** An empty folder under the machine's temporary folder. */
export function newFolder(): string {
  return mkdtempSync(join(tmpdir(), 'sandbox-'))
}

/** The official client, changed in nothing but where it connects. */
export function client(world: Pick<TestWorld, 'ports'>, account = 'toyota', more: Stripe.StripeConfig = {}): Stripe {
  return new Stripe(`sk_test_${account}`, { host: '127.0.0.1', port: world.ports.gateway, protocol: 'http', ...more })
}

/** Sends JSON and reads JSON. */
export async function postJson(url: string, body: unknown): Promise<unknown> {
  const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
  return response.json()
}

export type Received = { readonly path: string; readonly authorization: string | undefined; readonly body: unknown }

/** A server that keeps what it is sent and answers what it is told: it stands in for the order desk. */
export async function startRecorder(port = 0): Promise<{
  readonly port: number
  readonly received: Received[]
  answer: { status: number; body: unknown }
  readonly close: () => Promise<void>
}> {
  const received: Received[] = []
  const recorder = { port: 0, received, answer: { status: 201, body: { number: 4711 } as unknown }, close: () => closed(server) }
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      received.push({
        path: request.url ?? '',
        authorization: request.headers.authorization,
        body: JSON.parse(Buffer.concat(parts).toString('utf8')),
      })
      response.writeHead(recorder.answer.status, { 'content-type': 'application/json' }).end(JSON.stringify(recorder.answer.body))
    })
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return Object.assign(recorder, { port: (server.address() as AddressInfo).port })
}

/** Everything that was posted to a receiver, byte for byte. */
export type Receiver = {
  readonly port: number
  readonly letters: { readonly headers: IncomingHttpHeaders; readonly body: string }[]
  /** the statuses of the next answers; 200 once they are used up */
  readonly answers: number[]
  readonly close: () => Promise<void>
}

/** A server that takes webhooks. */
export async function startReceiver(port = 0): Promise<Receiver> {
  const [letters, answers]: [Receiver['letters'], number[]] = [[], []]
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      letters.push({ headers: request.headers, body: Buffer.concat(parts).toString('utf8') })
      response.writeHead(answers.shift() ?? 200).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return { port: (server.address() as AddressInfo).port, letters, answers, close: () => closed(server) }
}

/** Ties all three shops to their gateway accounts, as the desk's demo start does. */
export function connectShops(folder: string) {
  const shop = (name: string) => ({
    key: `pdk_${name}_0123456789abcdef`,
    hook: `pdh_${name}`,
    gateway: { secret: `sk_test_${name}`, publishable: `pk_test_${name}` },
  })
  writeFileSync(join(folder, 'shops.json'), JSON.stringify({ shops: { toyota: shop('toyota'), honda: shop('honda'), ford: shop('ford') } }))
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}
