import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addPerson } from '../add-person.ts'
import { openDesk, type Caller, type TestDesk } from '#test/support/desk.ts'
import { openMailbox, secretIn, startMails, type Mailbox } from '#test/support/mailbox.ts'

let mailbox: Mailbox
let desk: TestDesk
let mia: Caller
let gus: Caller
const at = (store = 'harbor') => `/desk/stores/${store}/settings/people`

beforeAll(async () => {
  mailbox = await openMailbox()
  desk = await openDesk({ smtpUrl: mailbox.url })
  await startMails(desk.app)
  mia = await desk.as('supervisor')
  gus = await desk.as('supervisor', desk.other)
})
afterAll(async () => {
  await desk.close()
  await mailbox.close()
})

type Person = {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly openOrders: number
  readonly rests: boolean
  readonly waiting: { readonly copyable: boolean; readonly mail: { readonly state: string; readonly why: string | null } | null } | null
}
const read = async (who: Caller = mia, store = 'harbor') =>
  (await who.get(at(store))).body as {
    readonly people: readonly Person[]
    readonly roles: readonly { readonly id: string; readonly name: string }[]
  }
const personOf = async (email: string, who = mia, store = 'harbor') => (await read(who, store)).people.find((one) => one.email === email)
const roleOf = async (name: string, who = mia, store = 'harbor') => (await read(who, store)).roles.find((one) => one.name === name)?.id
const ask = async (email: string, { who = mia, store = 'harbor', role = 'staff', name = 'Nora Kent' } = {}) => ({
  name,
  email,
  role: await roleOf(role, who, store),
  language: 'en',
})
const invite = async (email: string, options: { who?: Caller; store?: string; role?: string; name?: string } = {}) =>
  (options.who ?? mia).post(at(options.store), await ask(email, options))
const choose = (token: string, password: string) =>
  desk.raw('/desk/link', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-partsdesk': '1', origin: 'http://localhost:4000' },
    body: JSON.stringify({ token, password }),
  })
const storesOf = async (answer: { readonly headers: Headers }): Promise<string[]> => {
  const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? ''
  return (await desk.raw('/desk/me', { headers: { cookie } })).body.stores.map((store: { slug: string }) => store.slug)
}
const copy = async (email: string, who = mia, store = 'harbor') => who.post(`${at(store)}/${(await personOf(email, who, store))?.id}/link`)
const leave = (id: string, { how = 'remove', handTo = null as string | null } = {}) => mia.post(`${at()}/${id}/leave`, { how, handTo })
const trail = async () => (await mia.get('/desk/stores/harbor/settings/changes/people')).body.changes as { what: string; subject: string }[]

test('a person of a new e-mail waits until they come in, and stands in the trail', async () => {
  expect((await invite('nora@harbor.example')).status).toBe(200)
  await mailbox.next('nora@harbor.example')
  await expect.poll(async () => (await personOf('nora@harbor.example'))?.waiting?.mail?.state).toBe('sent')
  expect((await personOf('nora@harbor.example'))?.waiting).toMatchObject({ copyable: true })
  const entered = await choose(secretIn(mailbox.to('nora@harbor.example')[0]?.text), 'a long password')
  expect(await storesOf(entered)).toEqual(['harbor'])
  expect((await personOf('nora@harbor.example'))?.waiting).toBeNull()
  expect((await trail())[0]).toMatchObject({
    who: 'supervisor of harbor',
    what: 'person_invited',
    subject: 'nora@harbor.example',
    after: 'staff',
  })
})

test('the same command twice invites once; an e-mail of the store is refused, whatever its case', async () => {
  const [command, body] = [randomUUID(), await ask('once@harbor.example')]
  const [first, again] = [await mia.post(at(), body, { command }), await mia.post(at(), body, { command })]
  expect([first.status, again.status, again.body.id]).toEqual([200, 200, first.body.id])
  expect((await invite('ONCE@harbor.example')).body.code).toBe('already_member')
  await mailbox.next('once@harbor.example')
  expect(await desk.look(`select from account_mails where person_id = $1`, [first.body.id])).toHaveLength(1)
})

test('somebody of another store is only added: their name and password stay, and nothing more of them is told', async () => {
  const person = { name: 'Uma Reyes', email: 'uma@bluestone.example', password: 'uma’s own password' }
  await addPerson(desk.app, { ...person, store: desk.other.id, role: 'associate' })
  const [known, fresh] = [await invite('Uma@bluestone.example', { name: 'Somebody Else' }), await invite('fresh@harbor.example')]
  expect(Object.keys(known.body)).toEqual(Object.keys(fresh.body))
  const mail = await mailbox.next('uma@bluestone.example')
  expect(mail.subject).toBe('You now have access to Harbor Toyota Parts')
  expect(secretIn(mail.text)).toBe('')
  expect(await personOf('uma@bluestone.example')).toMatchObject({ name: 'Uma Reyes', waiting: null })
  expect(JSON.stringify(await read())).not.toContain('luestone Ford')
  const uma = await desk.asPerson(known.body.id)
  expect((await uma.get('/desk/me')).body.stores.map((store: { slug: string }) => store.slug)).toEqual(['bluestone', 'harbor'])
  expect((await copy('uma@bluestone.example')).body.code).toBe('came_in')
})

test('whoever copied a link comes by it into no other store', async () => {
  await invite('wen@dealer.example', { who: gus, store: 'bluestone' })
  const token = secretIn((await copy('wen@dealer.example', gus, 'bluestone')).body.url)
  await invite('wen@dealer.example', { role: 'supervisor' })
  expect((await copy('wen@dealer.example')).body.code).toBe('mailbox_only')
  expect(await storesOf(await choose(token, 'known to the copier'))).toEqual(['bluestone'])
  expect((await personOf('wen@dealer.example'))?.waiting).toMatchObject({ copyable: false })
  await mailbox.next('wen@dealer.example', 2)
  await mia.post(`${at()}/${(await personOf('wen@dealer.example'))?.id}/invitation`)
  const entered = await choose(secretIn((await mailbox.next('wen@dealer.example', 3)).text), 'wen’s own password')
  expect(await storesOf(entered)).toEqual(['bluestone', 'harbor'])
})

test('an account made by a copied link alone waits for its mailbox when another store adds it', async () => {
  await invite('zoe@dealer.example', { who: gus, store: 'bluestone' })
  await choose(secretIn((await copy('zoe@dealer.example', gus, 'bluestone')).body.url), 'known to the copier')
  await invite('zoe@dealer.example')
  const mail = await mailbox.next('zoe@dealer.example', 2)
  const zoe = await desk.asPerson((await personOf('zoe@dealer.example'))?.id ?? '')
  expect((await zoe.get('/desk/stores/harbor/orders')).status).toBe(404)
  expect(await storesOf(await choose(secretIn(mail.text), 'zoe’s own password'))).toEqual(['bluestone', 'harbor'])
})

test('send again mails another link, copy shows one, and both stand in the trail', async () => {
  const { id } = (await invite('tim@harbor.example')).body
  await mailbox.next('tim@harbor.example')
  expect((await mia.post(`${at()}/${id}/invitation`)).status).toBe(200)
  await mailbox.next('tim@harbor.example', 2)
  const copied = await copy('tim@harbor.example')
  expect(copied.body).toMatchObject({ url: expect.stringContaining('http://localhost:4000/link/'), until: expect.any(String) })
  expect((await trail()).slice(0, 2).map(({ what, subject }) => [what, subject])).toEqual([
    ['invitation_copied', 'Nora Kent'],
    ['invitation_sent', 'Nora Kent'],
  ])
  expect(await storesOf(await choose(secretIn(mailbox.to('tim@harbor.example')[0]?.text), 'a long password'))).toEqual(['harbor'])
  expect((await mia.post(`${at()}/${id}/invitation`)).body.code).toBe('came_in')
})

test('a mail the server refuses is told beside the person, and leaves no link behind', async () => {
  const { id } = (await invite('gone@refused.example')).body
  await expect.poll(async () => (await personOf('gone@refused.example'))?.waiting?.mail?.state).toBe('failed')
  expect((await personOf('gone@refused.example'))?.waiting?.mail?.why).toContain('no such mailbox')
  expect(await desk.look('select from one_time_links where person_id = $1', [id])).toEqual([])
})

test('a removed person is out with their next click, their link with them; a name mistyped once is right the second time', async () => {
  const { id } = (await invite('typo@harbor.example', { name: 'Tpyo' })).body
  const token = secretIn((await mailbox.next('typo@harbor.example')).text)
  const person = await desk.asPerson(id)
  expect((await person.get('/desk/stores/harbor/orders')).status).toBe(200)
  expect((await leave(id)).status).toBe(200)
  expect((await person.get('/desk/stores/harbor/orders')).status).toBe(404)
  expect((await choose(token, 'a long password')).body.code).toBe('link_used')
  expect((await trail())[0]).toMatchObject({ what: 'person_removed', subject: 'Tpyo', before: 'staff' })
  await invite('typo@harbor.example', { name: 'Typo' })
  expect((await personOf('typo@harbor.example'))?.name).toBe('Typo')
})

test('who leaves hands open orders to a colleague or to nobody in the same step, each with its log entry', async () => {
  const { id } = (await invite('busy@harbor.example')).body
  const [first, second] = [await desk.place(), await desk.place()]
  const assign = (number: number, person: string | null) => mia.post(`/desk/stores/harbor/orders/${number}/summary/assignee`, { person })
  for (const { number } of [first, second]) expect((await assign(number, id)).status).toBe(200)
  expect((await personOf('busy@harbor.example'))?.openOrders).toBe(2)
  const { staff, marketer } = desk.store.people
  expect((await leave(id, { handTo: marketer })).body.code).toBe('not_of_store')
  expect((await leave(id, { handTo: id })).body).toEqual({ code: 'orders_assigned', detail: { orders: 2, name: 'Nora Kent' } })
  expect((await leave(id, { how: 'rest', handTo: staff })).status).toBe(200)
  expect((await personOf('busy@harbor.example'))?.rests).toBe(true)
  const moved = await desk.look<{ assignee_id: string; log: number }>(
    `select o.assignee_id, (select count(*)::int from activities a where a.order_id = o.id and a.type = 'assigned') as log from orders o where o.id = any($1)`,
    [[first.id, second.id]],
  )
  expect(moved).toEqual([
    { assignee_id: staff, log: 2 },
    { assignee_id: staff, log: 2 },
  ])
})

test('who rests opens nothing and gets no orders, until they are active again', async () => {
  const { id } = (await invite('rest@harbor.example')).body
  const person = await desk.asPerson(id)
  expect((await leave(id, { how: 'rest' })).status).toBe(200)
  expect((await person.get('/desk/stores/harbor/orders')).status).toBe(404)
  const order = await desk.place()
  const given = await mia.post(`/desk/stores/harbor/orders/${order.number}/summary/assignee`, { person: id })
  expect(given.body.code).toBe('not_of_store')
  expect((await mia.post(`${at()}/${id}/reactivate`)).status).toBe(200)
  expect((await person.get('/desk/stores/harbor/orders')).status).toBe(200)
  expect((await trail()).slice(0, 2)).toMatchObject([
    { what: 'person_rests', before: true, after: false },
    { what: 'person_rests', before: false, after: true },
  ])
})

test('access ends after its last day, by the store’s calendar, with a clear no; never that of the last who manages people', async () => {
  const { id } = (await invite('until@harbor.example')).body
  const person = await desk.asPerson(id)
  const today = desk.clock.now().toISOString().slice(0, 10)
  const set = (who: string, from: string | null, to: string | null) => mia.post(`${at()}/${who}/last-day`, { from, to }, { method: 'PUT' })
  expect((await set(id, null, today)).status).toBe(200)
  expect((await person.get('/desk/stores/harbor/orders')).status).toBe(200)
  expect((await set(id, null, '2030-01-01')).status).toBe(412)
  desk.clock.advance(86_400_000)
  const refused = await person.get('/desk/stores/harbor/orders')
  expect([refused.status, refused.body]).toEqual([403, { code: 'access_ended', detail: { store: 'Harbor Toyota Parts', lastDay: today } }])
  expect((await person.get('/desk/me')).body.stores[0]).toMatchObject({ shut: 'access_ended', lastDay: today })
  expect((await set(id, today, null)).status).toBe(200)
  expect((await person.get('/desk/stores/harbor/orders')).status).toBe(200)
  for (const one of (await read()).people.filter(({ email }) => email === 'wen@dealer.example')) await leave(one.id)
  expect((await set(mia.id, null, '2030-01-01')).body.code).toBe('nobody_manages')
})

test('the last who manages people is not removed, not even by themselves', async () => {
  for (const one of (await read()).people.filter((person) => person.email === 'wen@dealer.example')) await leave(one.id)
  const refused = await leave(mia.id)
  expect([refused.status, refused.body.code]).toEqual([409, 'nobody_manages'])
})

test.each(['staff', 'associate', 'marketer'] as const)('a %s neither invites nor removes nor makes links', async (role) => {
  const [person, victim] = [await desk.as(role), desk.store.people.supervisor]
  const answers = [
    await person.post(at(), await ask('x@harbor.example', { role: 'supervisor' })),
    await person.post(`${at()}/${victim}/invitation`),
    await person.post(`${at()}/${victim}/link`),
    await person.post(`${at()}/${victim}/leave`, { how: 'remove', handTo: null }),
  ]
  expect(answers.map((one) => one.status)).toEqual([403, 403, 403, 403])
})

test('people and roles of another store are out of reach', async () => {
  const theirs = desk.other.people.staff
  const role = await roleOf('supervisor', gus, 'bluestone')
  expect((await mia.post(at(), { ...(await ask('spy@harbor.example')), role })).status).toBe(404)
  expect((await mia.post(`${at()}/${theirs}/link`)).status).toBe(404)
  expect((await mia.post(`${at()}/${theirs}/invitation`)).status).toBe(404)
  expect((await leave(theirs)).status).toBe(404)
  expect(await desk.look(`select from people where email = 'spy@harbor.example'`)).toEqual([])
})
