import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDesk, type Caller, type TestDesk } from '#test/support/desk.ts'
import { openMailbox, secretIn, startMails, type Mailbox } from '#test/support/mailbox.ts'

let mailbox: Mailbox
let desk: TestDesk
let mia: Caller
let staff: string

beforeAll(async () => {
  mailbox = await openMailbox()
  desk = await openDesk({ smtpUrl: mailbox.url })
  await startMails(desk.app)
  mia = await desk.as('supervisor')
  const { roles } = (await mia.get('/desk/stores/harbor/settings/people')).body
  staff = roles.find((role: { name: string }) => role.name === 'staff').id
})
afterAll(async () => {
  await desk.close()
  await mailbox.close()
})

const headers = { 'content-type': 'application/json', 'x-partsdesk': '1', origin: 'http://localhost:4000' }
const send = (path: string, body: unknown, extra: Record<string, string> = {}, method = 'POST') =>
  desk.raw(path, { method, headers: { ...headers, ...extra }, body: JSON.stringify(body) })
const cookieOf = (answer: { readonly headers: Headers }) => ({ cookie: answer.headers.get('set-cookie')?.split(';')[0] ?? '' })
const invite = (email: string, language = 'en') =>
  mia.post('/desk/stores/harbor/settings/people', { name: 'Ivo Bell', email, role: staff, language })
const password = 'ten letters'
/** Somebody who was invited and came in by the mailed link; answers their session. */
const comeIn = async (email: string) => {
  await invite(email)
  return cookieOf(await send('/desk/link', { token: secretIn((await mailbox.next(email)).text), password }))
}
const forgot = (email: string) => send('/desk/forgot', { email })

test('a mailed invitation tells whom it lets in, takes a password of ten characters, and signs them in', async () => {
  await invite('ivo@harbor.example')
  const mail = await mailbox.next('ivo@harbor.example')
  expect(mail.subject).toBe('Your access to Harbor Toyota Parts')
  expect(mail.from?.text).toContain('Harbor Toyota Parts')
  const token = secretIn(mail.text)
  expect((await send('/desk/link/look', { token })).body).toEqual({
    purpose: 'invitation',
    name: 'Ivo Bell',
    email: 'ivo@harbor.example',
    language: 'en',
    store: 'Harbor Toyota Parts',
  })
  const short = await send('/desk/link', { token, password: 'nine char' })
  expect([short.status, short.body.issues[0].path]).toEqual([400, 'password'])
  const entered = await send('/desk/link', { token, password })
  expect(entered.status).toBe(200)
  const me = await desk.raw('/desk/me', { headers: cookieOf(entered) })
  expect([me.body.person.name, me.body.stores.map((store: { slug: string }) => store.slug)]).toEqual(['Ivo Bell', ['harbor']])
  expect((await send('/desk/sign-in', { email: 'ivo@harbor.example', password })).status).toBe(200)
})

test('a French person is written to in French', async () => {
  await invite('yvon@harbor.example', 'fr')
  const mail = await mailbox.next('yvon@harbor.example')
  expect(mail.subject).toBe('Votre accès à Harbor Toyota Parts')
  expect(mail.html).toContain('lang="fr"')
})

test('a link works once, and using one ends the person’s others', async () => {
  await invite('twice@harbor.example')
  const [person] = await desk.look<{ id: string }>(`select id from people where email = 'twice@harbor.example'`)
  const copied = await mia.post(`/desk/stores/harbor/settings/people/${person?.id}/link`)
  const [mailed, other] = [secretIn((await mailbox.next('twice@harbor.example')).text), secretIn(copied.body.url)]
  expect((await send('/desk/link', { token: mailed, password })).status).toBe(200)
  for (const token of [mailed, other]) {
    expect((await send('/desk/link/look', { token })).body.code).toBe('link_used')
    expect((await send('/desk/link', { token, password: 'somebody else’s' })).body.code).toBe('link_used')
  }
  expect((await send('/desk/sign-in', { email: 'twice@harbor.example', password: 'somebody else’s' })).status).toBe(401)
})

test('two links of one person used at the same moment: one of them counts', async () => {
  await invite('race@harbor.example')
  const [person] = await desk.look<{ id: string }>(`select id from people where email = 'race@harbor.example'`)
  const copied = await mia.post(`/desk/stores/harbor/settings/people/${person?.id}/link`)
  const tokens = [secretIn((await mailbox.next('race@harbor.example')).text), secretIn(copied.body.url)]
  const used = await Promise.all(tokens.map((token) => send('/desk/link', { token, password })))
  expect(used.map((one) => one.status).toSorted((a, b) => a - b)).toEqual([200, 409])
})

test('an invitation is too old after a week, a guessed one was never one, and neither the queue nor the table holds a secret', async () => {
  await invite('late@harbor.example')
  const token = secretIn((await mailbox.next('late@harbor.example')).text)
  const kept = await desk.look<{ text: string }>(
    `select (select string_agg(l::text, ' ') from one_time_links l) || (select string_agg(m::text, ' ') from account_mails m)
      || (select string_agg(j::text, ' ') from pgboss.job j) as text`,
  )
  expect(kept[0]?.text).not.toContain(token)
  desk.clock.advance(7 * 86_400_000 - 1000)
  expect((await send('/desk/link/look', { token })).status).toBe(200)
  desk.clock.advance(2000)
  const [late, guessed] = [await send('/desk/link', { token, password }), await send('/desk/link', { token: 'x'.repeat(43), password })]
  expect([late.status, late.body]).toEqual([409, { code: 'link_used', detail: {} }])
  expect([guessed.status, guessed.body]).toEqual([late.status, late.body])
})

test('the operator’s link cannot be used as a person’s, nor a person’s as the operator’s', async () => {
  await invite('crossed@harbor.example')
  const token = secretIn((await mailbox.next('crossed@harbor.example')).text)
  const crossed = await send('/desk/first-link', { token, name: 'Mallory', email: 'mallory@evil.example', password })
  expect(crossed.body.code).toBe('link_used')
  expect(await desk.look(`select from people where operator`)).toEqual([])
})

test('a forgotten password: the same answer for anybody, and a link for who has an account, good for an hour', async () => {
  await comeIn('gus@harbor.example')
  const [known, unknown] = [await forgot('GUS@harbor.example'), await forgot('nobody@harbor.example')]
  expect([known.status, known.body]).toEqual([200, {}])
  expect([unknown.status, unknown.body]).toEqual([known.status, known.body])
  const mail = await mailbox.next('gus@harbor.example', 2)
  expect(mail.subject).toBe('A new password')
  const token = secretIn(mail.text)
  expect((await send('/desk/link/look', { token })).body).toMatchObject({ purpose: 'password', store: null })
  desk.clock.advance(3_601_000)
  expect((await send('/desk/link', { token, password: 'another one now' })).body.code).toBe('link_used')
  expect(mailbox.to('nobody@harbor.example')).toEqual([])
  await expect.poll(() => desk.look(`select from account_mails where purpose = 'password'`)).toEqual([])
})

test('a new password by a link ends every session, and the old password', async () => {
  const before = await comeIn('rita@harbor.example')
  await forgot('rita@harbor.example')
  const token = secretIn((await mailbox.next('rita@harbor.example', 2)).text)
  const entered = await send('/desk/link', { token, password: 'quite another one' })
  expect((await desk.raw('/desk/me', { headers: before })).status).toBe(401)
  expect((await desk.raw('/desk/me', { headers: cookieOf(entered) })).status).toBe(200)
  expect((await send('/desk/sign-in', { email: 'rita@harbor.example', password })).status).toBe(401)
})

test('asking again and again waits, for a known e-mail as for an unknown one', async () => {
  await invite('flood@harbor.example')
  for (const email of ['flood@harbor.example', 'flood@nowhere.example']) {
    const answers = await Promise.all(Array.from({ length: 5 }, () => forgot(email)))
    expect(answers.map((one) => one.status)).toEqual([200, 200, 200, 200, 200])
    const sixth = await forgot(email)
    expect([sixth.status, sixth.body.code]).toEqual([429, 'too_many_tries'])
  }
})

test('changing one’s password asks for the old one, ends the other sessions and every link, and keeps this one', async () => {
  const here = await comeIn('nia@harbor.example')
  const there = cookieOf(await send('/desk/sign-in', { email: 'nia@harbor.example', password }))
  await forgot('nia@harbor.example')
  const link = secretIn((await mailbox.next('nia@harbor.example', 2)).text)
  const wrong = await send('/desk/password', { old: 'not the old one', password: 'a fresh password' }, here, 'PUT')
  expect([wrong.status, wrong.body.code]).toEqual([409, 'wrong_password'])
  expect((await send('/desk/password', { old: password, password: 'too short' }, here, 'PUT')).status).toBe(400)
  expect((await send('/desk/password', { old: password, password: 'a fresh password' }, here, 'PUT')).status).toBe(200)
  expect((await desk.raw('/desk/me', { headers: here })).status).toBe(200)
  expect((await desk.raw('/desk/me', { headers: there })).status).toBe(401)
  expect((await send('/desk/link', { token: link, password })).body.code).toBe('link_used')
  expect((await send('/desk/sign-in', { email: 'nia@harbor.example', password: 'a fresh password' })).status).toBe(200)
})

test('the old password cannot be guessed from a screen left open', async () => {
  const here = await comeIn('open@harbor.example')
  const guess = () => send('/desk/password', { old: randomUUID(), password: 'a fresh password' }, here, 'PUT')
  for (let i = 0; i < 5; i++) expect((await guess()).status).toBe(409)
  expect((await guess()).status).toBe(429)
})
