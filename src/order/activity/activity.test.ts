import papa from 'papaparse'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inStore } from '#platform/doors.ts'
import { openDesk, type Caller, type TestDesk } from '#test/support/desk.ts'
import { verifyChain } from './verify-chain.ts'

let desk: TestDesk
let staff: Caller
beforeAll(async () => {
  desk = await openDesk()
  staff = await desk.as('staff')
})
afterAll(() => desk.close())

const at = (number: number, rest = '') => `/desk/stores/harbor/orders/${number}${rest}`

/** An order with six entries: arrival, status, assigned (with values), note, DMS number, status. */
async function worked() {
  const { number, id } = await desk.place()
  await staff.post(at(number, '/summary/status'), { status: 'on_hold' })
  await staff.post(at(number, '/summary/assignee'), { person: staff.id })
  await staff.post(at(number, '/notes'), { body: 'waiting' })
  await staff.post(at(number, '/summary/dms-number'), { dmsNumber: 'RO-1' })
  await staff.post(at(number, '/summary/status'), { status: 'processing' })
  return { number, id }
}

const verify = (order: string) => verifyChain(desk.app, desk.store.id, order)

/** What no role of ours may do: writes past the triggers, as somebody with the database in their hands could. */
async function tamper(sql: string, order: string) {
  await desk.look('alter table activities disable trigger all')
  await desk.look('alter table activity_values disable trigger all')
  await desk.look(sql, [order])
}

test('the log tells who did what and when, newest first, and the whole of it on demand', async () => {
  const { number } = await worked()
  const { activity } = (await staff.get(at(number))).body
  expect(activity.entries.map((entry: { event: { type: string } }) => entry.event.type)).toEqual([
    'status_changed',
    'dms_number_set',
    'note_added',
    'assigned',
    'status_changed',
    'order_received',
  ])
  expect(activity.entries[5]).toMatchObject({
    sequence: 1,
    actor: { kind: 'storefront', name: 'web store' },
    event: { type: 'order_received', channel: 'web-harbor', total: 15_100 },
  })
  for (let i = 0; i < 40; i += 1) await staff.post(at(number, '/notes'), { body: `note ${i}` })
  const page = (await staff.get(at(number))).body.activity
  expect([page.all, page.entries.length]).toEqual([46, 40])
  expect((await staff.get(at(number, '/activity'))).body.entries).toHaveLength(46)
})

type Logged = { readonly sequence: number; readonly event: { readonly type: string }; readonly piece?: unknown }
const log = async (number: number, asked: string, who = staff) => (await who.get(at(number, `/activity?${asked}`))).body
const typesIn = (body: { readonly entries: readonly Logged[] }) => body.entries.map(({ event }) => event.type)

test('the log is filtered by kind and person, and searched by its words in either language, whatever case and accents', async () => {
  const { number } = await worked()
  const boss = await desk.as('supervisor')
  await boss.post(at(number, '/notes'), { body: 'Appelée hier, Zoë rappelle' })
  expect(typesIn(await log(number, 'kind=notes'))).toEqual(['note_added', 'note_added'])
  expect(typesIn(await log(number, 'by=supervisor+of+harbor'))).toEqual(['note_added'])
  expect((await log(number, 'kind=risk')).people).toEqual(['staff of harbor', 'supervisor of harbor', 'web store'])
  expect(typesIn(await log(number, 'find=ON+hold'))).toEqual(['status_changed', 'status_changed'])
  expect(typesIn(await log(number, 'find=en+ATTENTE&language=fr'))).toEqual(['status_changed', 'status_changed'])
  expect(typesIn(await log(number, 'find=appelee+zoe'))).toEqual(['note_added'])
  expect(typesIn(await log(number, 'find=ro-1'))).toEqual(['dms_number_set'])
  expect(typesIn(await log(number, 'find=nothing+of+the+kind'))).toEqual([])
  expect((await staff.get(at(number, '/activity?kind=other'))).status).toBe(400)
})

test('a long log comes 200 at once, without a gap or an entry twice, and the timeline has notes in their own words', async () => {
  const { number } = await desk.place()
  for (let i = 0; i < 205; i += 1) await staff.post(at(number, '/notes'), { body: `note ${i}` })
  const first = await log(number, 'timeline=true')
  const second = await log(number, `timeline=true&before=${first.next}`)
  expect([first.entries.length, second.next]).toEqual([200, null])
  expect([...first.entries, ...second.entries].map(({ sequence }: Logged) => sequence)).toEqual(
    Array.from({ length: 206 }, (_, nth) => 206 - nth),
  )
  expect(first.entries[0].piece).toMatchObject({ kind: 'note', text: 'note 204' })
  expect((await log(number, 'find=204')).entries).toHaveLength(1)
})

test('what a reader may not see is not found by its figure either', async () => {
  const { number } = await desk.place()
  const { content } = (await staff.get(at(number))).body
  const boss = await desk.as('supervisor')
  const edit = { kind: 'edit_line', id: content.lines[0].id, line: { unitCost: 98_76 } }
  expect((await boss.post(at(number, '/content/edits'), edit)).status).toBe(200)
  expect((await log(number, 'find=98.76', boss)).entries).toHaveLength(1)
  expect((await log(number, 'find=98.76')).entries).toHaveLength(0)
})

test('one order’s log as a file: no text of it is a formula, it is logged, and only who may export takes it', async () => {
  const { number } = await desk.place()
  await staff.post(at(number, '/summary/dms-number'), { dmsNumber: '=1+1' })
  await staff.post(at(number, '/addresses/buyer'), { name: '=HYPERLINK("http://evil")', company: null, email: null, phone: null })
  expect((await staff.get(at(number, '/activity.csv'))).status).toBe(403)
  const boss = await desk.as('supervisor')
  const file = await boss.open(at(number, '/activity.csv?kind=changes'))
  const { data } = papa.parse<string[]>((await file.text()).replace('\uFEFF', ''), { skipEmptyLines: true })
  expect(data[0]).toEqual(['Entry', 'When', 'Who', 'What', 'Details', 'Before', 'After'])
  expect(data.slice(1).map((row) => row[3])).toEqual(['Customer changed', 'DMS number set', 'Order received'])
  for (const cell of data.flat()) expect(cell).not.toMatch(/^[=+\-@]/)
  expect((await boss.get('/desk/stores/harbor/settings/changes/store')).body.changes[0]).toMatchObject({
    what: 'orders_exported',
    after: { list: `activity log of #${number}` },
  })
})

test('an untouched log adds up, in one order and in the whole store', async () => {
  const { id } = await worked()
  expect(await verify(id)).toEqual({ orders: 1, entries: 6, erased: 0, faults: [] })
  expect(await verifyChain(desk.app, desk.store.id)).toMatchObject({ faults: [] })
})

test.each([
  [
    'a changed fact',
    `update activities set event = jsonb_set(event, '{to}', '"completed"') where order_id = $1 and sequence = 2`,
    { sequence: 2, fault: 'changed' },
  ],
  [
    'another person',
    `update activities set actor_name = 'somebody else' where order_id = $1 and sequence = 5`,
    { sequence: 5, fault: 'changed' },
  ],
  [
    'another hour',
    `update activities set at = at - interval '1 day' where order_id = $1 and sequence = 4`,
    { sequence: 4, fault: 'changed' },
  ],
  ['a removed entry', `delete from activities where order_id = $1 and sequence = 4`, { sequence: 5, fault: 'missing' }],
  ['the last entry cut off', `delete from activities where order_id = $1 and sequence = 6`, { sequence: 6, fault: 'cut_off' }],
  [
    'other names beside an entry',
    `update activity_values set after = '{"assignee": "nobody"}' where order_id = $1`,
    { sequence: 3, fault: 'values_changed' },
  ],
  [
    'an entry put in',
    `with moved as (update activities set sequence = 7 where order_id = $1 and sequence = 6 returning *)
     insert into activities select store_id, order_id, 6, version, at, actor_kind, actor_id, actor_name, command_id, 'note_added', '{"type": "note_added", "note": "x"}', null, hash from moved`,
    { sequence: 6, fault: 'changed' },
  ],
])('found: %s', async (_case, sql, fault) => {
  const { number, id } = await worked()
  await tamper(sql, id)
  expect((await verify(id)).faults).toContainEqual({ order: number, ...fault })
})

test('erased names are no fault: the chain holds without them', async () => {
  const { id } = await worked()
  await tamper('delete from activity_values where order_id = $1', id)
  expect(await verify(id)).toEqual({ orders: 1, entries: 6, erased: 1, faults: [] })
})

test('the application itself cannot change or remove an entry', async () => {
  const { id } = await worked()
  await expect(inStore(desk.app, desk.system, (tx) => tx.deleteFrom('activities').where('order_id', '=', id).execute())).rejects.toThrow(
    /permission denied/,
  )
  await expect(
    inStore(desk.app, desk.system, (tx) => tx.updateTable('activities').set({ actor_name: 'x' }).where('order_id', '=', id).execute()),
  ).rejects.toThrow(/permission denied/)
})
