import { spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { Agent, get } from 'node:http'
import { createInterface } from 'node:readline'
import type { Config } from '#platform/config.ts'
import { address, orderAsk, type AskChanges } from '#test/support/orders.ts'

/** How much it holds, where mails go, who works its jobs, and the sandbox whose gateways it asks. */
type Starting = {
  readonly orders: string
  readonly smtp: number
  readonly jobs: 'here' | 'none'
  readonly sandbox?: NonNullable<Config['sandbox']>
}

type Opened = {
  readonly port: number
  readonly key: string
  readonly session: string
  readonly pid: number
  readonly app: string
  readonly owner: string
  readonly store: string
}

/** A desk in a process of its own and what one asks of it over HTTP. `jobs`: worked in the same process, or by nobody. */
export type Desk = Awaited<ReturnType<typeof startDesk>>

/** Starts the desk under test on the filled database; mails go to the SMTP server at `smtp`. Stop it when done. */
export async function startDesk(options: Starting) {
  const { orders, smtp, jobs, sandbox } = options
  const args = ['bench/desk.ts', '--orders', orders, '--smtp', String(smtp), '--jobs', jobs]
  if (sandbox) args.push('--sandbox', JSON.stringify(sandbox))
  // As `npm run serve` starts it.
  const child = spawn(process.execPath, ['--max-semi-space-size=4', ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  const line = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', resolve)
    child.once('exit', (code) => reject(new Error(`the desk ended with ${code}`)))
  })
  const opened = JSON.parse(line) as Opened
  const url = `http://127.0.0.1:${opened.port}`
  const { read, hangUp } = openReader(url, opened.session)
  let sent = 0
  const place = async (changes: AskChanges = {}): Promise<number> => {
    const ask = orderAsk({ externalNumber: `bench-${opened.pid}-${Date.now()}-${sent++}`, channel: 'bench', ...someBuyer(), ...changes })
    const headers = { authorization: `Bearer ${opened.key}`, 'content-type': 'application/json' }
    const answer = await fetch(`${url}/api/v1/orders`, { method: 'POST', headers, body: JSON.stringify(ask) })
    if (answer.status !== 201) throw new Error(`${answer.status} ${await answer.text()}`)
    return ((await answer.json()) as { readonly number: number }).number
  }
  return {
    ...opened,
    read,
    get: async (path: string): Promise<unknown> => JSON.parse((await read(path)).toString()),
    /** A command of the panel, with how long the desk waited for gateways meanwhile, in milliseconds. */
    post: async (path: string, body: object, command: string): Promise<{ readonly body: unknown; readonly gateway: number }> => {
      const headers = {
        cookie: `partsdesk=${opened.session}`,
        origin: 'http://localhost:4098',
        'x-partsdesk': '1',
        'idempotency-key': command,
        'content-type': 'application/json',
      }
      const answer = await fetch(url + path, { method: 'POST', headers, body: JSON.stringify(body) })
      if (answer.status !== 200) throw new Error(`${answer.status} ${path} ${await answer.text()}`)
      const gateway = Number(/gateway;dur=([\d.]+)/.exec(answer.headers.get('server-timing') ?? '')?.[1])
      return { body: await answer.json(), gateway }
    },
    place,
    intake: async (): Promise<void> => void (await place()),
    residentMegabytes: async (): Promise<number> => {
      const status = await readFile(`/proc/${opened.pid}/status`, 'utf8')
      return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024)
    },
    stop: async (): Promise<void> => {
      hangUp()
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGTERM')
      await ended
    },
  }
}

/** Each order is somebody else's, or finding a buyer's earlier orders would measure this bench. */
function someBuyer(): AskChanges {
  const n = randomInt(1_000_000_000)
  const door = { ...address, name: `Quill ${n}`, line1: `${n % 9_000} Juniper Hollow Rd Apt ${n}`, phone: null }
  return { buyer: { name: door.name, email: `quill.${n}@example.com`, phone: null }, billing: door, shipping: door }
}

/** Reads answers' bytes over a connection that is kept, as a browser keeps it. */
function openReader(url: string, session: string) {
  const agent = new Agent({ keepAlive: true })
  const read = (path: string): Promise<Buffer> =>
    new Promise((resolve, reject) => {
      const asked = get(url + path, { agent, headers: { cookie: `partsdesk=${session}` } }, (answer) => {
        const parts: Buffer[] = []
        answer.on('data', (part: Buffer) => parts.push(part))
        answer.on('end', () =>
          answer.statusCode === 200 ? resolve(Buffer.concat(parts)) : reject(new Error(`${answer.statusCode} ${path}`)),
        )
      })
      asked.on('error', reject)
    })
  return { read, hangUp: () => agent.destroy() }
}
