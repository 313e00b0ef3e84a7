import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDesk, type TestDesk } from '#test/support/desk.ts'
import { makeFirstLink } from './first-link.ts'
import { forgetSignIns } from './log/read.ts'

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

const cookieOf = (answer: { readonly headers: Headers }) => ({ cookie: answer.headers.get('set-cookie')?.split(';')[0] ?? '' })
const agent = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36'

test('one session is ended by its name, the others all at once, and another person’s is not found', async () => {
  const [here, there, third] = [
    cookieOf(await post('/desk/sign-in', person)),
    cookieOf(await post('/desk/sign-in', person, { 'user-agent': agent })),
    cookieOf(await post('/desk/sign-in', person)),
  ]
  const listed = (await desk.raw('/desk/sessions', { headers: here })).body.sessions
  const named = listed.find((session: { userAgent: string | null }) => session.userAgent === agent)
  expect(listed.filter((session: { current: boolean }) => session.current)).toHaveLength(1)
  const end = (cookie: { cookie: string }) =>
    desk.raw(`/desk/sessions/${named.id}`, { method: 'DELETE', headers: { ...headers, ...cookie } })
  const stranger = await desk.as('supervisor')
  expect((await stranger.post(`/desk/sessions/${named.id}`, {}, { method: 'DELETE' })).status).toBe(404)
  expect((await end(here)).status).toBe(200)
  expect((await end(here)).status).toBe(404)
  expect((await desk.raw('/desk/me', { headers: there })).status).toBe(401)
  expect((await post('/desk/sessions/end-others', {}, here)).status).toBe(200)
  expect((await desk.raw('/desk/me', { headers: third })).status).toBe(401)
  expect((await desk.raw('/desk/me', { headers: here })).status).toBe(200)
})

test('a cookie planted beforehand is not the session that sign-in starts, and ends with it', async () => {
  const planted = cookieOf(await post('/desk/sign-in', person))
  const fresh = cookieOf(await post('/desk/sign-in', person, planted))
  expect(fresh.cookie).not.toBe(planted.cookie)
  expect((await desk.raw('/desk/me', { headers: planted })).status).toBe(401)
  const made = cookieOf(await post('/desk/sign-in', person, { cookie: 'partsdesk=chosen-by-somebody-else-chosen-by-somebody' }))
  expect(made.cookie).not.toContain('chosen')
})

test('the log tells who came in, by what and from where, and which tries were refused; a store sees its own people from their first day, without addresses', async () => {
  const here = cookieOf(await post('/desk/sign-in', person, { 'user-agent': agent }))
  await post('/desk/sign-in', { email: person.email, password: 'wrong' })
  const own = (await desk.raw('/desk/sign-ins', { headers: here })).body.signIns
  expect(own.slice(0, 2)).toMatchObject([
    { event: 'refused', way: 'password' },
    { event: 'signed_in', way: 'password', userAgent: agent },
  ])
  expect(own.at(-1)).toMatchObject({ event: 'signed_in', way: 'link' })
  const sue = await desk.as('supervisor')
  expect((await sue.get('/desk/stores/harbor/settings/people/sign-ins')).body).toEqual({ signIns: [] })
  expect((await (await desk.as('staff')).get('/desk/stores/harbor/settings/people/sign-ins')).status).toBe(403)

  await desk.look(`insert into sign_in_events (id, at, person_id, event, way, ip)
    select gen_random_uuid(), m.created_at + d, p.id, 'refused', 'password', '192.0.2.7'
    from people p join memberships m on m.person_id = p.id, (values (interval '-1 minute'), (interval '1 minute')) as days(d)
    where p.email in ('staff@harbor.example', 'staff@bluestone.example')`)
  const seen = (await sue.get('/desk/stores/harbor/settings/people/sign-ins')).body.signIns
  expect(seen.map(({ name, event, way }: Record<string, string>) => [name, event, way])).toEqual([
    ['staff of harbor', 'refused', 'password'],
  ])
  expect(JSON.stringify(seen)).not.toContain('192.0.2.7')
})

test('a try for nobody leaves a row without a name; rows can be neither changed nor removed, and go after 180 days, as links that ended do', async () => {
  await post('/desk/sign-in', { email: 'ghost@ops.example', password: 'wrong' })
  const [row] = await desk.look<{ text: string }>(
    'select row_to_json(e)::text as text from sign_in_events e where person_id is null limit 1',
  )
  expect(row?.text).not.toContain('ghost')
  await expect(desk.app.pool.query('delete from sign_in_events')).rejects.toThrow('permission denied')
  await expect(desk.look('update sign_in_events set way = null')).rejects.toThrow('append-only')

  const links = async () => (await desk.look('select from one_time_links')).length
  expect(await links()).toBeGreaterThan(0)
  await desk.look(`insert into sign_in_events (id, at, event) values (gen_random_uuid(), now() - interval '181 days', 'halfway'),
    (gen_random_uuid(), now() - interval '179 days', 'halfway')`)
  desk.clock.advance(3 * 365 * 86_400_000)
  await forgetSignIns(desk.app)
  const [left] = await desk.look<{
    old: number
    young: number
  }>(`select count(*) filter (where at < now() - interval '180 days')::int as old,
    count(*) filter (where at > now() - interval '180 days')::int as young from sign_in_events where event = 'halfway'`)
  expect(left).toEqual({ old: 0, young: 1 })
  expect(await links()).toBe(0)
})

test('a form of another site is refused', async () => {
  const forged = await desk.raw('/desk/sign-out', {
    method: 'POST',
    headers: { origin: 'https://evil.example', 'content-type': 'text/plain' },
    body: '',
  })
  expect(forged.status).toBe(403)
})
