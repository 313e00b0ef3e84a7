import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDesk, type Caller, type TestDesk } from '#test/support/desk.ts'
import { startSandbox, type Sandbox } from '#test/support/sandbox.ts'

const path = '/desk/stores/harbor/settings/gateway'
const keys = { gateway: 'stripe', name: 'Card payments', secretKey: 'sk_test_harbor', publishableKey: 'pk_test_harbor' }

let sandbox: Sandbox
let desk: TestDesk
let boss: Caller
beforeAll(async () => {
  sandbox = await startSandbox()
  desk = await openDesk({ sandbox: sandbox.ports })
  boss = await desk.as('supervisor')
})
afterAll(async () => {
  await desk.close()
  await sandbox.stop()
})

const save = (changes: Partial<typeof keys>) => boss.post(path, { ...keys, ...changes }, { method: 'PUT' })

test('keys are tried at the gateway, kept sealed, and never shown again', async () => {
  expect((await boss.get(path)).body).toEqual({ accounts: [], sandbox: true })
  expect((await boss.post(`${path}/stripe/test`)).body.code).toBe('no_gateway')
  expect((await save({})).status).toBe(200)
  const answer = await boss.get(path)
  expect(answer.body.accounts[0]).toMatchObject({
    gateway: 'stripe',
    name: 'Card payments',
    live: false,
    publishableKey: 'pk_test_harbor',
    keyEnds: 'rbor',
  })
  expect(JSON.stringify(answer.body)).not.toContain('sk_test')
  const rows = await desk.look('select sealed_credentials from gateway_accounts')
  expect(JSON.stringify(rows)).not.toContain('sk_test')
  expect((await boss.post(`${path}/stripe/test`)).body).toHaveProperty('account')
})

test('new keys replace the old ones, whose row stays for what was paid through it', async () => {
  await save({ secretKey: 'sk_test_second' })
  expect((await boss.get(path)).body.accounts[0].keyEnds).toBe('cond')
  expect(await desk.look('select removed_at is null as used from gateway_accounts order by created_at, id')).toEqual([
    { used: false },
    { used: true },
  ])
})

test('who changed keys is logged by their last letters; the same keys again change nothing', async () => {
  await save({ secretKey: 'sk_test_second' })
  const trail = await boss.get('/desk/stores/harbor/settings/changes/gateway')
  expect(
    trail.body.changes.map(({ who, before, after }: { who: string; before: unknown; after: unknown }) => [who, before, after]),
  ).toEqual([
    ['supervisor of harbor', logged('rbor'), logged('cond')],
    ['supervisor of harbor', null, logged('rbor')],
  ])
  expect(JSON.stringify(trail.body)).not.toContain('sk_test')
})

const logged = (keyEnds: string) => ({ gateway: 'stripe', name: 'Card payments', live: false, keyEnds, publishableKey: 'pk_test_harbor' })

test('a live key under the sandbox, what is no secret key, and keys the gateway refuses are not kept', async () => {
  expect((await save({ secretKey: 'sk_live_abc' })).body.code).toBe('live_key_in_sandbox')
  expect((await save({ secretKey: 'pk_test_abc' })).body.code).toBe('not_a_secret_key')
  expect((await save({ secretKey: `sk_test_${'a'.repeat(250)}` })).body.code).toBe('keys_refused')
  await sandbox.fault('GET', '/v1/account', '500_before')
  expect((await save({ secretKey: 'sk_test_third' })).body.code).toBe('gateway_away')
  expect((await boss.get(path)).body.accounts[0].keyEnds).toBe('cond')
})

test('only who may change settings sees or changes keys', async () => {
  const clerk = await desk.as('staff')
  expect([
    (await clerk.get(path)).status,
    (await clerk.post(path, keys, { method: 'PUT' })).status,
    (await clerk.post(`${path}/stripe/test`)).status,
  ]).toEqual([403, 403, 403])
  const stranger = await desk.as('supervisor', desk.other)
  expect((await stranger.get(path)).status).toBe(404)
})
