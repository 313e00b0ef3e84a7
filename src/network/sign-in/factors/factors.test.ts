import { Secret, TOTP } from 'otpauth'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RoleName } from '#domain/rights.ts'
import { openDesk, type Answer, type TestDesk } from '#test/support/desk.ts'
import { openAuthenticator } from '#test/support/passkeys/authenticator.ts'
import { resealFactors } from './reseal.ts'

let desk: TestDesk
const origin = 'http://localhost:4000'
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

const headers = { 'content-type': 'application/json', 'x-partsdesk': '1', origin }
const send = (path: string, body: unknown, extra: Record<string, string> = {}) =>
  desk.raw(path, { method: 'POST', headers: { ...headers, ...extra }, body: JSON.stringify(body) })
const cookieOf = (answer: { readonly headers: Headers }) => ({ cookie: answer.headers.get('set-cookie')?.split(';')[0] ?? '' })
const password = 'a long enough password'
const known = { step: expect.any(String), totp: true, passkey: false }

/** Somebody of a name, signed in with their password. */
async function comeIn(name: string, role: RoleName = 'staff') {
  const email = `${name}@harbor.example`
  const id = await desk.employ({ role, name, email, password })
  const here = cookieOf(await send('/desk/sign-in', { email, password }))
  return { id, email, here, signIn: () => send('/desk/sign-in', { email, password }) }
}
type Somebody = Awaited<ReturnType<typeof comeIn>>

const codeOf = (secret: string, seconds = 0) =>
  TOTP.generate({ secret: Secret.fromBase32(secret), timestamp: desk.clock.now().getTime() + seconds * 1000 })
const wait = (seconds: number) => desk.clock.advance(seconds * 1000)

/** Sets an app up; answers its secret and the recovery codes. */
async function withApp({ here }: Somebody) {
  const begun = (await send('/desk/factors/totp/begin', { password }, here)).body
  const set = await send('/desk/factors/totp', { step: begun.step, code: codeOf(begun.secret) }, here)
  expect(set.status).toBe(200)
  wait(60)
  return { secret: String(begun.secret), uri: String(begun.uri), codes: set.body.codes as readonly string[] }
}
const stepOf = async (who: Somebody) => String((await who.signIn()).body.second.step)
const second = (step: string, code: string) => send('/desk/sign-in/second', { step, code })
const told = ({ status, body }: Answer) => [status, body.code]

/** Makes a passkey for somebody signed in. */
async function withPasskey({ here }: Somebody, name = 'Laptop') {
  const key = openAuthenticator(origin)
  const { step, options } = (await send('/desk/factors/passkeys/begin', { password }, here)).body
  const response = key.create(options)
  const made = await send('/desk/factors/passkeys', { step, name, response }, here)
  return { key, made, again: () => send('/desk/factors/passkeys', { step, name, response }, here) }
}
const challenge = async () => (await send('/desk/sign-in/passkey/challenge', {})).body

test('with an app set up the password alone opens nothing: a code is asked, and the session begins with it', async () => {
  const una = await comeIn('una')
  const { uri } = await withApp(una)
  expect(uri).toContain('otpauth://totp/Partsdesk:una%40harbor.example?')
  const half = await una.signIn()
  expect([half.status, half.body, half.headers.get('set-cookie')]).toEqual([200, { second: known }, null])
  expect((await desk.raw('/desk/me', { headers: { cookie: `partsdesk=${half.body.second.step}` } })).status).toBe(401)
})

test('a code works once, and so does its step; one a minute off is wrong', async () => {
  const ben = await comeIn('ben')
  const { secret } = await withApp(ben)
  const [step, other] = [await stepOf(ben), await stepOf(ben)]
  expect(told(await second(step, codeOf(secret, -90)))).toEqual([409, 'wrong_code'])
  const entered = await second(step, codeOf(secret))
  expect((await desk.raw('/desk/me', { headers: cookieOf(entered) })).body.person.name).toBe('ben')
  expect(told(await second(other, codeOf(secret)))).toEqual([409, 'wrong_code'])
  expect(told(await second(step, codeOf(secret, 30)))).toEqual([409, 'step_over'])
  expect((await second(other, codeOf(secret, 30))).status).toBe(200)
})

test('ten recovery codes, each good once, kept as hashes alone; new ones end the old', async () => {
  const cleo = await comeIn('cleo')
  const { codes } = await withApp(cleo)
  expect(new Set(codes).size).toBe(10)
  const first = codes[0] ?? ''
  expect((await second(await stepOf(cleo), first.toLowerCase().replace('-', ' '))).status).toBe(200)
  expect(told(await second(await stepOf(cleo), first))).toEqual([409, 'wrong_code'])
  expect((await desk.raw('/desk/factors', { headers: cleo.here })).body.recoveryLeft).toBe(9)
  const fresh = await send('/desk/factors/recovery', { password }, cleo.here)
  expect(fresh.body.codes).toHaveLength(10)
  expect(told(await second(await stepOf(cleo), codes[1] ?? ''))).toEqual([409, 'wrong_code'])
  const [kept] = await desk.look<{
    text: string
  }>(`select (select string_agg(r::text, ' ') from recovery_codes r) || (select string_agg(f::text, ' ')
    from totp_factors f) || (select string_agg(s::text, ' ') from factor_steps s) as text`)
  for (const code of fresh.body.codes) expect(kept?.text).not.toContain(code.replace('-', ''))
})

test('codes are counted by person: all at once, from a fresh step each, five are looked at and no more', async () => {
  const dan = await comeIn('dan')
  const { secret } = await withApp(dan)
  // One after the other: passwords sent all at once would be counted as guesses.
  const steps: string[] = []
  for (let n = 0; n < 12; n++) steps.push(await stepOf(dan))
  const tries = await Promise.all(steps.map((step) => second(step, '000000')))
  expect(tries.filter(({ status }) => status === 409)).toHaveLength(5)
  const blocked = await second(await stepOf(dan), codeOf(secret))
  expect(told(blocked)).toEqual([429, 'too_many_tries'])
})

test('the step of one person takes no code of another, and is over after ten minutes', async () => {
  const [eve, finn] = [await comeIn('eve'), await comeIn('finn')]
  const [hers, his] = [await withApp(eve), await withApp(finn)]
  expect(told(await second(await stepOf(finn), codeOf(hers.secret)))).toEqual([409, 'wrong_code'])
  expect(told(await second(await stepOf(finn), hers.codes[0] ?? ''))).toEqual([409, 'wrong_code'])
  const late = await stepOf(finn)
  wait(601)
  expect(told(await second(late, codeOf(his.secret)))).toEqual([409, 'step_over'])
  expect(told(await second('x'.repeat(43), '123456'))).toEqual([409, 'step_over'])
})

test('setting up and turning off ask for the password or a code; the first factor ends every other session', async () => {
  const gil = await comeIn('gil')
  const there = cookieOf(await gil.signIn())
  expect(told(await send('/desk/factors/totp/begin', { password: 'a guess' }, gil.here))).toEqual([409, 'wrong_password'])
  const { secret } = await withApp(gil)
  expect((await desk.raw('/desk/me', { headers: there })).status).toBe(401)
  expect((await desk.raw('/desk/me', { headers: gil.here })).status).toBe(200)
  expect(told(await send('/desk/factors/totp/off', { code: '000000' }, gil.here))).toEqual([409, 'wrong_code'])
  expect((await send('/desk/factors/totp/off', { code: codeOf(secret) }, gil.here)).status).toBe(200)
  expect((await gil.signIn()).body).toEqual({ second: null })
  expect((await desk.raw('/desk/factors', { headers: gil.here })).body).toEqual({ totp: null, recoveryLeft: 0, passkeys: [] })
  const log = (await desk.raw('/desk/sign-ins', { headers: gil.here })).body.signIns.map(({ event }: { event: string }) => event)
  expect(log).toEqual(expect.arrayContaining(['totp_on', 'totp_off', 'refused', 'signed_in']))
})

test('another person’s setting up is not finished by somebody else, and a wrong code sets nothing up', async () => {
  const [hal, ida] = [await comeIn('hal'), await comeIn('ida')]
  const { step, secret } = (await send('/desk/factors/totp/begin', { password }, hal.here)).body
  expect(told(await send('/desk/factors/totp', { step, code: codeOf(secret) }, ida.here))).toEqual([409, 'step_over'])
  expect(told(await send('/desk/factors/totp', { step, code: '000000' }, hal.here))).toEqual([409, 'wrong_code'])
  expect((await desk.raw('/desk/factors', { headers: hal.here })).body.totp).toBeNull()
})

test('the secret is sealed for its person, and sealed anew with the others', async () => {
  const jo = await comeIn('jo')
  const { secret } = await withApp(jo)
  const kept = () => desk.look<{ sealed_secret: string }>('select sealed_secret from totp_factors where person_id = $1', [jo.id])
  const [before] = await kept()
  expect(before?.sealed_secret).not.toContain(secret)
  expect(await resealFactors(desk.app)).toBeGreaterThan(0)
  expect((await kept())[0]?.sealed_secret).not.toBe(before?.sealed_secret)
  expect((await second(await stepOf(jo), codeOf(secret))).status).toBe(200)
})

test('a passkey alone signs its person in; its challenge and its making count once', async () => {
  const kim = await comeIn('kim')
  const { key, made, again } = await withPasskey(kim)
  expect(made.body.codes).toHaveLength(10)
  expect(told(await again())).toEqual([409, 'step_over'])
  const { step, options } = await challenge()
  expect(options.allowCredentials).toEqual([])
  const response = key.get(options)
  const entered = await send('/desk/sign-in/passkey', { step, response })
  expect((await desk.raw('/desk/me', { headers: cookieOf(entered) })).body.person.name).toBe('kim')
  expect(told(await send('/desk/sign-in/passkey', { step, response }))).toEqual([409, 'step_over'])
  const next = await challenge()
  expect(told(await send('/desk/sign-in/passkey', { step: next.step, response }))).toEqual([409, 'passkey_refused'])
})

test('a passkey at another address, without the finger, with another key, a counter that stands still, or unknown is refused, all in one answer', async () => {
  const { key } = await withPasskey(await comeIn('lou'))
  const right = await challenge()
  expect((await send('/desk/sign-in/passkey', { step: right.step, response: key.get(right.options) })).status).toBe(200)
  const stranger = openAuthenticator(origin)
  const wrongs = [{ origin: 'https://partsdesk.evil.example' }, { unverified: true }, { counter: 1 }]
  const tries = [
    ...wrongs.map((wrong) => (options: { challenge: string }) => key.get(options, wrong)),
    (options: { challenge: string }) => ({ ...key.get(options), response: stranger.get(options).response }),
    (options: { challenge: string }) => stranger.get(options),
    () => ({ id: 'nonsense', response: { clientDataJSON: 7 } }),
  ]
  for (const answer of tries) {
    const { step, options } = await challenge()
    const refused = await send('/desk/sign-in/passkey', { step, response: answer(options) })
    expect([refused.status, refused.body]).toEqual([409, { code: 'passkey_refused', detail: {} }])
  }
  const late = await challenge()
  wait(601)
  expect(told(await send('/desk/sign-in/passkey', { step: late.step, response: key.get(late.options) }))).toEqual([409, 'step_over'])
})

test('a passkey is the second factor of its own person only, and asked with a challenge of that step', async () => {
  const [mo, nan] = [await comeIn('mo'), await comeIn('nan')]
  const [his, hers] = [await withPasskey(mo), await withPasskey(nan)]
  const step = await stepOf(mo)
  const ask = async () => (await send('/desk/sign-in/second/challenge', { step })).body.options
  const options = await ask()
  expect(options.allowCredentials).toHaveLength(1)
  const shown = (response: unknown) => send('/desk/sign-in/second/passkey', { step, response })
  expect(told(await shown(hers.key.get(options)))).toEqual([409, 'passkey_refused'])
  expect(told(await shown(his.key.get(options)))).toEqual([409, 'step_over'])
  expect((await shown(his.key.get(await ask()))).status).toBe(200)
  expect(told(await shown(his.key.get(options)))).toEqual([409, 'step_over'])
})

test('a passkey is removed by its person alone, who shows the password; the last one takes the recovery codes along', async () => {
  const [oz, pia] = [await comeIn('oz'), await comeIn('pia')]
  await withPasskey(oz, 'Phone')
  const [passkey] = (await desk.raw('/desk/factors', { headers: oz.here })).body.passkeys
  expect(passkey.name).toBe('Phone')
  const remove = (who: Somebody, proof: object) => send(`/desk/factors/passkeys/${passkey.id}/remove`, proof, who.here)
  expect((await remove(pia, { password })).status).toBe(404)
  expect(told(await remove(oz, { password: 'a guess' }))).toEqual([409, 'wrong_password'])
  expect((await remove(oz, { password })).status).toBe(200)
  expect((await desk.raw('/desk/factors', { headers: oz.here })).body).toMatchObject({ recoveryLeft: 0, passkeys: [] })
})

test('a store that asks for a second factor opens to nobody without one; who turns it on needs one, and it is logged', async () => {
  const [rae, sid] = [await comeIn('rae', 'supervisor'), await comeIn('sid')]
  const settings = '/desk/stores/harbor/settings'
  const read = async () => (await desk.raw(settings, { headers: rae.here })).body
  const save = async (secondFactor: boolean) => {
    const { settings: now, updatedAt } = await read()
    const init = {
      method: 'PUT',
      headers: { ...headers, ...rae.here, 'if-match': `"${updatedAt}"` },
      body: JSON.stringify({ ...now, secondFactor }),
    }
    return desk.raw(settings, init)
  }
  expect(told(await save(true))).toEqual([409, 'own_factor_first'])
  await withApp(rae)
  expect((await read()).factors).toMatchObject({ self: true })
  expect((await save(true)).status).toBe(200)

  const closed = await desk.raw('/desk/stores/harbor/orders', { headers: sid.here })
  expect([closed.status, closed.body.code]).toEqual([403, 'second_factor_needed'])
  const me = async () => (await desk.raw('/desk/me', { headers: sid.here })).body.stores[0].shut
  expect(await me()).toBe('second_factor_needed')
  for (const { path, method } of desk.server.routes.filter(
    (route) => route.path.startsWith('/desk/stores/:store/') && route.method !== 'ALL',
  )) {
    const at = path.replace(':store', 'harbor').replaceAll(/:\w+(\{[^}]*\})?/g, '1')
    const init = method === 'GET' ? { headers: sid.here } : { method, headers: { ...headers, ...sid.here }, body: '{}' }
    expect({ path, status: (await desk.raw(at, init)).status }).toEqual({ path, status: 403 })
  }
  await withPasskey(sid)
  expect(await me()).toBeNull()
  expect((await desk.raw('/desk/stores/harbor/orders', { headers: sid.here })).status).toBe(200)
  expect((await save(false)).status).toBe(200)
  const { changes } = (await desk.raw(`${settings}/changes/store`, { headers: rae.here })).body
  expect(changes.slice(0, 2).map(({ what, before, after }: Record<string, unknown>) => [what, before, after])).toEqual([
    ['second_factor', true, false],
    ['second_factor', false, true],
  ])
})

test('nobody signed out reads or changes a factor', async () => {
  const routes = desk.server.routes.filter(({ path, method }) => path.startsWith('/desk/factors') && method !== 'ALL')
  expect(routes.length).toBeGreaterThan(7)
  for (const { path, method } of routes) {
    const init = method === 'GET' ? {} : { method, headers, body: '{}' }
    expect({ path, status: (await desk.raw(path.replace(':passkey', 'x'), init)).status }).toEqual({ path, status: 401 })
  }
})

test('who exists is told neither by the answer nor by its time', async () => {
  const { email } = await comeIn('quin')
  const timed = async (address: string) => {
    const started = performance.now()
    const answer = await send('/desk/sign-in', { email: address, password: 'not this one' })
    return { answer: [answer.status, answer.body], took: performance.now() - started }
  }
  const [there, nowhere] = [[await timed(email)], [await timed('nobody-1@harbor.example')]]
  for (let i = 2; i <= 4; i++) {
    there.push(await timed(email))
    nowhere.push(await timed(`nobody-${i}@harbor.example`))
  }
  expect(there.map(({ answer }) => answer)).toEqual(nowhere.map(({ answer }) => answer))
  // Both wait for a hash, which takes most of the time: without it an unknown one would be several times as quick.
  const quickest = (tries: typeof there) => Math.min(...tries.map(({ took }) => took))
  expect(quickest(nowhere) / quickest(there)).toBeGreaterThan(0.5)
})
