import { randomBytes, randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openCarrierCredentials } from '#platform/carrier-credentials.ts'
import { loadSecrets, masterKeyFile } from '#platform/secrets.ts'
import { openDesk, type Caller, type TestDesk } from '#test/support/desk.ts'
import { startSandbox, type Sandbox } from '#test/support/sandbox.ts'
import { makeWebhook, setUpWebhook } from './listen.ts'
import { readCarriers } from './read.ts'
import { resealCarriers } from './reseal.ts'
import type { CarriersView, EasypostView } from './shapes.ts'

const path = '/desk/stores/harbor/settings/carriers'
const account = { name: 'EasyPost', apiKey: 'EZTK_harbor', pinned: null }

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

const view = async () => (await boss.get(path)).body as CarriersView
const first = async () => (await view()).accounts[0] as EasypostView
const add = (changes: object = {}, command = randomUUID()) => boss.post(`${path}/easypost`, { ...account, ...changes }, { command })
const change = async (changes: object) =>
  boss.post(`${path}/easypost/${(await first()).id}`, { name: 'EasyPost', apiKey: null, pinned: null, ...changes }, { method: 'PUT' })

test('a key is tried at the carrier, kept sealed, and never shown again; the same command again adds no second account', async () => {
  expect(await view()).toEqual({ accounts: [], preferredCarrier: null, dayWorth: 100, sandbox: true, reachable: true, today: '2026-03-04' })
  const command = randomUUID()
  expect([(await add({}, command)).status, (await add({}, command)).status]).toEqual([200, 200])
  const { accounts } = await view()
  expect(accounts).toEqual([
    {
      id: command,
      kind: 'easypost',
      name: 'EasyPost',
      live: false,
      keyEnds: 'rbor',
      pinned: null,
      trouble: null,
      webhook: { set: false, lastAt: null },
      createdAt: '2026-03-04T15:00:00.000Z',
    },
  ])
  const rows = await desk.look('select sealed_credentials from carrier_accounts')
  expect(JSON.stringify([accounts, rows])).not.toContain('EZTK')
  expect((await boss.post(`${path}/${command}/test`)).body).toEqual({ taken: true })
})

test('a live key under the sandbox, what is no key, a key the carrier refuses and a name that is taken are not kept', async () => {
  expect((await add({ apiKey: 'EZAKlive', name: 'Live' })).body.code).toBe('live_carrier_key_in_sandbox')
  expect((await add({ apiKey: 'sk_test_a', name: 'Stripe' })).body.code).toBe('not_an_api_key')
  expect((await add({ name: 'easypost' })).body.code).toBe('carrier_name_taken')
  await sandbox.fault('GET', '/v2/webhooks', '500_before')
  expect((await add({ name: 'Away' })).body.code).toBe('carrier_away')
  expect((await add({ pinned: ['UPS'], name: 'Pinned' })).body.issues).toEqual([
    { path: 'pinned', message: 'not_carrier_accounts', code: 'custom' },
  ])
  expect((await view()).accounts).toHaveLength(1)
})

test('a store may have several; another key of an account is tried first and takes the place of the one before', async () => {
  desk.clock.advance(60_000)
  expect((await add({ name: 'Second', pinned: ['ca_1a'] })).status).toBe(200)
  expect((await change({ apiKey: 'EZAKlive' })).body.code).toBe('live_carrier_key_in_sandbox')
  expect((await change({ name: 'Second' })).body.code).toBe('carrier_name_taken')
  expect((await change({ apiKey: 'EZTK_harbor_rolled' })).status).toBe(200)
  expect((await change({ pinned: ['ca_2b', 'ca_3c'] })).status).toBe(200)
  expect((await view()).accounts).toMatchObject([
    { name: 'EasyPost', keyEnds: 'lled', pinned: ['ca_2b', 'ca_3c'] },
    { name: 'Second', keyEnds: 'rbor', pinned: ['ca_1a'] },
  ])
})

test('the address and the secret for webhooks are told once; a new address ends the one before', async () => {
  const { id } = await first()
  const made = (await boss.post(`${path}/${id}/webhook/by-hand`)).body
  expect(made.url).toMatch(/^http:\/\/localhost:4000\/hooks\/carriers\/[\w-]{43}$/)
  expect((await first()).webhook).toEqual({ set: true, lastAt: null })
  const hash = async () =>
    (await desk.look<{ hash: Buffer }>(`select hash from address_doors where kind = 'carrier_webhook'`)).map((row) =>
      row.hash.toString('hex'),
    )
  const [before] = await hash()
  const again = (await boss.post(`${path}/${id}/webhook/by-hand`)).body
  const after = await hash()
  expect([after.length, after[0] === before]).toEqual([1, false])
  const [row] = await desk.look<{ id: string; sealed_credentials: string; pinned: string[] | null }>(
    'select id, sealed_credentials, pinned from carrier_accounts where id = $1',
    [id],
  )
  if (!row) throw new Error('no account')
  const kept = openCarrierCredentials(desk.app, desk.store.id, row)
  expect(kept).toMatchObject({ apiKey: 'EZTK_harbor_rolled', carrierAccounts: ['ca_2b', 'ca_3c'] })
  expect(kept.webhookSecret).toBe(again.secret)
  expect(again.secret).not.toBe(made.secret)
})

test('a desk no carrier can reach says so, calls nobody, and still makes an address to enter by hand', async () => {
  const { sandbox: _, ...config } = desk.app.config
  const [lone, { id }] = [{ ...desk.app, config }, await first()]
  expect((await readCarriers(lone, desk.system)).reachable).toBe(false)
  expect(await setUpWebhook(lone, desk.system, id)).toMatchObject({ ok: false, code: 'desk_not_reachable' })
  expect(await makeWebhook(lone, desk.system, id)).toMatchObject({ ok: true, value: { url: expect.stringContaining('/hooks/carriers/') } })
})

test('a stopped account is gone from the list and its row stays for what was bought through it', async () => {
  const second = (await view()).accounts[1]?.id
  expect((await boss.post(`${path}/${second}/stop`)).status).toBe(200)
  expect((await boss.post(`${path}/${second}/stop`)).status).toBe(404)
  expect((await view()).accounts.map(({ name }) => name)).toEqual(['EasyPost'])
  expect(await desk.look('select name, removed_at is null as used from carrier_accounts order by name')).toEqual([
    { name: 'EasyPost', used: true },
    { name: 'Second', used: false },
  ])
})

test('the preferred carrier and the worth of a day are kept and logged with everything else, and no key stands in the log', async () => {
  const prefer = (ask: object) => boss.post(`${path}/preference`, ask, { method: 'PUT' })
  expect((await prefer({ preferredCarrier: 'UPS', dayWorth: 250 })).status).toBe(200)
  expect((await prefer({ preferredCarrier: 'UPS', dayWorth: 250 })).status).toBe(200)
  expect((await prefer({ preferredCarrier: null, dayWorth: -1 })).status).toBe(400)
  expect(await view()).toMatchObject({ preferredCarrier: 'UPS', dayWorth: 250 })
  const { changes } = (await boss.get('/desk/stores/harbor/settings/changes/carriers')).body
  expect(changes.map((one: { what: string; subject: string | null }) => [one.what, one.subject])).toEqual([
    ['day_worth', null],
    ['preferred_carrier', null],
    ['carrier_stopped', 'Second'],
    ['carrier_webhook', 'EasyPost'],
    ['carrier_webhook', 'EasyPost'],
    ['carrier_webhook', 'EasyPost'],
    ['carrier_account', 'EasyPost'],
    ['carrier_account', 'EasyPost'],
    ['carrier_account', 'Second'],
    ['carrier_account', 'EasyPost'],
  ])
  expect(changes[7]).toMatchObject({ before: { keyEnds: 'rbor' }, after: { keyEnds: 'lled' }, who: 'supervisor of harbor' })
  expect(JSON.stringify(changes)).not.toContain('EZTK')
})

test('only who may change settings sees or changes accounts', async () => {
  const clerk = await desk.as('staff')
  const { id } = await first()
  expect([
    (await clerk.get(path)).status,
    (await clerk.post(`${path}/easypost`, account)).status,
    (await clerk.post(`${path}/${id}/test`)).status,
    (await clerk.post(`${path}/${id}/webhook`)).status,
    (await clerk.post(`${path}/${id}/webhook/by-hand`)).status,
    (await clerk.post(`${path}/${id}/stop`)).status,
  ]).toEqual([403, 403, 403, 403, 403, 403])
  const stranger = await desk.as('supervisor', desk.other)
  expect((await stranger.post(`/desk/stores/bluestone/settings/carriers/${id}/test`)).status).toBe(404)
})

test('after a rotation every carrier account is sealed under the new master key, those out of use too, and all still open', async () => {
  const mine = (await readFile(masterKeyFile(desk.app.config.dataFolder), 'utf8')).trim()
  const rotated = await loadSecrets({ masterKeys: [randomBytes(32).toString('base64'), mine], dataFolder: '' })
  const seals = () => desk.look<{ sealed_credentials: string }>('select sealed_credentials from carrier_accounts order by id')
  const before = await seals()
  expect(await resealCarriers({ ...desk.app, secrets: rotated }, desk.store.id)).toBe(2)
  const after = await seals()
  const keyOf = (row: { sealed_credentials: string } | undefined) => row?.sealed_credentials.split('.')[0]
  expect(keyOf(after[0])).toBe(keyOf(after[1]))
  expect(keyOf(after[0])).not.toBe(keyOf(before[0]))
  const rows = await desk.look<{ id: string; sealed_credentials: string; pinned: null }>(
    'select id, sealed_credentials, pinned from carrier_accounts',
  )
  for (const row of rows) expect(openCarrierCredentials({ secrets: rotated }, desk.store.id, row).apiKey).toContain('EZTK_')
  const stranger = await loadSecrets({ masterKeys: [randomBytes(32).toString('base64')], dataFolder: '' })
  await expect(resealCarriers({ ...desk.app, secrets: stranger }, desk.store.id)).rejects.toThrow()
})
