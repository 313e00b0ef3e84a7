import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDesk, type Caller, type TestDesk } from '#test/support/desk.ts'
import type { BoxesView } from './shapes.ts'

const path = '/desk/stores/harbor/settings/boxes'
const size = (lengthMm: number, widthMm: number, heightMm: number) => ({ lengthMm, widthMm, heightMm })
const box = { name: 'Small', inner: size(229, 152, 76), outer: size(235, 159, 83), emptyGrams: 142, mostGrams: 4536 }

let desk: TestDesk
let boss: Caller
beforeAll(async () => {
  desk = await openDesk()
  boss = await desk.as('supervisor')
})
afterAll(() => desk.close())

const boxes = async () => ((await boss.get(path)).body as BoxesView).boxes
const add = (changes: object = {}, command = randomUUID()) => boss.post(path, { ...box, ...changes }, { command })
const named = async (name: string) => (await boxes()).find((one) => one.name === name)?.id ?? ''

test('a box is kept to the millimetre and the gram, once a command', async () => {
  const command = randomUUID()
  expect([(await add({}, command)).status, (await add({}, command)).status]).toEqual([200, 200])
  expect(await boxes()).toEqual([{ ...box, id: command }])
  expect((await add()).body.code).toBe('box_name_taken')
})

test.each([
  ['an outside smaller than its inside', { outer: size(235, 151, 83) }, 'outer'],
  ['less to carry than it weighs', { mostGrams: 142 }, 'mostGrams'],
  ['no height', { inner: size(229, 152, 0) }, 'inner'],
])('a box with %s is refused at its field', async (_case, changes, field) => {
  expect((await add({ name: 'Odd', ...changes })).body.issues.map((issue: { path: string }) => issue.path)).toEqual([field])
})

test('boxes stand in the order the store puts them in', async () => {
  await add({ name: 'Medium' })
  await add({ name: 'Large' })
  expect((await boss.post(`${path}/${await named('Large')}/move`, { to: 'up' })).status).toBe(200)
  expect((await boss.post(`${path}/${await named('Large')}/move`, { to: 'up' })).status).toBe(200)
  expect((await boss.post(`${path}/${await named('Large')}/move`, { to: 'up' })).status).toBe(200)
  expect((await boxes()).map(({ name }) => name)).toEqual(['Large', 'Small', 'Medium'])
  await boss.post(`${path}/${await named('Small')}/move`, { to: 'down' })
  expect((await boxes()).map(({ name }) => name)).toEqual(['Large', 'Medium', 'Small'])
})

test('a box is changed and removed; the log tells both, and the order', async () => {
  expect((await boss.post(`${path}/${await named('Large')}`, { ...box, name: 'Large', emptyGrams: 300 }, { method: 'PUT' })).status).toBe(
    200,
  )
  expect((await boss.post(`${path}/${await named('Medium')}/remove`)).status).toBe(200)
  expect((await boss.post(`${path}/${randomUUID()}/remove`)).status).toBe(404)
  expect((await boxes()).map(({ name, emptyGrams }) => [name, emptyGrams])).toEqual([
    ['Large', 300],
    ['Small', 142],
  ])
  const { changes } = (await boss.get('/desk/stores/harbor/settings/changes/boxes')).body
  expect(changes.slice(0, 3)).toMatchObject([
    { what: 'box_removed', subject: 'Medium' },
    { what: 'box', subject: 'Large', before: { emptyGrams: 142 }, after: { emptyGrams: 300 } },
    { what: 'box_order', before: ['Large', 'Small', 'Medium'], after: ['Large', 'Medium', 'Small'] },
  ])
})

test('only who may change settings sees or changes boxes, and of their own store', async () => {
  const clerk = await desk.as('staff')
  expect([(await clerk.get(path)).status, (await clerk.post(path, box)).status]).toEqual([403, 403])
  const stranger = await desk.as('supervisor', desk.other)
  expect((await stranger.post(`/desk/stores/bluestone/settings/boxes/${await named('Small')}/remove`)).status).toBe(404)
})
