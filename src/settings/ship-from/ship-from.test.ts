import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDesk, type Caller, type TestDesk } from '#test/support/desk.ts'
import type { PlacesView } from './shapes.ts'

const path = '/desk/stores/harbor/settings/ship-from'
const address = {
  name: 'Parts counter',
  company: null,
  line1: '210 Quay Street',
  line2: null,
  city: 'Providence',
  region: 'RI',
  postalCode: '02903',
  country: 'US',
  phone: '+1 401 555 0100',
}
const place = {
  name: 'Store',
  address,
  timeZone: 'America/New_York',
  cutoff: '15:30',
  weekdays: [5, 1, 2, 3, 4],
  closed: ['2026-12-25', '2026-07-04'],
}

let desk: TestDesk
let boss: Caller
beforeAll(async () => {
  desk = await openDesk()
  boss = await desk.as('supervisor')
})
afterAll(() => desk.close())

const view = async () => (await boss.get(path)).body as PlacesView
const add = (changes: object = {}, command = randomUUID()) => boss.post(path, { ...place, ...changes }, { command })
const named = async (name: string) => (await view()).places.find((one) => one.name === name)?.id ?? ''

test('the first place begins with what the store says of itself, and is the preferred one', async () => {
  expect(await view()).toMatchObject({
    places: [],
    first: { name: '', timeZone: 'America/New_York', weekdays: [1, 2, 3, 4, 5], closed: [] },
  })
  const command = randomUUID()
  expect([(await add({}, command)).status, (await add({}, command)).status]).toEqual([200, 200])
  expect((await view()).places).toEqual([
    { ...place, weekdays: [1, 2, 3, 4, 5], closed: ['2026-07-04', '2026-12-25'], id: command, preferred: true },
  ])
})

test.each([
  ['no day of the week', { weekdays: [] }, 'weekdays'],
  ['a time that is none', { cutoff: '25:00' }, 'cutoff'],
  ['a zone that is none', { timeZone: 'America/Nowhere' }, 'timeZone'],
  ['a date that is none', { closed: ['2026-02-30'] }, 'closed.0'],
  ['no street', { address: { ...address, line1: ' ' } }, 'address.line1'],
])('a place with %s is refused at its field', async (_case, changes, field) => {
  expect((await add({ name: 'Other', ...changes })).body.issues.map((issue: { path: string }) => issue.path)).toEqual([field])
})

test('another is preferred when somebody says so; the preferred one goes last', async () => {
  await add({ name: 'Warehouse', timeZone: 'America/Chicago' })
  expect((await add({ name: 'Warehouse' })).body.code).toBe('place_name_taken')
  expect((await boss.post(`${path}/${await named('Store')}/remove`)).body.code).toBe('place_preferred')
  expect((await boss.post(`${path}/${await named('Warehouse')}/prefer`)).status).toBe(200)
  expect((await view()).places.map(({ name, preferred }) => [name, preferred])).toEqual([
    ['Warehouse', true],
    ['Store', false],
  ])
  expect((await boss.post(`${path}/${await named('Store')}/remove`)).status).toBe(200)
  expect((await view()).places.map(({ name }) => name)).toEqual(['Warehouse'])
})

test('a place is changed, and who changed what is told', async () => {
  const id = await named('Warehouse')
  const changed = { ...place, name: 'Warehouse', cutoff: '17:00' }
  expect((await boss.post(`${path}/${id}`, changed, { method: 'PUT' })).status).toBe(200)
  expect((await boss.post(`${path}/${id}`, changed, { method: 'PUT' })).status).toBe(200)
  expect((await view()).places[0]).toMatchObject({ cutoff: '17:00', timeZone: 'America/New_York', preferred: true })
  const { changes } = (await boss.get('/desk/stores/harbor/settings/changes/places')).body
  expect(changes.map((one: { what: string; subject: string | null }) => [one.what, one.subject])).toEqual([
    ['place', 'Warehouse'],
    ['place_removed', 'Store'],
    ['place_preferred', null],
    ['place', 'Warehouse'],
    ['place', 'Store'],
  ])
  expect(changes[0]).toMatchObject({ before: { cutoff: '15:30' }, after: { cutoff: '17:00' } })
})

test('only who may change settings sees or changes places, and of their own store', async () => {
  const clerk = await desk.as('staff')
  expect([(await clerk.get(path)).status, (await clerk.post(path, place)).status]).toEqual([403, 403])
  const stranger = await desk.as('supervisor', desk.other)
  const id = await named('Warehouse')
  expect((await stranger.post(`/desk/stores/bluestone/settings/ship-from/${id}/remove`)).status).toBe(404)
  expect((await stranger.post(`/desk/stores/bluestone/settings/ship-from/${id}`, place, { method: 'PUT' })).status).toBe(404)
})
