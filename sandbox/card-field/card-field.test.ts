import { afterAll, beforeAll, expect, test } from 'vitest'
import { startWorld, type TestWorld } from '../test-world.ts'

let world: TestWorld
beforeAll(async () => {
  world = await startWorld('http://localhost:4567')
})
afterAll(() => world.end())

const field = (parent: string, key = 'pk_test_toyota') =>
  fetch(world.url('cardField', `/?${new URLSearchParams({ parent, key, lang: 'fr' }).toString()}`))

test('only a page of the desk or of the shops may hold the field, and only that page', async () => {
  const shop = `http://localhost:${world.ports.shop}`
  const shown = await field(shop)
  expect([shown.status, shown.headers.get('content-security-policy')]).toEqual([200, expect.stringContaining(`frame-ancestors ${shop};`)])
  expect(shown.headers.get('content-security-policy')).toContain(`connect-src http://127.0.0.1:${world.ports.gateway};`)
  expect(await shown.text()).toContain('Numéro de carte')
  expect((await field('http://localhost:4567')).status).toBe(200)
})

test.each([
  ['https://evil.example', 'pk_test_toyota', 403],
  ['http://localhost:4567/path', 'pk_test_toyota', 403],
  ["http://localhost:4567; script-src 'unsafe-inline'", 'pk_test_toyota', 403],
  ['', 'pk_test_toyota', 403],
  ['http://localhost:4567', 'sk_test_toyota', 400],
  ['http://localhost:4567', 'pk_live_toyota', 400],
])('a parent %s with key %s gets %i', async (parent, key, status) => {
  expect((await field(parent, key)).status).toBe(status)
})

test("the gateway takes cards from the field's own page alone", async () => {
  const preflight = (origin: string) =>
    fetch(world.url('gateway', '/v1/payment_methods'), {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization' },
    })
  expect((await preflight(`http://localhost:${world.ports.cardField}`)).headers.get('access-control-allow-origin')).toBe(
    `http://localhost:${world.ports.cardField}`,
  )
  expect((await preflight('http://localhost:4567')).headers.get('access-control-allow-origin')).toBeNull()
  expect((await preflight(`http://evil.example:${world.ports.cardField}`)).headers.get('access-control-allow-origin')).toBeNull()
})

test('the field holds nothing inline', async () => {
  const text = await (await field(`http://localhost:${world.ports.shop}`)).text()
  expect(text).not.toMatch(/<script>|style="|onclick/)
})
