import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDesk, type TestDesk } from '#test/support/desk.ts'
import { makeFirstLink } from './first-link.ts'

let desk: TestDesk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

const person = { name: 'Nora Ops', email: 'nora@ops.example', password: 'a long enough password' }
const headers = { 'content-type': 'application/json', 'x-partsdesk': '1', origin: 'http://localhost:4000' }
const post = (path: string, body: unknown, extra: Record<string, string> = {}) =>
  desk.raw(path, { method: 'POST', headers: { ...headers, ...extra }, body: JSON.stringify(body) })

test('the first link makes the operator once and signs them in', async () => {
  const link = await makeFirstLink(desk.app)
  const token = link?.split('/').at(-1) ?? ''
  const made = await post('/desk/first-link', { token, ...person })
  const cookie = made.headers.get('set-cookie') ?? ''
  expect(made.status).toBe(200)
  expect(cookie).toMatch(/HttpOnly/)
  expect(cookie).toMatch(/SameSite=Lax/)
  const me = await desk.raw('/desk/me', { headers: { cookie: cookie.split(';')[0] ?? '' } })
  expect(me.body.person).toMatchObject({ name: 'Nora Ops', operator: true })
  expect((await post('/desk/first-link', { token, ...person, email: 'second@ops.example' })).body.code).toBe('link_used')
  expect(await makeFirstLink(desk.app)).toBeNull()
})

test('a wrong name and a wrong password get the same answer', async () => {
  const wrongPassword = await post('/desk/sign-in', { email: person.email, password: 'wrong' })
  const wrongName = await post('/desk/sign-in', { email: 'nobody@ops.example', password: 'wrong' })
  expect([wrongPassword.status, wrongPassword.body]).toEqual([wrongName.status, wrongName.body])
  expect(wrongPassword.status).toBe(401)
})

test('after five wrong passwords the next try waits, the right password too', async () => {
  const victim = 'guessed@ops.example'
  for (let i = 0; i < 5; i++) expect((await post('/desk/sign-in', { email: victim, password: `guess ${i}` })).status).toBe(401)
  const blocked = await post('/desk/sign-in', { email: victim, password: 'guess 6' })
  expect(blocked.status).toBe(429)
  expect(blocked.body.detail.seconds).toBeGreaterThan(800)
})

test('signing out everywhere ends every session', async () => {
  const sessions = await Promise.all(
    [1, 2].map(async () => (await post('/desk/sign-in', person)).headers.get('set-cookie')?.split(';')[0] ?? ''),
  )
  for (const cookie of sessions) expect((await desk.raw('/desk/me', { headers: { cookie } })).status).toBe(200)
  await post('/desk/sign-out-everywhere', {}, { cookie: sessions[0] ?? '' })
  for (const cookie of sessions) expect((await desk.raw('/desk/me', { headers: { cookie } })).status).toBe(401)
})

test('a form of another site is refused', async () => {
  const forged = await desk.raw('/desk/sign-out', {
    method: 'POST',
    headers: { origin: 'https://evil.example', 'content-type': 'text/plain' },
    body: '',
  })
  expect(forged.status).toBe(403)
})
