import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RoleName } from '#domain/rights.ts'
import { makeFirstLink } from '#network/sign-in/first-link.ts'
import { openDesk, type Caller, type TestDesk } from '#test/support/desk.ts'
import { openMailbox, secretIn, startMails, type Mailbox } from '#test/support/mailbox.ts'
import { slugOf } from './shapes.ts'

let mailbox: Mailbox
let desk: TestDesk
let nora: Caller

beforeAll(async () => {
  mailbox = await openMailbox()
  desk = await openDesk({ smtpUrl: mailbox.url })
  await startMails(desk.app)
  const token = secretIn((await makeFirstLink(desk.app)) ?? '')
  await raw('/desk/first-link', { token, name: 'Nora Ops', email: 'nora@ops.example', password: 'a long password' })
  const [operator] = await desk.look<{ id: string }>('select id from people where operator')
  nora = await desk.asPerson(operator?.id ?? '')
})
afterAll(async () => {
  await desk.close()
  await mailbox.close()
})

const raw = (path: string, body: unknown) =>
  desk.raw(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-partsdesk': '1', origin: 'http://localhost:4000' },
    body: JSON.stringify(body),
  })
const ask = (slug: string, email = `boss@${slug}.example`) => ({
  name: 'Prairie Honda Parts',
  slug,
  timeZone: 'America/Winnipeg',
  currency: 'CAD',
  language: 'fr',
  supervisor: { name: 'Paul Roy', email, language: 'en' },
})
type Waiting = { readonly id: string; readonly email: string; readonly copyable: boolean; readonly failed: string | null }
type Store = { readonly slug: string; readonly people: number; readonly runBy: readonly string[]; readonly waiting: readonly Waiting[] }
const list = async () => (await nora.get('/desk/network/stores')).body.stores as readonly Store[]
const storeOf = async (slug: string) => (await list()).find((store) => store.slug === slug)
const choose = (token: string) => raw('/desk/link', { token, password: 'paul’s own password' })

test('the operator opens a store, and its supervisor enters by the mailed link and finds it as it was asked for', async () => {
  expect((await nora.post('/desk/network/stores', ask('prairie'))).body).toEqual({ slug: 'prairie' })
  const mail = await mailbox.next('boss@prairie.example')
  expect(mail.text).toContain('Nora Ops has added you to Prairie Honda Parts')
  expect(await storeOf('prairie')).toMatchObject({ people: 1, runBy: [], waiting: [{ email: 'boss@prairie.example', copyable: true }] })
  const cookie = (await choose(secretIn(mail.text))).headers.get('set-cookie')?.split(';')[0] ?? ''
  const me = await desk.raw('/desk/me', { headers: { cookie } })
  expect(me.body.stores).toEqual([
    expect.objectContaining({ slug: 'prairie', role: 'supervisor', timeZone: 'America/Winnipeg', currency: 'CAD', language: 'fr' }),
  ])
  const people = await desk.raw('/desk/stores/prairie/settings/people', { headers: { cookie } })
  expect(people.body.roles).toHaveLength(4)
  const trail = await desk.raw('/desk/stores/prairie/settings/changes/people', { headers: { cookie } })
  expect(trail.body.changes).toMatchObject([
    { who: 'Nora Ops', what: 'person_invited', subject: 'boss@prairie.example', after: 'supervisor' },
  ])
  expect(await storeOf('prairie')).toMatchObject({ runBy: ['Paul Roy'], waiting: [] })
})

test('the same command twice opens one store', async () => {
  const command = randomUUID()
  const [first, again] = [
    await nora.post('/desk/network/stores', ask('twice'), { command }),
    await nora.post('/desk/network/stores', ask('twice'), { command }),
  ]
  expect([first.status, again.status, again.body]).toEqual([200, 200, first.body])
  expect((await list()).filter((store) => store.slug === 'twice')).toMatchObject([{ people: 1 }])
})

test('two clicks at once open one store, and of two stores at one address one is opened', async () => {
  const command = randomUUID()
  const clicks = await Promise.all([1, 2].map(() => nora.post('/desk/network/stores', ask('clicked'), { command })))
  expect(clicks.map((one) => one.status)).toEqual([200, 200])
  const rivals = await Promise.all([1, 2].map((n) => nora.post('/desk/network/stores', ask('wanted', `boss${n}@wanted.example`))))
  expect(rivals.map((one) => one.status).toSorted((a, b) => a - b)).toEqual([200, 409])
  expect((await list()).filter((store) => ['clicked', 'wanted'].includes(store.slug))).toMatchObject([{ people: 1 }, { people: 1 }])
})

test('an address is taken once, and the desk’s own are not given', async () => {
  for (const slug of ['harbor', 'first', 'api', 'network'])
    expect((await nora.post('/desk/network/stores', ask(slug))).body).toEqual({ code: 'slug_taken', detail: {} })
  expect((await list()).filter((store) => ['first', 'api', 'network'].includes(store.slug))).toEqual([])
})

test('a known person runs a second store with the name and password they have', async () => {
  await nora.post('/desk/network/stores', ask('second', 'boss@prairie.example'))
  const mail = await mailbox.next('boss@prairie.example', 2)
  expect(mail.subject).toBe('You now have access to Prairie Honda Parts')
  expect(await storeOf('second')).toMatchObject({ runBy: ['Paul Roy'] })
})

test('until somebody runs a store its supervisor is mailed again, given a copied link, or another is invited', async () => {
  await nora.post('/desk/network/stores', ask('lonely', 'mistyped@refused.example'))
  await expect.poll(async () => (await storeOf('lonely'))?.waiting[0]?.failed).toContain('no such mailbox')
  const at = '/desk/network/stores/lonely/supervisors'
  expect((await nora.post(at, { name: 'Paul Roy', email: 'paul@lonely.example', language: 'fr' })).status).toBe(200)
  await mailbox.next('paul@lonely.example')
  const paul = (await storeOf('lonely'))?.waiting.find((one) => one.email === 'paul@lonely.example')?.id
  expect((await nora.post(`${at}/${paul}/invitation`)).status).toBe(200)
  await mailbox.next('paul@lonely.example', 2)
  const copied = await nora.post(`${at}/${paul}/link`)
  expect((await choose(secretIn(copied.body.url))).status).toBe(200)
  const after = [
    await nora.post(at, { name: 'Nora Ops', email: 'nora@ops.example', language: 'en' }),
    await nora.post(`${at}/${paul}/invitation`),
    await nora.post(`${at}/${paul}/link`),
  ]
  expect(after.map((one) => one.body.code)).toEqual(['store_is_run', 'store_is_run', 'store_is_run'])
})

test('the operator sees no store’s orders, settings or people', async () => {
  const order = await desk.place({ buyer: { name: 'Quiet Buyer' } })
  for (const path of ['orders', `orders/${order.number}`, 'settings', 'settings/people'])
    expect((await nora.get(`/desk/stores/harbor/${path}`)).status).toBe(404)
  expect(JSON.stringify(await list())).not.toContain('Quiet Buyer')
})

const routes = () => {
  const own = desk.server.routes.filter((route) => route.path.startsWith('/desk/network/') && !route.path.includes('*'))
  return own.map(({ method, path }) => ({ method, path: path.replace(':slug', 'harbor').replace(':person', desk.store.people.supervisor) }))
}

test.each<RoleName>(['supervisor', 'staff', 'associate', 'marketer'])('a %s finds nothing of the network', async (role) => {
  const person = await desk.as(role)
  expect(routes().length).toBeGreaterThan(4)
  for (const { method, path } of routes()) {
    const answer = method === 'GET' ? await person.get(path) : await person.post(path, ask('theirs'), { method })
    expect({ path, status: answer.status, code: answer.body.code }).toEqual({ path, status: 404, code: 'not_found' })
  }
  expect(await storeOf('theirs')).toBeUndefined()
})

test('nobody signed out finds anything of the network', async () => {
  for (const { method, path } of routes()) expect((await (method === 'GET' ? desk.raw(path) : raw(path, ask('theirs')))).status).toBe(401)
})

test.each([
  ['Harbor Toyota Parts', 'harbor-toyota-parts'],
  ['Pièces d’Été & Cie', 'pieces-dete-cie'],
  ['  --A/B--  ', 'a-b'],
  ['日本', ''],
  ['x'.repeat(60), 'x'.repeat(40)],
])('the address suggested for %s is %s', (name, slug) => {
  expect(slugOf(name)).toBe(slug)
})
