import { Secret, TOTP } from 'otpauth'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDesk, type Answer, type Caller, type TestDesk } from '#test/support/desk.ts'
import { openMailbox, secretIn, startMails, type Mailbox } from '#test/support/mailbox.ts'

let mailbox: Mailbox
let desk: TestDesk
const password = 'a long enough password'

beforeAll(async () => {
  mailbox = await openMailbox()
  desk = await openDesk({ smtpUrl: mailbox.url })
  await startMails(desk.app)
})
afterAll(async () => {
  await desk.close()
  await mailbox.close()
})

const headers = { 'content-type': 'application/json', 'x-partsdesk': '1', origin: 'http://localhost:4000' }
const send = (path: string, body: unknown, extra: Record<string, string> = {}) =>
  desk.raw(path, { method: 'POST', headers: { ...headers, ...extra }, body: JSON.stringify(body) })
const cookieOf = (answer: { readonly headers: Headers }) => ({ cookie: answer.headers.get('set-cookie')?.split(';')[0] ?? '' })
const told = ({ status, body }: Answer) => [status, body.code]
const signIn = (email: string) => send('/desk/sign-in', { email, password })
const isIn = async (cookie: { readonly cookie: string }) => (await desk.raw('/desk/me', { headers: cookie })).status === 200

/** Somebody with an authenticator app, signed in. */
async function withApp(name: string, role: 'staff' | 'supervisor' = 'staff') {
  const email = `${name}@harbor.example`
  const id = await desk.employ({ role, name, email, password })
  const here = cookieOf(await signIn(email))
  const begun = (await send('/desk/factors/totp/begin', { password }, here)).body
  const code = TOTP.generate({ secret: Secret.fromBase32(begun.secret), timestamp: desk.clock.now().getTime() })
  expect((await send('/desk/factors/totp', { step: begun.step, code }, here)).status).toBe(200)
  return { id, email, here }
}

const endBy = (boss: Caller, person: string, store = 'harbor') =>
  boss.post(`/desk/stores/${store}/settings/people/${person}/factors/end`, { reason: 'phone fell into the sea' })

test('ended by a supervisor: sessions and links go, the log tells by whom and why, and in comes who has the mailed link and the password, once', async () => {
  const boss = await desk.asPerson((await withApp('boss', 'supervisor')).id)
  const lost = await withApp('lost')
  expect((await endBy(boss, lost.id)).status).toBe(200)
  expect(await isIn(lost.here)).toBe(false)
  const [row] = await desk.look(`select by_name, reason from sign_in_events where person_id = $1 and event = 'factors_ended'`, [lost.id])
  expect(row).toEqual({ by_name: 'boss', reason: 'phone fell into the sea' })

  const alone = await signIn(lost.email)
  expect([...told(alone), alone.headers.get('set-cookie')]).toEqual([409, 'link_needed', null])
  const mail = await mailbox.next(lost.email)
  expect(mail.subject).toBe('Your second factor was ended')
  const token = secretIn(mail.text)
  expect(told(await send('/desk/link', { token, password: 'another long password' }))).toEqual([409, 'link_used'])
  expect(told(await send('/desk/link/proof', { token, password: 'not the password' }))).toEqual([409, 'wrong_password'])
  const entered = await send('/desk/link/proof', { token, password })
  expect(await isIn(cookieOf(entered))).toBe(true)
  expect(told(await send('/desk/link/proof', { token, password }))).toEqual([409, 'link_used'])
  expect((await signIn(lost.email)).body).toEqual({ second: null })
  expect((await desk.raw('/desk/factors', { headers: cookieOf(entered) })).body).toMatchObject({
    totp: null,
    recoveryLeft: 0,
    passkeys: [],
  })
})

test('a link for a forgotten password does not stand in for that link, and another is sent when it is too old', async () => {
  const boss = await desk.asPerson((await withApp('keeper', 'supervisor')).id)
  const lost = await withApp('late')
  await endBy(boss, lost.id)
  await mailbox.next(lost.email)
  await send('/desk/forgot', { email: lost.email })
  const forgotten = secretIn((await mailbox.next(lost.email, 2)).text)
  const chosen = await send('/desk/link', { token: forgotten, password })
  expect([...told(chosen), chosen.headers.get('set-cookie')]).toEqual([409, 'link_needed', null])
  const again = secretIn((await mailbox.next(lost.email, 3)).text)
  expect(told(await signIn(lost.email))).toEqual([409, 'link_needed'])
  desk.clock.advance(25 * 3_600_000)
  expect(told(await send('/desk/link/proof', { token: again, password }))).toEqual([409, 'link_used'])
  await signIn(lost.email)
  const newest = secretIn((await mailbox.next(lost.email, 4)).text)
  expect((await send('/desk/link/proof', { token: newest, password })).status).toBe(200)
})

test('a supervisor ends only that of others who belong to their store alone, and needs a factor themselves', async () => {
  const lost = await withApp('both')
  const bare = await desk.as('supervisor')
  expect(told(await endBy(bare, lost.id))).toEqual([409, 'second_factor_first'])
  const armed = await withApp('armed', 'supervisor')
  const boss = await desk.asPerson(armed.id)
  expect(told(await endBy(boss, armed.id))).toEqual([409, 'own_factors'])
  expect(told(await endBy(boss, desk.store.people.staff))).toEqual([409, 'no_factor'])
  expect(told(await endBy(boss, desk.other.people.staff))).toEqual([404, 'not_found'])
  expect((await endBy(await desk.as('staff'), lost.id)).status).toBe(403)
  await desk.look(
    `insert into memberships (store_id, person_id, role_id) select $1, $2, id from roles where store_id = $1 and name = 'staff'`,
    [desk.other.id, lost.id],
  )
  expect(told(await endBy(boss, lost.id))).toEqual([409, 'not_only_here'])
  expect(await isIn(lost.here)).toBe(true)
})

test('the operator ends anybody’s but their own, and nobody else does by that way', async () => {
  const lost = await withApp('anybody')
  const nora = await withApp('nora', 'supervisor')
  const end = (email: string) => send('/desk/network/factors/end', { email, reason: 'asked in person' }, nora.here)
  expect((await end(lost.email)).status).toBe(404)
  await desk.look('update people set operator = true where id = $1', [nora.id])
  expect(told(await end(nora.email))).toEqual([409, 'own_factors'])
  expect(told(await end('nobody@harbor.example'))).toEqual([404, 'not_found'])
  expect((await end(lost.email.toUpperCase())).status).toBe(200)
  expect(told(await signIn(lost.email))).toEqual([409, 'link_needed'])
})
