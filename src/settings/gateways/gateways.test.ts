import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadSecrets, masterKeyFile } from '#platform/secrets.ts'
import { credentialsContext } from '#ports/gateway.ts'
import { resealAccounts } from './reseal.ts'
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

test('after a rotation every account is sealed under the new master key, those out of use too, and all still open', async () => {
  const [old, young] = [randomBytes(32).toString('base64'), randomBytes(32).toString('base64')]
  const before = await desk.look<{ id: string; sealed_credentials: string }>(
    'select id, sealed_credentials from gateway_accounts order by id',
  )
  const mine = await readFile(masterKeyFile(desk.app.config.dataFolder), 'utf8')
  const rotated = await loadSecrets({ masterKeys: [young, mine.trim()], dataFolder: '' })
  expect(await resealAccounts({ ...desk.app, secrets: rotated }, desk.store.id)).toBe(before.length)
  const after = await desk.look<{ id: string; sealed_credentials: string }>(
    'select id, sealed_credentials from gateway_accounts order by id',
  )
  const keyOf = (sealed: string | undefined) => sealed?.split('.')[0]
  expect(new Set(after.map((row) => keyOf(row.sealed_credentials))).size).toBe(1)
  expect(keyOf(after[0]?.sealed_credentials)).not.toBe(keyOf(before[0]?.sealed_credentials))
  for (const { id, sealed_credentials } of after)
    expect(rotated.open(sealed_credentials, credentialsContext(desk.store.id, id))).toContain('sk_test_')
  const stranger = await loadSecrets({ masterKeys: [old], dataFolder: '' })
  await expect(resealAccounts({ ...desk.app, secrets: stranger }, desk.store.id)).rejects.toThrow()
  // Back to the key this desk runs with.
  const back = await loadSecrets({ masterKeys: [mine.trim(), young], dataFolder: '' })
  await resealAccounts({ ...desk.app, secrets: back }, desk.store.id)
  expect((await boss.post(`${path}/stripe/test`)).status).toBe(200)
})
