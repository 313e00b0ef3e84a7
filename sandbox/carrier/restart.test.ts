import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, expect, test } from 'vitest'
import type { Ports } from '../start.ts'
import { newFolder, postJson, startReceiver } from '../test-world.ts'
import { carrierClient, type Json } from './testing/client.ts'
import { bought } from './testing/shipping.ts'

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
  const at = `http://127.0.0.1:${ports.carrier}`
  const control = (path: string, body: object) => postJson(`http://127.0.0.1:${ports.control}${path}`, body)
  return {
    child,
    ports,
    at,
    client: carrierClient(at, 'killed'),
    control,
    jobs: async () => (await (await fetch(`${at}/printer/api/jobs`)).json()) as Json,
  }
}

test('kill -9 loses no label, no switch, no event on its way and no sheet of paper', async () => {
  const receiver = await startReceiver()
  const first = await started()
  await first.control('/carrier/webhooks/automatic', { automatic: false })
  await first.client.Webhook['create']?.({ url: `http://127.0.0.1:${receiver.port}/`, webhook_secret: 'kept' })
  const one = await bought(first.client)
  await first.control('/carrier/account', { account: 'killed', outOfFunds: true })
  await first.control('/printer', { state: 'paper_out' })
  const job = connect(first.ports.printer, '127.0.0.1')
  job.end('^XA^FO10,10^A0N,30,30^FDkept^FS^XZ')
  await expect.poll(async () => (await first.jobs())['jobs']?.length).toBe(1)
  first.child.kill('SIGKILL')
  await once(first.child, 'exit')

  const second = await started()
  expect(await second.client.Shipment['retrieve']?.(one['id'])).toMatchObject({ tracking_code: one['tracking_code'], status: 'unknown' })
  await expect(bought(second.client)).rejects.toThrow(/no funds/)
  expect(await second.jobs()).toMatchObject({ state: 'paper_out', jobs: [{ state: 'waiting' }] })
  await second.control('/carrier/webhooks/pump', {})
  expect(receiver.letters.map(({ body }) => (JSON.parse(body) as Json)['result']?.['tracking_code'])).toEqual([one['tracking_code']])
  const { effects } = (await (await fetch(`http://127.0.0.1:${second.ports.control}/carrier/effects?account=killed`)).json()) as Json
  expect(effects).toMatchObject([{ kind: 'label', shipment: one['id'] }])
  await receiver.close()
}, 60_000)
