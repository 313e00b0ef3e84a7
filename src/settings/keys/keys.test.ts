import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDesk, type Caller, type TestDesk } from '#test/support/desk.ts'
import { orderAsk } from '#test/support/orders.ts'

let desk: TestDesk
let mia: Caller
const at = '/desk/stores/harbor/settings/keys'

beforeAll(async () => {
  desk = await openDesk()
  mia = await desk.as('supervisor')
})
afterAll(() => desk.close())

type Key = {
  readonly id: string
  readonly name: string
  readonly prefix: string
  readonly usedAt: string | null
  readonly revokedAt: string | null
}
const list = async (): Promise<readonly Key[]> => (await mia.get(at)).body.keys
const sent = (key: string) =>
  desk.raw('/api/v1/orders', {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify(orderAsk()),
  })

test('a key is told once, opens what its scopes say, and is known by its first letters', async () => {
  const made = await mia.post(at, { name: 'Counter kiosk', scopes: ['orders:write'] })
  expect(made.body.key).toMatch(/^pdk_[\w-]{43}$/)
  expect((await sent(made.body.key)).status).toBe(201)
  const reading = await desk.raw('/api/v1/orders', { headers: { authorization: `Bearer ${made.body.key}` } })
  expect([reading.status, reading.body.code]).toEqual([403, 'no_scope'])
  const text = JSON.stringify(await list())
  expect(text).toContain(made.body.key.slice(0, 8))
  expect(text).not.toContain(made.body.key)
})

test('a revoked key opens nothing any more, and cannot be revoked twice', async () => {
  const { id, key } = (await mia.post(at, { name: 'Old shop', scopes: ['orders:write', 'orders:read'] })).body
  expect((await sent(key)).status).toBe(201)
  expect((await mia.post(`${at}/${id}/revoke`)).status).toBe(200)
  expect((await sent(key)).status).toBe(401)
  expect((await mia.post(`${at}/${id}/revoke`)).status).toBe(404)
  expect((await list()).find((one) => one.id === id)?.revokedAt).toBe(desk.clock.now().toISOString())
})

test('the same command twice makes one key', async () => {
  const command = randomUUID()
  const before = (await list()).length
  const [first, again] = [
    await mia.post(at, { name: 'Twice', scopes: ['orders:read'] }, { command }),
    await mia.post(at, { name: 'Twice', scopes: ['orders:read'] }, { command }),
  ]
  expect([first.status, again.status, again.body.code]).toEqual([200, 409, 'key_made_before'])
  expect((await list()).length).toBe(before + 1)
})

test('the last use of a key is noted, at most once a minute, and opens as before', async () => {
  const { id, key } = (await mia.post(at, { name: 'Busy shop', scopes: ['orders:write'] })).body
  const usedAt = async () => (await list()).find((one) => one.id === id)?.usedAt
  expect(await usedAt()).toBeNull()
  await sent(key)
  const first = desk.clock.now().toISOString()
  expect(await usedAt()).toBe(first)
  desk.clock.advance(59_000)
  await sent(key)
  expect(await usedAt()).toBe(first)
  desk.clock.advance(2_000)
  expect((await sent(key)).status).toBe(201)
  expect(await usedAt()).toBe(desk.clock.now().toISOString())
})

test('who made and revoked which key stands in the trail', async () => {
  const { changes } = (await mia.get('/desk/stores/harbor/settings/changes/keys')).body
  const told = changes.map((one: { who: string; what: string; subject: string }) => `${one.who} ${one.what} ${one.subject}`)
  expect(told).toContain('supervisor of harbor key_revoked Old shop')
  expect(told).toContain('supervisor of harbor key_created Counter kiosk')
})

test('a name and a scope are asked for', async () => {
  const refused = await mia.post(at, { name: ' ', scopes: [] })
  expect([refused.status, refused.body.issues.map((issue: { path: string }) => issue.path)]).toEqual([400, ['name', 'scopes']])
})

test('a staff person, or a supervisor of another store, neither sees nor makes nor revokes keys', async () => {
  const [key] = await list()
  const staff = await desk.as('staff')
  expect([
    (await staff.get(at)).status,
    (await staff.post(at, { name: 'x', scopes: ['orders:read'] })).status,
    (await staff.post(`${at}/${key?.id}/revoke`)).status,
  ]).toEqual([403, 403, 403])
  const ruth = await desk.as('supervisor', desk.other)
  expect((await ruth.post(`/desk/stores/bluestone/settings/keys/${key?.id}/revoke`)).status).toBe(404)
  expect((await mia.post(`${at}/no-such-key/revoke`)).status).toBe(404)
})
