import { Writable } from 'node:stream'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createLog } from '#platform/log.ts'
import { openDesk, type TestDesk } from '#test/support/desk.ts'

const lines: string[] = []
const destination = new Writable({ write: (chunk, _encoding, done) => (lines.push(String(chunk)), done()) })

let desk: TestDesk
beforeAll(async () => {
  desk = await openDesk({ publicUrl: 'https://desk.harbor.example', log: createLog({ level: 'info', destination }) })
})
afterAll(() => desk.close())

test('every answer says how a browser has to take it', async () => {
  for (const path of ['/desk/me', '/healthz', '/api/v1/orders', '/api/docs', '/pay/no-such-link', '/no-such-file.js']) {
    const { headers } = await desk.raw(path)
    const told = Object.fromEntries(headers)
    expect({ path, ...told }).toMatchObject({
      path,
      'strict-transport-security': 'max-age=31536000; includeSubDomains',
      'x-content-type-options': 'nosniff',
      'referrer-policy': expect.stringMatching(/^(?:same-origin|no-referrer)$/),
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': expect.stringContaining('camera=()'),
      'content-security-policy': expect.stringMatching(/frame-ancestors '(?:none|self)'/),
    })
    expect({ path, cors: headers.get('access-control-allow-origin') }).toEqual({ path, cors: null })
  }
})

test('JSON may load nothing and stand in no frame', async () => {
  const { headers } = await desk.raw('/desk/me')
  expect(headers.get('content-security-policy')).toBe(`default-src 'none'; frame-ancestors 'none'`)
  expect(headers.get('cache-control')).toBe('no-store')
  expect(headers.get('content-type')).toMatch(/^application\/json/)
})

test('over plain http nothing is said of https', async () => {
  const plain = await openDesk()
  expect((await plain.raw('/healthz')).headers.get('strict-transport-security')).toBeNull()
  await plain.close()
})

test('a method nobody asked for is not answered', async () => {
  for (const method of ['OPTIONS', 'PROPFIND']) expect((await desk.raw('/desk/me', { method })).status).toBeGreaterThanOrEqual(403)
})

test('a request turned away is in the log, with who and where and without what it carried', async () => {
  const staff = await desk.as('staff')
  lines.length = 0
  await staff.get('/desk/stores/harbor/settings/people/sign-ins')
  await desk.raw('/api/v1/orders', { headers: { authorization: 'Bearer pdk_not_a_key_at_all_not_a_key' } })
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { msg: 'refused', status: 403, path: '/desk/stores/harbor/settings/people/sign-ins', person: staff.id },
    { msg: 'refused', status: 401, path: '/api/v1/orders', person: null },
  ])
  expect(lines.join('')).not.toContain('pdk_not')
})

test('a fault tells the caller its number and nothing else, and no secret of an address to the log', async () => {
  lines.length = 0
  await desk.look('alter function partsdesk.door_address(bytea) rename to door_address_away')
  const { status, body } = await desk.raw('/hooks/gateways/kept-secret-kept-secret-kept-secret-kept', { method: 'POST', body: '{}' })
  await desk.look('alter function partsdesk.door_address_away(bytea) rename to door_address')
  expect(status).toBe(500)
  expect(JSON.stringify(body)).not.toMatch(/door_address|function|at /)
  expect(lines.join('')).toContain('door_address')
  expect(lines.join('')).not.toContain('kept-secret')
})

test('a line break in what is logged stays inside its own line', async () => {
  lines.length = 0
  await desk.raw('/desk/stores/x%0A%7B%22level%22:30%7D/orders')
  expect(lines.every((line) => line.trimEnd().split('\n').length === 1)).toBe(true)
})

test('a body over two megabytes is not read', async () => {
  const big = JSON.stringify({ email: 'a@b.example', password: 'x'.repeat(3 * 1024 * 1024) })
  const init = {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-partsdesk': '1', origin: 'https://desk.harbor.example' },
  }
  expect((await desk.raw('/desk/sign-in', { ...init, body: big })).status).toBe(413)
})

test('names an object inherits by are data like any other', async () => {
  const before = Object.getOwnPropertyNames(Object.prototype).length
  const order = JSON.parse('{"__proto__":{"operator":true},"constructor":{"prototype":{"operator":true}}}')
  expect((await desk.send(order)).status).toBe(400)
  expect(Object.getOwnPropertyNames(Object.prototype)).toHaveLength(before)
})

test.each(['/..%2f..%2fpackage.json', '/assets/..%2f..%2f..%2fpackage.json', '/.git/config', '/%2e%2e/master.key', '/assets/'])(
  'nothing but the panel’s own files is served: %s',
  async (path) => {
    const { body } = await desk.raw(path)
    expect(JSON.stringify(body)).not.toMatch(/"name":"partsdesk"|\[core\]|devDependencies|Index of/)
  },
)
