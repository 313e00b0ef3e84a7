import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { orderAsk } from '#test/support/orders.ts'

const writers = 16
const rounds = Number(process.env['SEEDS'] ?? 3)

let folder: string
let desk: Desk
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'partsdesk-kill-'))
  desk = await open()
})
afterAll(async () => {
  await killAll(desk)
  await rm(folder, { recursive: true, force: true })
})

type Desk = { readonly child: ChildProcess; readonly url: string; readonly key: string }
type Sent = { readonly externalNumber: string; readonly lines: number; readonly id: string }

test(`kill -9 of server and database under ${writers} writers: no acknowledged order is lost or halved`, async () => {
  const acknowledged: Sent[] = []
  for (let round = 0; round < rounds; round++) {
    const target = acknowledged.length + 40 + round * 17
    const writing = Promise.all(Array.from({ length: writers }, (_, writer) => write(`R${round}-${writer}`, acknowledged)))
    while (acknowledged.length < target) await new Promise((next) => setImmediate(next))
    await killAll(desk)
    await writing
    desk = await open()
  }
  const found = await readAll()
  const lost = acknowledged.filter((sent) => found.get(sent.externalNumber) !== sent.id)
  expect({ acknowledged: acknowledged.length >= 40 * rounds, lost }).toEqual({ acknowledged: true, lost: [] })
  // The same body again must answer the order there is: it proves the whole of it was kept, lines included.
  for (const sent of acknowledged.slice(-20)) {
    const again = await post(sent.externalNumber, sent.lines)
    expect([again.status, ((await again.json()) as { id: string }).id]).toEqual([200, sent.id])
  }
  expect(found.size).toBeGreaterThanOrEqual(acknowledged.length)
})

test('the control: an order never sent is reported as lost', async () => {
  expect((await readAll()).has('NEVER-SENT')).toBe(false)
})

/** Sends orders one after the other until the server is gone; notes what was acknowledged. */
async function write(name: string, acknowledged: Sent[]): Promise<void> {
  for (let i = 0; ; i++) {
    const [externalNumber, lines] = [`${name}-${i}`, 1 + (i % 4)]
    try {
      const answer = await post(externalNumber, lines)
      if (answer.status !== 201) return
      acknowledged.push({ externalNumber, lines, id: ((await answer.json()) as { id: string }).id })
    } catch {
      return
    }
  }
}

async function post(externalNumber: string, lines: number): Promise<Response> {
  const ask = orderAsk({ externalNumber, lines: Array.from({ length: lines }, (_, n) => ({ partNumber: `P-${n}` })) })
  return fetch(`${desk.url}/api/v1/orders`, {
    method: 'POST',
    headers: { authorization: `Bearer ${desk.key}`, 'content-type': 'application/json' },
    body: JSON.stringify(ask),
  })
}

async function readAll(): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>()
  for (let after: string | null = ''; after !== null;) {
    const answer: Response = await fetch(`${desk.url}/api/v1/orders?limit=200${after ? `&after=${after}` : ''}`, {
      headers: { authorization: `Bearer ${desk.key}` },
    })
    const page: { orders: { id: string; externalNumber: string; total: number }[]; next: string | null } = (await answer.json()) as never
    for (const order of page.orders) {
      expect(order.total).toBeGreaterThan(0)
      found.set(order.externalNumber, order.id)
    }
    after = page.next
  }
  return found
}

async function open(): Promise<Desk> {
  const child = spawn(process.execPath, ['test/faults/desk-process.ts', folder, inject('tablesFolder')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const line = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', resolve)
    child.once('exit', (code) => reject(new Error(`the desk ended with ${code}`)))
  })
  const { port, key } = JSON.parse(line) as { port: number; key: string }
  return { child, url: `http://127.0.0.1:${port}`, key }
}

/** The process and PostgreSQL with all its backends, at once. */
async function killAll({ child }: Desk): Promise<void> {
  const pid = Number((await readFile(join(folder, 'desk', 'postgres', 'postmaster.pid'), 'utf8')).split('\n')[0])
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGKILL')
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    process.kill(pid, 'SIGKILL')
  }
  await ended
}
