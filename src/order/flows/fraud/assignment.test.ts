import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Activity } from '#domain/activity.ts'
import { openDesk, type Caller, type TestDesk } from '#test/support/desk.ts'
import type { AskChanges } from '#test/support/orders.ts'
import { scoreOrder } from './score.ts'

let desk: TestDesk
let boss: Caller
let staff: Caller
let associate: Caller
beforeAll(async () => {
  desk = await openDesk()
  boss = await desk.as('supervisor')
  staff = await desk.as('staff')
  associate = await desk.as('associate')
})
afterAll(() => desk.close())

const at = '/desk/stores/harbor/settings/assignment'
const nothing = { makes: [], channels: [], levels: [], places: [], least: null, most: null }
const add = async (name: string, to: readonly string[], when: object = {}) => {
  const made = await boss.post(`${at}/rules`, { name, on: true, when: { ...nothing, ...when }, to })
  expect(made.status).toBe(200)
  return String(made.body.id)
}
const away = (person: string, until: string | null = null, is = true) =>
  boss.post(`${at}/away/${person}`, { away: is, until }, { method: 'PUT' })
const page = async ({ number }: Placed) => (await boss.get(`/desk/stores/harbor/orders/${number}`)).body
const assigneeOf = async (order: Placed): Promise<string | null> => (await page(order)).summary.assignee?.id ?? null
const score = ({ id }: Placed) => scoreOrder(desk.app, { store: desk.store.id, id })

type Placed = { readonly id: string; readonly number: number }

async function arrived(changes: AskChanges = {}): Promise<Placed> {
  const order = await desk.place(changes)
  await score(order)
  return order
}

beforeEach(async () => {
  const { rules } = (await boss.get(at)).body
  for (const { id } of rules) await boss.post(`${at}/rules/${id}/remove`)
  for (const { id } of [staff, associate, boss]) await away(id, null, false)
})

test('the first rule that matches gives the order, once, under its name; without one it stays with nobody', async () => {
  expect(await assigneeOf(await arrived())).toBeNull()
  await add('Big ones', [boss.id], { least: 10_000_000 })
  await add('All others', [staff.id])
  await add('Never reached', [associate.id])
  const order = await arrived()
  expect(await assigneeOf(order)).toBe(staff.id)
  const entries = (await page(order)).activity.entries.map(({ event }: { event: Activity }) => event)
  expect(entries).toContainEqual({ type: 'assigned', from: null, to: staff.id, rule: 'All others' })
  expect((await boss.post(`/desk/stores/harbor/orders/${order.number}/summary/assignee`, { person: null })).status).toBe(200)
  await score(order)
  expect(await assigneeOf(order)).toBeNull()
})

test('what a person or a risk rule has given is left alone; the risk rule comes first', async () => {
  const risky = {
    id: 'r',
    version: 1,
    name: 'To the boss',
    on: true,
    currency: 'USD',
    when: { fact: 'part', is: 'any_of', values: ['turbo'] },
    effects: { points: 0, level: null, assign: boss.id, hold: null, approval: false },
  }
  const { version } = (await boss.get('/desk/stores/harbor/settings/risk/rules')).body
  await boss.post('/desk/stores/harbor/settings/risk/rules', { rules: [risky] }, { method: 'PUT', seen: version })
  await add('Everything', [staff.id])
  expect(await assigneeOf(await arrived({ lines: [{ partNumber: 'T-1', name: 'Turbo' }] }))).toBe(boss.id)
  expect(await assigneeOf(await arrived())).toBe(staff.id)
  const mine = await desk.place()
  await boss.post(`/desk/stores/harbor/orders/${mine.number}/summary/assignee`, { person: associate.id })
  await score(mine)
  expect(await assigneeOf(mine)).toBe(associate.id)
})

test('in turn: who waited longest is next, and who is away, has left or rests is passed over', async () => {
  await add('In turn', [staff.id, associate.id, boss.id])
  const first = [await assigneeOf(await arrived()), await assigneeOf(await arrived()), await assigneeOf(await arrived())]
  expect(new Set(first)).toEqual(new Set([staff.id, associate.id, boss.id]))
  expect(await assigneeOf(await arrived())).toBe(first[0])
  await away(String(first[1]))
  expect([await assigneeOf(await arrived()), await assigneeOf(await arrived())]).toEqual([first[2], first[0]])
  // A day that is over is no absence.
  await away(String(first[1]), '2026-03-03')
  expect(await assigneeOf(await arrived())).toBe(first[1])
  await away(staff.id)
  await away(associate.id)
  await away(boss.id, '2026-03-04')
  expect(await assigneeOf(await arrived())).toBeNull()
})

test('people set their own absence, by the store’s calendar, and no rule gives them orders in it; it is logged, and theirs alone', async () => {
  await add('Staff', [staff.id])
  const own = (body: object) => staff.post('/desk/stores/harbor/away', body, { method: 'PUT' })
  const mine = async () => (await staff.get('/desk/stores/harbor/away')).body
  // The day after tomorrow: until then orders come.
  await own({ away: true, since: '2026-03-06', until: '2026-03-07' })
  expect(await mine()).toEqual({ away: false, since: '2026-03-06', until: '2026-03-07', today: '2026-03-04' })
  expect(await assigneeOf(await arrived())).toBe(staff.id)
  await own({ away: true, since: '2026-03-04', until: '2026-03-04' })
  expect([(await mine()).away, await assigneeOf(await arrived())]).toEqual([true, null])
  expect((await own({ away: true, since: '2026-03-06', until: '2026-03-05' })).body.issues).toMatchObject([{ path: 'until' }])
  expect((await boss.get(at)).body.people.find(({ id }: { id: string }) => id === staff.id)).toMatchObject({ away: true })
  await own({ away: false, until: null })
  expect([(await mine()).away, await assigneeOf(await arrived())]).toEqual([false, staff.id])
  const { changes } = (await boss.get('/desk/stores/harbor/settings/changes/assignment')).body
  expect(changes[0]).toMatchObject({
    what: 'person_away',
    who: 'staff of harbor',
    subject: 'staff of harbor',
    before: { since: '2026-03-04', until: '2026-03-04' },
    after: null,
  })
})

test('six orders that arrive at the same time are shared three and three', async () => {
  await add('In turn', [staff.id, associate.id])
  const orders: Placed[] = []
  for (let n = 0; n < 6; n++) orders.push(await desk.place())
  await Promise.all(orders.map(score))
  const given = await Promise.all(orders.map(assigneeOf))
  expect([staff.id, associate.id].map((id) => given.filter((one) => one === id).length)).toEqual([3, 3])
})

test('rules are tried on what was sold, a draft at its own place, and nothing is given', async () => {
  const turbo = await add('Web', [staff.id], { channels: ['no such channel'] })
  await add('All', [staff.id])
  const { body } = await boss.get(`${at}/tried`)
  expect(body).toMatchObject({ days: 90, left: 0 })
  expect(body.taken[turbo]).toBe(0)
  const before = await desk.look('select order_id, assignee_id from order_facts order by 1')
  const draft = { name: 'Web', on: true, when: nothing, to: [staff.id] }
  expect((await boss.post(`${at}/tried`, { id: turbo, rule: draft })).body.taken[turbo]).toBe(body.orders)
  expect((await boss.post(`${at}/tried`, { id: null, rule: draft })).body.taken.draft).toBe(0)
  expect(await desk.look('select order_id, assignee_id from order_facts order by 1')).toEqual(before)
})

test('rules stand in their order, are changed and removed, and the log tells each; what cannot be is refused at its field', async () => {
  const [a, b] = [await add('A', [staff.id]), await add('B', [staff.id, associate.id])]
  expect((await boss.post(`${at}/rules/${b}/move`, { to: 'up' })).status).toBe(200)
  expect((await boss.get(at)).body.rules.map(({ name }: { name: string }) => name)).toEqual(['B', 'A'])
  const ask = { name: 'A', on: false, when: { ...nothing, least: 5000 }, to: [associate.id] }
  expect((await boss.post(`${at}/rules/${a}`, ask, { method: 'PUT' })).status).toBe(200)
  await boss.post(`${at}/rules/${b}/remove`)
  const { changes } = (await boss.get('/desk/stores/harbor/settings/changes/assignment')).body
  expect(changes.slice(0, 3)).toMatchObject([
    { what: 'assignment_removed', subject: 'B', before: { to: ['staff of harbor', 'associate of harbor'] } },
    { what: 'assignment_rule', subject: 'A', before: { on: true }, after: { on: false, when: { least: 5000 } } },
    { what: 'assignment_order', before: ['A', 'B'], after: ['B', 'A'] },
  ])
  const marketer = (await desk.as('marketer')).id
  const refused = async (change: object) => (await boss.post(`${at}/rules`, { ...ask, name: 'C', ...change })).body
  expect((await refused({ name: 'A' })).code).toBe('rule_name_taken')
  expect((await refused({ to: [marketer] })).code).toBe('not_of_store')
  expect((await refused({ to: [] })).issues[0].path).toBe('to')
  expect((await refused({ when: { ...nothing, least: 2, most: 1 } })).issues[0].path).toBe('when.most')
})

test('only who may change settings sees or changes them, and of their own store', async () => {
  const rule = await add('Mine', [staff.id])
  expect([(await staff.get(at)).status, (await staff.post(`${at}/rules/${rule}/remove`)).status]).toEqual([403, 403])
  const stranger = await desk.as('supervisor', desk.other)
  expect((await stranger.post(`/desk/stores/bluestone/settings/assignment/rules/${rule}/remove`)).status).toBe(404)
  expect(
    (await stranger.post(`/desk/stores/bluestone/settings/assignment/away/${staff.id}`, { away: true, until: null }, { method: 'PUT' }))
      .status,
  ).toBe(404)
})
