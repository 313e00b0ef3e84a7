import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addPerson } from './add-person.ts'
import { openDesk, type Caller, type TestDesk } from '#test/support/desk.ts'

let desk: TestDesk
let mia: Caller
const at = '/desk/stores/harbor/settings/people'

beforeAll(async () => {
  desk = await openDesk()
  mia = await desk.as('supervisor')
})
afterAll(() => desk.close())

type Person = {
  readonly id: string
  readonly name: string
  readonly role: string
  readonly self: boolean
  readonly keepsPeople: boolean
}
type Role = {
  readonly id: string
  readonly name: string
  readonly starting: boolean
  readonly rights: readonly string[]
  readonly reach: string
  readonly people: number
  readonly keepsPeople: boolean
}
const read = async (who: Caller = mia): Promise<{ people: readonly Person[]; roles: readonly Role[]; manages: boolean }> =>
  (await who.get(at)).body
const roleId = async (name: string) => (await read()).roles.find((role) => role.name === name)?.id ?? ''
const give = async (person: string, from: string, to: string) =>
  mia.post(`${at}/${person}/role`, { from: await roleId(from), to: await roleId(to) }, { method: 'PUT' })
const { put, make } = {
  put: (role: string, seen: unknown, asked: unknown, who: Caller = mia) =>
    who.post(`${at}/roles/${role}`, { seen, role: asked }, { method: 'PUT' }),
  make: async (name: string, rights: readonly string[], reach = 'all') =>
    (await mia.post(`${at}/roles`, { name, rights, reach })).body.id as string,
}

test('a supervisor sees the four people of the store and the four starting roles, the widest first', async () => {
  const { people, roles, manages } = await read()
  expect([people.length, manages]).toEqual([4, true])
  expect(roles.map((role) => [role.name, role.starting, role.people])).toEqual([
    ['supervisor', true, 1],
    ['associate', true, 1],
    ['staff', true, 1],
    ['marketer', true, 1],
  ])
})

test('another role counts from the next click on, and stands in the trail', async () => {
  const staff = await desk.as('staff')
  expect((await staff.get('/desk/stores/harbor/settings')).status).toBe(403)
  expect((await give(desk.store.people.staff, 'staff', 'supervisor')).status).toBe(200)
  expect((await staff.get('/desk/stores/harbor/settings')).status).toBe(200)
  expect((await give(desk.store.people.staff, 'supervisor', 'staff')).status).toBe(200)
  expect((await staff.get('/desk/stores/harbor/settings')).status).toBe(403)
  const { changes } = (await mia.get('/desk/stores/harbor/settings/changes/people')).body
  expect(changes[0]).toMatchObject({
    who: 'supervisor of harbor',
    what: 'person_role',
    subject: 'staff of harbor',
    before: 'supervisor',
    after: 'staff',
  })
})

test('a role that was changed meanwhile is not changed over', async () => {
  const refused = await give(desk.store.people.staff, 'marketer', 'supervisor')
  expect([refused.status, refused.body.code]).toEqual([412, 'stale'])
})

test('the last who manages people keeps that right', async () => {
  const refused = await give(desk.store.people.supervisor, 'supervisor', 'staff')
  expect([refused.status, refused.body.code]).toEqual([409, 'nobody_manages'])
  const { people, roles } = await read()
  expect(people.filter((person) => person.keepsPeople).map((person) => person.name)).toEqual(['supervisor of harbor'])
  expect(roles.filter((role) => role.keepsPeople).map((role) => role.name)).toEqual(['supervisor'])
  expect(people.find((person) => person.self)?.role).toBe(await roleId('supervisor'))
})

test('two supervisors step down at once: one of them may not', async () => {
  const second = await addPerson(desk.app, { store: desk.store.id, role: 'supervisor', name: 'Second', email: 'second@harbor.example' })
  const them = await desk.asPerson(second)
  const ask = { from: await roleId('supervisor'), to: await roleId('staff') }
  const stepDown = (who: Caller) => who.post(`${at}/${who.id}/role`, ask, { method: 'PUT' })
  const down = await Promise.all([stepDown(mia), stepDown(them)])
  expect(down.map((one) => one.status).toSorted((a, b) => a - b)).toEqual([200, 409])
  await desk.look(
    `update memberships set role_id = (select id from roles where store_id = $1 and name = 'supervisor') where store_id = $1 and person_id = $2`,
    [desk.store.id, mia.id],
  )
  await desk.look(`delete from memberships where person_id = $1`, [second])
})

test('a role of the store’s own gives exactly its rights, and taking one away counts at once', async () => {
  const id = await make('Cashier', ['refund', 'orders', 'collect'])
  const cashier = await desk.as('marketer')
  const asked = { name: 'Cashier', reach: 'all', rights: ['orders', 'collect', 'refund'] }
  await mia.post(`${at}/${cashier.id}/role`, { from: await roleId('marketer'), to: id }, { method: 'PUT' })
  expect((await cashier.get('/desk/me')).body.stores[0]).toMatchObject({
    role: 'Cashier',
    rights: ['orders', 'collect', 'refund'],
    reach: 'all',
  })
  expect((await put(id, asked, { ...asked, rights: ['orders'] })).status).toBe(200)
  expect((await cashier.get('/desk/me')).body.stores[0].rights).toEqual(['orders'])
  const stale = await put(id, asked, { ...asked, reach: 'own' })
  expect([stale.status, stale.body.code]).toEqual([412, 'stale'])
})

test('a manager cannot take the last right to manage people out of their own role', async () => {
  const id = await make('Owner', ['people', 'settings', 'orders'])
  const seen = { name: 'Owner', reach: 'all', rights: ['orders', 'settings', 'people'] }
  await mia.post(`${at}/${mia.id}/role`, { from: await roleId('supervisor'), to: id }, { method: 'PUT' })
  const refused = await put(id, seen, { ...seen, rights: ['orders', 'settings'] })
  expect([refused.status, refused.body.code]).toEqual([409, 'nobody_manages'])
  expect((await put(id, seen, { ...seen, name: 'Owners' })).status).toBe(200)
  await mia.post(`${at}/${mia.id}/role`, { from: id, to: await roleId('supervisor') }, { method: 'PUT' })
})

test('starting roles stay as they are; a name is taken once; a role in use stays', async () => {
  const staff = (await read()).roles.find((role) => role.name === 'staff')
  const seen = { name: 'staff', reach: 'all', rights: staff?.rights }
  expect((await put(staff?.id ?? '', seen, { ...seen, name: 'Crew' })).body.code).toBe('starting_role')
  expect((await mia.post(`${at}/roles/${staff?.id}`, {}, { method: 'DELETE' })).body.code).toBe('starting_role')
  expect((await mia.post(`${at}/roles`, { name: 'STAFF', reach: 'all', rights: [] })).body.code).toBe('role_name_taken')
  expect((await mia.post(`${at}/roles/${await roleId('Cashier')}`, {}, { method: 'DELETE' })).body).toMatchObject({
    code: 'role_in_use',
    detail: { people: 1 },
  })
  const unused = await make('Nobody has it', ['reports'])
  expect((await mia.post(`${at}/roles/${unused}`, {}, { method: 'DELETE' })).status).toBe(200)
  expect((await read()).roles.map((role) => role.name)).not.toContain('Nobody has it')
})

test('the same command twice makes one role', async () => {
  const command = randomUUID()
  const ask = { name: 'Driver', reach: 'own', rights: ['orders'] }
  const [first, again] = [await mia.post(`${at}/roles`, ask, { command }), await mia.post(`${at}/roles`, ask, { command })]
  expect([first.status, again.status, again.body.id]).toEqual([200, 200, first.body.id])
  expect((await read()).roles.filter((role) => role.name === 'Driver')).toHaveLength(1)
})

test('who manages nobody sees their own row alone', async () => {
  const own = await read(await desk.as('associate'))
  expect([own.manages, own.people.map((person) => person.self), own.roles.map((role) => role.name)]).toEqual([false, [true], ['associate']])
})

test.each(['staff', 'associate'] as const)('a %s changes neither roles nor people', async (role) => {
  const person = await desk.as(role)
  const answers = await Promise.all([
    person.post(`${at}/${person.id}/role`, { from: randomUUID(), to: randomUUID() }, { method: 'PUT' }),
    person.post(`${at}/roles`, { name: 'Mine', reach: 'all', rights: ['people'] }),
    person.post(`${at}/roles/${randomUUID()}`, {}, { method: 'DELETE' }),
    person.get('/desk/stores/harbor/settings/changes/people'),
  ])
  expect(answers.map((one) => one.status)).toEqual([403, 403, 403, 403])
})

test('people and roles of another store are out of reach', async () => {
  const theirs = desk.other.people.staff
  const role =
    (await desk.look<{ id: string }>(`select id from roles where store_id = $1 and name = 'supervisor'`, [desk.other.id]))[0]?.id ?? ''
  expect((await mia.post(`${at}/${theirs}/role`, { from: role, to: await roleId('staff') }, { method: 'PUT' })).status).toBe(404)
  expect((await mia.post(`${at}/${mia.id}/role`, { from: await roleId('supervisor'), to: role }, { method: 'PUT' })).status).toBe(404)
  expect((await mia.post(`${at}/roles/${role}`, {}, { method: 'DELETE' })).status).toBe(404)
  expect(JSON.stringify(await read())).not.toContain('bluestone')
})
