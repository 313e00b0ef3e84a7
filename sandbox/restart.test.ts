import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { connect, createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, afterEach, expect, test } from 'vitest'
import { client, newFolder, postJson, startReceiver } from './test-world.ts'
import type { Ports } from './start.ts'

const folder = newFolder()
const running: ChildProcess[] = []
afterEach(() => running.splice(0).forEach((child) => child.kill('SIGKILL')))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function run(port: number): ChildProcess {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'main.ts'), '--folder', folder, '--port', String(port)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  running.push(child)
  return child
}

async function started(): Promise<{ child: ChildProcess; ports: Ports }> {
  const child = run(0)
  if (!child.stdout) throw new Error('no output')
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string]
  return { child, ports: (JSON.parse(line) as { ports: Ports }).ports }
}

test('kill -9 loses nothing that was answered; SIGTERM stops cleanly', async () => {
  const first = await started()
  const sale = {
    amount: 5_00,
    currency: 'usd',
    payment_method: 'pm_card_visa',
    allowed_payment_method_types: ['card' as const],
    capture_method: 'manual' as const,
    confirm: true,
  }
  const intent = await client(first).paymentIntents.create(sale, { idempotencyKey: 'once' })
  await postJson(`http://127.0.0.1:${first.ports.control}/clock`, { advanceSeconds: 3600 })
  await postJson(`http://127.0.0.1:${first.ports.control}/faults`, { match: { path: '/v1/refunds' }, kind: '429', times: 2 })
  first.child.kill('SIGKILL')
  await once(first.child, 'exit')

  const second = await started()
  expect((await client(second).paymentIntents.create(sale, { idempotencyKey: 'once' })).id).toBe(intent.id)
  expect((await client(second).paymentIntents.capture(intent.id)).status).toBe('succeeded')
  const state = (await (await fetch(`http://127.0.0.1:${second.ports.control}/state`)).json()) as {
    skipped: number
    faults: { times: number }[]
  }
  expect([state.skipped, state.faults[0]?.times]).toEqual([3600, 2])
  // A mail server's line that stays open between mails does not hold it up.
  const idle = connect(second.ports.smtp, '127.0.0.1')
  await once(idle, 'data')
  const asked = performance.now()
  second.child.kill('SIGTERM')
  expect(await once(second.child, 'exit')).toEqual([0, null])
  expect(performance.now() - asked).toBeLessThan(5000)
  idle.destroy()
}, 60_000)

test('a webhook nobody took before a kill -9 is sent again after it, with the same secret', async () => {
  const receiver = await startReceiver()
  receiver.answers.push(500)
  const first = await started()
  const url = `http://127.0.0.1:${receiver.port}/`
  const { secret = '' } = await client(first, 'kept').webhookEndpoints.create({ url, enabled_events: ['customer.created'] })
  await client(first, 'kept').customers.create({ name: 'Gus' })
  await expect.poll(() => receiver.letters.length).toBe(1)
  first.child.kill('SIGKILL')
  await once(first.child, 'exit')

  const second = await started()
  await postJson(`http://127.0.0.1:${second.ports.control}/clock`, { advanceSeconds: 10 })
  await postJson(`http://127.0.0.1:${second.ports.control}/webhooks/pump`, {})
  const [refused, taken] = receiver.letters
  expect(taken?.body).toBe(refused?.body)
  const { webhooks } = client(second, 'kept')
  expect(webhooks.constructEvent(taken?.body ?? '', String(taken?.headers['stripe-signature']), secret).type).toBe('customer.created')
  second.child.kill('SIGTERM')
  expect(await once(second.child, 'exit')).toEqual([0, null])
  await receiver.close()
}, 60_000)

test('a taken port is told in one line', async () => {
  const blocker = createServer()
  await new Promise<void>((resolve) => blocker.listen(0, '127.0.0.1', resolve))
  const { port } = blocker.address() as AddressInfo
  const child = run(port)
  let said = ''
  child.stderr?.on('data', (text: Buffer) => (said += text.toString()))
  expect(await once(child, 'close')).toEqual([1, null])
  expect(said).toBe(`The sandbox cannot start: port ${port} is taken. Choose another with --port.\n`)
  blocker.close()
}, 60_000)
