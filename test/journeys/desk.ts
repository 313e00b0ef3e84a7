import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { layCluster } from '../support/postgres/skip-disk-waits.ts'

/** A desk with its sandbox, running as a process of its own. */
export type Desk = {
  readonly url: string
  readonly shop: string
  readonly mailbox: string
  readonly control: string
  readonly gateway: string
  readonly paypal: string
  /** of every demo person */
  readonly password: string
  /** where whoever runs the installation makes their account, once; '' when there is one */
  readonly first: string
  /** Ends it with a signal and waits until it is gone. */
  readonly end: (signal: 'SIGTERM' | 'SIGKILL') => Promise<void>
}

/**
 * A desk for each worker as a newcomer starts it, in a folder of its own: demo stores, orders, sandbox. Workers find theirs by what is set here; one that
 * runs already is taken when it is named so.
 */
export default async function setUp({ workers }: { readonly workers: number }): Promise<() => Promise<void>> {
  if (process.env['PARTSDESK_URL'] && process.env['DEMO_PASSWORD']) return () => Promise.resolve()
  const folder = await mkdtemp(join(tmpdir(), 'partsdesk-journeys-'))
  const desks = await Promise.all(Array.from({ length: workers }, (_, at) => startDesk(join(folder, String(at)), 3900 + 60 * at)))
  process.env['DESKS'] = JSON.stringify(
    desks.map((desk) => ({
      PARTSDESK_URL: desk.url,
      DEMO_SHOP: desk.shop,
      DEMO_MAILBOX: desk.mailbox,
      DEMO_CONTROL: desk.control,
      DEMO_GATEWAY: desk.gateway,
      DEMO_PAYPAL: desk.paypal,
      DEMO_PASSWORD: desk.password,
      DEMO_FIRST: desk.first,
    })),
  )
  return async () => {
    await Promise.all(desks.map((desk) => desk.end('SIGTERM')))
    await rm(folder, { recursive: true, force: true })
  }
}

/** What a desk writes to its log, and where the lines go; they go nowhere unless told. */
type Logging = { readonly level: string; readonly take: (line: string) => void }

/** In a worker: sets where its own desk is, for its journeys to find. */
export function takeDesk(): void {
  const desks = JSON.parse(process.env['DESKS'] ?? '[]') as readonly { readonly [name: string]: string }[]
  Object.assign(process.env, desks[Number(process.env['TEST_PARALLEL_INDEX'])])
}

/** Starts a desk on a folder, new or used before, and answers once it is open. Its sandbox takes the nine ports from `port + 10` on. */
export async function startDesk(folder: string, port: number, log: Logging = { level: 'warn', take: () => undefined }): Promise<Desk> {
  const env = {
    ...process.env,
    PARTSDESK_DATA: folder,
    PORT: String(port),
    SANDBOX_PORT: String(port + 10),
    LOG_LEVEL: log.level,
    SUPPORT_CONTACT: 'Parts systems, ext. 44',
  }
  await layCluster(folder)
  const desk = spawn(process.execPath, ['src/apps/cli.ts', 'demo'], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  let first = ''
  await new Promise<void>((resolve, reject) => {
    createInterface({ input: desk.stdout }).on('line', (line) => {
      log.take(line)
      if (line.includes('/first/')) first = line.trim()
      if (line.startsWith('Ctrl-C stops it')) resolve()
    })
    desk.once('exit', (code) => reject(new Error(`the desk ended with ${code}`)))
  })
  const { password } = JSON.parse(await readFile(join(folder, 'demo.json'), 'utf8')) as { password: string }
  return {
    url: `http://localhost:${port}`,
    shop: `http://localhost:${port + 12}`,
    mailbox: `http://localhost:${port + 13}`,
    control: `http://127.0.0.1:${port + 15}`,
    gateway: `http://127.0.0.1:${port + 10}`,
    paypal: `http://127.0.0.1:${port + 16}`,
    password,
    first,
    end: (signal) => end(desk, signal),
  }
}

async function end(desk: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  if (desk.exitCode !== null || desk.signalCode !== null) return
  const ended = new Promise((resolve) => desk.once('exit', resolve))
  desk.kill(signal)
  await ended
}
