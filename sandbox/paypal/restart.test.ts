import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, expect, test } from 'vitest'
import type { Ports } from '../start.ts'
import { newFolder, postJson } from '../test-world.ts'
import { approved, orderFor } from './testing/buying.ts'
import { startHook } from './testing/hook.ts'
import { officialClient, speaker } from './testing/paypal-client.ts'

const folder = newFolder()
const running: ChildProcess[] = []
afterAll(() => {
  running.forEach((child) => child.kill('SIGKILL'))
  rmSync(folder, { recursive: true, force: true })
})

/** The sandbox as a program of its own, on the same folder each time. */
async function started() {
  const program = join(import.meta.dirname, '../main.ts')
  const child = spawn(process.execPath, [program, '--folder', folder, '--port', '0'], { stdio: ['ignore', 'pipe', 'inherit'] })
  running.push(child)
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string]
  const { ports } = JSON.parse(line) as { ports: Ports }
  const control = (path: string, body: object) => postJson(`http://127.0.0.1:${ports.control}${path}`, body)
  return { child, control, origin: `http://127.0.0.1:${ports.paypal}` }
}

test('kill -9 loses neither what PayPal did nor what it had to tell', async () => {
  const hook = await startHook()
  const first = await started()
  await first.control('/paypal/webhooks/automatic', { automatic: false })
  const say = await speaker(first.origin, 'killed')
  const webhook = await say('POST', '/v1/notifications/webhooks', { url: hook.url, event_types: [{ name: '*' }] })
  const order = await approved(officialClient(first.origin, 'killed'), orderFor('12.00', 'AUTHORIZE'))
  const authorize = async (origin: string) => {
    const { result } = await officialClient(origin, 'killed').orders.authorizeOrder({ id: order, paypalRequestId: 'once' })
    return result.purchaseUnits?.[0]?.payments?.authorizations?.map(({ id }) => id)
  }
  const held = await authorize(first.origin)
  first.child.kill('SIGKILL')
  await once(first.child, 'exit')

  const second = await started()
  expect([held?.length, await authorize(second.origin)]).toEqual([1, held])
  await second.control('/paypal/webhooks/pump', {})
  expect(hook.delivered.map(({ event }) => event['event_type'])).toEqual([
    'CHECKOUT.ORDER.APPROVED',
    'PAYMENT.AUTHORIZATION.CREATED',
    'CHECKOUT.ORDER.COMPLETED',
  ])
  const again = await speaker(second.origin, 'killed')
  expect((await again('GET', `/v1/notifications/webhooks/${webhook.body['id']}`)).status).toBe(200)
  hook.close()
}, 60_000)
