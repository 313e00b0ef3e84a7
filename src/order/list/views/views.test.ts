import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDesk, type Caller, type TestDesk } from '#test/support/desk.ts'
import type { ViewRow } from './shapes.ts'

let desk: TestDesk
let mia: Caller
let omar: Caller
beforeAll(async () => {
  desk = await openDesk()
  mia = await desk.as('supervisor')
  omar = await desk.as('staff')
})
afterAll(() => desk.close())

const path = '/desk/stores/harbor/list-views'
const viewsOf = async (who: Caller): Promise<readonly ViewRow[]> => (await who.get(path)).body.views
const put = (who: Caller, id: string, changes: object) =>
  who.post(`${path}/${id}`, { name: 'Big ones', query: 'status=open&least=50000', whole: false, ...changes }, { method: 'PUT' })

test('a store starts with three views, counted for who looks', async () => {
  await desk.place({ placedAt: '2026-02-01T12:00:00Z' })
  const mine = await desk.place()
  await mia.post(`/desk/stores/harbor/orders/${mine.number}/summary/assignee`, { person: omar.id })
  const counts = async (who: Caller) => (await viewsOf(who)).map(({ startsAs, whole, count }) => [startsAs, whole, count])
  expect(await counts(omar)).toEqual([
    ['late', true, 1],
    ['high_risk', true, 0],
    ['mine', true, 1],
  ])
  expect(await counts(await desk.as('associate'))).toEqual([
    ['late', true, 0],
    ['high_risk', true, 0],
    ['mine', true, 0],
  ])
})

test('one’s own view is nobody else’s: not to see, not to change, not to delete', async () => {
  const id = randomUUID()
  expect((await put(omar, id, {})).status).toBe(200)
  expect((await viewsOf(omar)).at(-1)).toMatchObject({ id, name: 'Big ones', whole: false, query: 'status=open&least=50000' })
  expect((await viewsOf(mia)).some((view) => view.id === id)).toBe(false)
  expect((await put(mia, id, { name: 'Taken over' })).status).toBe(404)
  expect((await mia.post(`${path}/${id}`, {}, { method: 'DELETE' })).status).toBe(404)
  expect((await viewsOf(omar)).at(-1)?.name).toBe('Big ones')
})

test('the store’s views ask for the right to settings and are logged with before and after', async () => {
  const id = randomUUID()
  expect((await put(omar, id, { whole: true })).body.code).toBe('forbidden_view')
  await put(mia, id, { whole: true })
  await put(mia, id, { whole: true, name: 'Really big' })
  expect((await put(omar, id, { whole: false })).body.code).toBe('forbidden_view')
  expect((await omar.post(`${path}/${id}`, {}, { method: 'DELETE' })).body.code).toBe('forbidden_view')
  await mia.post(`${path}/${id}`, {}, { method: 'DELETE' })
  const { changes } = (await mia.get('/desk/stores/harbor/settings/changes/store')).body
  expect(
    changes.map(({ what, before, after }: { what: string; before: { name: string } | null; after: { name: string } | null }) => [
      what,
      before?.name,
      after?.name,
    ]),
  ).toEqual([
    ['view_removed', 'Really big', undefined],
    ['view', 'Big ones', 'Really big'],
    ['view', undefined, 'Big ones'],
  ])
})

test('a view moves among its like, and a deleted one comes back where it stood', async () => {
  const [first, second, third] = await viewsOf(mia)
  await mia.post(`${path}/${third?.id}/move`, { by: -1 })
  const order = async () => (await viewsOf(mia)).filter(({ whole }) => whole).map(({ id }) => id)
  expect(await order()).toEqual([first?.id, third?.id, second?.id])
  await mia.post(`${path}/${first?.id}/move`, { by: -1 })
  expect(await order()).toEqual([first?.id, third?.id, second?.id])
  const moved = (await viewsOf(mia)).find(({ id }) => id === third?.id)
  await mia.post(`${path}/${third?.id}`, {}, { method: 'DELETE' })
  expect(await order()).toEqual([first?.id, second?.id])
  const { name = null, query, whole, position, startsAs } = moved ?? {}
  await mia.post(`${path}/${third?.id}`, { name, query, whole, position, startsAs }, { method: 'PUT' })
  expect(await order()).toEqual([first?.id, third?.id, second?.id])
})

test('the columns a person hides are kept for them alone, wherever they sign in', async () => {
  const hidden = async (who: Caller) => (await who.get('/desk/stores/harbor/orders')).body.hidden
  expect(await hidden(mia)).toBe(null)
  await mia.post('/desk/stores/harbor/list-columns', { hidden: ['age', 'source'] }, { method: 'PUT' })
  expect(await hidden(await desk.as('supervisor'))).toEqual(['age', 'source'])
  expect(await hidden(omar)).toBe(null)
  expect((await mia.post('/desk/stores/harbor/list-columns', { hidden: ['cost'] }, { method: 'PUT' })).status).toBe(400)
})
