import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeFirstLink } from '#network/sign-in/first-link.ts'
import { addressBehind } from '#platform/throttle/address-of.ts'
import { openDesk, type TestDesk } from '#test/support/desk.ts'

let desk: TestDesk
const hour = 3_600_000
const origin = 'https://desk.harbor.example'
const person = { name: 'Nora Ops', email: 'nora@ops.example', password: 'a long enough pass phrase' }

beforeAll(async () => {
  desk = await openDesk({ publicUrl: origin })
  await employed('gale@ops.example')
})
afterAll(() => desk.close())

const employed = (email: string) => desk.employ({ role: 'supervisor', name: 'Gale Night', email, password: person.password })
const post = (path: string, body: unknown, extra: Record<string, string> = {}) =>
  desk.raw(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-partsdesk': '1', origin, ...extra },
    body: JSON.stringify(body),
  })
const signIn = (email = 'gale@ops.example') => post('/desk/sign-in', { email, password: person.password })
const cookieOf = (answer: { readonly headers: Headers }) => ({ cookie: answer.headers.get('set-cookie')?.split(';')[0] ?? '' })
const statusOf = async (headers: { readonly cookie: string }) => (await desk.raw('/desk/me', { headers })).status

test('over https the session’s cookie is bound to this host, out of reach of scripts, and not sent by forms of other sites', async () => {
  const set = (await signIn()).headers.get('set-cookie') ?? ''
  expect(set).toMatch(/^__Host-partsdesk=[\w-]{43};/)
  for (const flag of ['Secure', 'HttpOnly', 'SameSite=Lax', 'Path=/']) expect(set).toContain(flag)
  expect(set).not.toContain('Domain')
  const unbound = { cookie: set.split(';')[0]?.replace('__Host-', '') ?? '' }
  expect(await statusOf(unbound)).toBe(401)
})

test('a session ends twelve hours after its last request, and seven days after it began however busy it is', async () => {
  const idle = cookieOf(await signIn())
  desk.clock.advance(11 * hour)
  expect(await statusOf(idle)).toBe(200)
  desk.clock.advance(13 * hour)
  expect(await statusOf(idle)).toBe(401)
  const busy = cookieOf(await signIn())
  for (let halves = 0; halves < 15; halves++) {
    desk.clock.advance(11 * hour)
    expect({ after: halves, status: await statusOf(busy) }).toEqual({ after: halves, status: 200 })
  }
  desk.clock.advance(4 * hour)
  expect(await statusOf(busy)).toBe(401)
})

test('signing out ends the session itself, not only the cookie', async () => {
  const kept = cookieOf(await signIn())
  const out = await post('/desk/sign-out', {}, kept)
  expect(out.headers.get('set-cookie')).toMatch(/^__Host-partsdesk=;.*Max-Age=0/)
  expect(await statusOf(kept)).toBe(401)
})

test('thirty guesses at once are five guesses', async () => {
  const tries = await Promise.all(
    Array.from({ length: 30 }, (_, n) => post('/desk/sign-in', { email: 'burst@ops.example', password: `guess ${n}` })),
  )
  expect(tries.filter(({ status }) => status === 401)).toHaveLength(5)
  expect(tries.filter(({ status }) => status === 429)).toHaveLength(25)
})

test('who gives the right password is not kept out by their own many sign-ins', async () => {
  await employed('often@ops.example')
  for (let n = 0; n < 12; n++) expect((await signIn('often@ops.example')).status).toBe(200)
})

test('a password that is easily guessed is refused wherever one is chosen, and the old one stays', async () => {
  const token = (await makeFirstLink(desk.app))?.split('/').at(-1) ?? ''
  expect((await post('/desk/first-link', { token, ...person, password: 'password2026' })).body.code).toBe('guessable_password')
  expect((await post('/desk/first-link', { token, ...person })).status).toBe(200)
  const mine = cookieOf(await signIn())
  const change = async (password: string) =>
    desk.raw('/desk/password', {
      method: 'PUT',
      headers: { 'content-type': 'application/json', 'x-partsdesk': '1', origin, ...mine },
      body: JSON.stringify({ old: person.password, password }),
    })
  expect((await change('gale.night.26')).body.code).toBe('guessable_password')
  expect((await change('short one')).status).toBe(400)
  expect((await signIn()).status).toBe(200)
  expect((await change('x'.repeat(30).replaceAll('xxx', 'xyzzy pond '))).status).toBe(200)
})

test.each([
  ['nobody is trusted: the header is not believed', '198.51.100.9', '203.0.113.5', [], '198.51.100.9'],
  ['a trusted proxy’s word', '10.0.0.2', '203.0.113.5', ['10.0.0.0/8'], '203.0.113.5'],
  ['what the sender put in front is not believed', '10.0.0.2', '1.2.3.4, 203.0.113.5', ['10.0.0.0/8'], '203.0.113.5'],
  ['through two of our own', '10.0.0.2', '203.0.113.5, 10.0.0.7', ['10.0.0.0/8'], '203.0.113.5'],
  ['as IPv6 writes IPv4', '::ffff:127.0.0.1', '203.0.113.5', ['127.0.0.1'], '203.0.113.5'],
  ['what is no address', '10.0.0.2', 'unknown', ['10.0.0.2'], '10.0.0.2'],
] as const)('where a request came from: %s', (_why, peer, forwarded, trusted, expected) => {
  expect(addressBehind(peer, forwarded, trusted)).toBe(expected)
})
