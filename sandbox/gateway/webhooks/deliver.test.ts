import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { rmSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openClock, type Clock } from '../../clock.ts'
import type { Database } from '../../database.ts'
import { newFolder, startReceiver, type Receiver } from '../../test-world.ts'
import { newWebhookEndpoint } from '../objects/webhook-endpoint.ts'
import { accountIn, openGatewayDatabase } from '../store.ts'
import { deliverDue } from './deliver.ts'
import { deliveriesOf } from './queue.ts'

const folder = newFolder()
let db: Database
let clock: Clock
let receiver: Receiver
let mute: Server
beforeAll(async () => {
  db = openGatewayDatabase(folder)
  clock = openClock(folder)
  receiver = await startReceiver()
  mute = createServer(() => undefined)
  await new Promise<void>((resolve) => mute.listen(0, '127.0.0.1', resolve))
})
afterAll(async () => {
  await receiver.close()
  mute.closeAllConnections()
  mute.close()
  clock.close()
  db.close()
  rmSync(folder, { recursive: true, force: true })
})

test('an endpoint that says nothing is asked once and does not keep the others waiting', async () => {
  const account = accountIn(db, 'slow', clock.now(), { id: null, idempotency_key: null })
  const listening = (port: number) => {
    const url = `http://127.0.0.1:${port}/`
    return account.put(
      newWebhookEndpoint(account.now, { url, enabled_events: ['*'], api_version: null, description: null, metadata: {} }),
      { secret: 'whsec_x' },
    )
  }
  const silent = listening((mute.address() as AddressInfo).port)
  const quick = listening(receiver.port)
  for (const id of ['1', '2', '3']) account.emit('customer.created', { id })
  const attempts = await deliverDue({ db, clock, stopping: new AbortController().signal, patience: 1500 })
  expect(attempts.filter(({ endpoint }) => endpoint === quick.id).map(({ state }) => state)).toEqual([
    'delivered',
    'delivered',
    'delivered',
  ])
  expect(attempts.filter(({ endpoint }) => endpoint === silent.id).map(({ state, status }) => [state, status])).toEqual([['pending', null]])
  expect(receiver.letters).toHaveLength(3)
  const left = deliveriesOf(db, { endpoint: silent.id })
  expect(left.map(({ attempts: tried, at }) => [tried, at > account.now])).toEqual([
    [0, true],
    [0, true],
    [1, true],
  ])
})
