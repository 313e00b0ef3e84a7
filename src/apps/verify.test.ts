import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest'
import { createStore } from '#network/stores/create-store.ts'
import { systemClock } from '#platform/clock.ts'
import { readConfig } from '#platform/config.ts'
import { systemActor } from '#platform/doors.ts'
import { createLog } from '#platform/log.ts'
import { createKey } from '#settings/keys/create-key.ts'
import { openDesk, type TestDesk } from '#test/support/desk.ts'
import { orderAsk } from '#test/support/orders.ts'
import { openDatabase } from './database.ts'
import { buildServer } from './server.ts'
import { checkActivity, checkActivityOf, checkFacts, checkFactsOf } from './verify.ts'
import { openApp } from './wire.ts'

let desk: TestDesk
let numbers: readonly number[]
beforeAll(async () => {
  desk = await openDesk()
  const placed = [
    await desk.place({ buyer: { comment: 'Ring twice' } }),
    await desk.place({ vehicle: null }),
    await desk.place({}, desk.other),
  ]
  numbers = placed.map((order) => order.number)
})
afterAll(() => desk.close())

async function told(check: typeof checkFactsOf): Promise<readonly [number, readonly string[]]> {
  const lines: string[] = []
  return [await check(desk.app, (line) => lines.push(line)), lines]
}

test('orders that came through the desk fold to what the list shows', async () => {
  expect(await told(checkFactsOf)).toEqual([0, ['orders=3 differences=0']])
})

test('a figure changed behind the desk’s back is found, with its store, order and column', async () => {
  await desk.look(`update order_facts set total = total + 1, flags = '{}' where number = $1`, [numbers[0]])
  await desk.look('update order_facts set customer = $2 where number = $1', [numbers[2], 'Somebody Else'])
  expect(await told(checkFactsOf)).toEqual([
    1,
    [
      `bluestone order ${numbers[2]}: customer is "Somebody Else", folds to "Ava Martin"`,
      `harbor order ${numbers[0]}: total is 15101, folds to 15100`,
      `harbor order ${numbers[0]}: flags is [], folds to ["comment","bad_vin"]`,
      'orders=3 differences=3',
    ],
  ])
})

test('an order that fell out of the list is found', async () => {
  await desk.look('delete from order_facts where number = $1', [numbers[1]])
  const [code, lines] = await told(checkFactsOf)
  expect([code, lines.at(-1)]).toEqual([1, 'orders=3 differences=4'])
  expect(lines).toContain(`harbor order ${numbers[1]}: row is null, folds to "an order"`)
})

test('a log entry changed behind the desk’s back is found', async () => {
  expect(await told(checkActivityOf)).toEqual([0, ['orders=3 entries=3 broken=0']])
  await desk.look(
    `set session_replication_role = replica; update activities set actor_name = 'Nobody' where order_id = (select id from orders where number = ${numbers[0]})`,
  )
  expect(await told(checkActivityOf)).toEqual([1, [`harbor order ${numbers[0]}: entry 1 changed`, 'orders=3 entries=3 broken=1']])
})

test('a desk that runs on the data folder goes on while it is looked at; afterwards its database is started for the look', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'partsdesk-verify-'))
  const written = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  const lines = () => written.mock.calls.map(([line]) => String(line).trim())
  try {
    const config = readConfig({
      PARTSDESK_DATA: join(folder, 'desk'),
      PORT: '4990',
      SMTP_URL: 'smtp://127.0.0.1:9',
      SANDBOX: 'off',
      MAIL_FROM: 'a@b.example',
      LOG_LEVEL: 'silent',
    })
    await expect(checkFacts(config)).rejects.toThrow('There is no database')
    const log = createLog({ level: 'silent' })
    const database = await openDatabase(config, log)
    const app = await openApp({
      config,
      database: database.urls,
      log,
      clock: systemClock,
      supervise: false,
      tablesFolder: inject('tablesFolder'),
    })
    const store = await createStore(app, { slug: 'harbor', name: 'Harbor' })
    const { key } = await createKey(app, systemActor(store), { name: 'web', scopes: ['orders:write', 'orders:read'] })
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' }
    const sent = await buildServer(app).request('/api/v1/orders', { method: 'POST', headers, body: JSON.stringify(orderAsk()) })
    expect([sent.status, await checkFacts(config), await checkActivity(config)]).toEqual([201, 0, 0])
    await app.close()
    await database.stop()
    expect(await checkFacts(config)).toBe(0)
    expect(lines()).toEqual(['orders=1 differences=0', 'orders=1 entries=1 broken=0', 'orders=1 differences=0'])
  } finally {
    written.mockRestore()
    await rm(folder, { recursive: true, force: true })
  }
}, 60_000)
