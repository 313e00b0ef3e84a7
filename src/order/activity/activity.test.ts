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
