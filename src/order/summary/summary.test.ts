import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDesk, type Caller, type TestDesk } from '#test/support/desk.ts'

let desk: TestDesk
let boss: Caller
let staff: Caller
beforeAll(async () => {
  desk = await openDesk()
  boss = await desk.as('supervisor')
  staff = await desk.as('staff')
})
afterAll(() => desk.close())

const at = (number: number, rest = '') => `/desk/stores/harbor/orders/${number}${rest}`
const page = async (number: number, person = boss) => (await person.get(at(number))).body
const log = async (number: number) => (await page(number)).activity.entries

test('the summary tells who ordered, how to reach them and who works on it', async () => {
  const { number } = await desk.place({
    externalNumber: 'W-9001',
    buyer: { company: 'Martin Garage', comment: 'Before Friday', poNumber: 'PO-77' },
  })
  const { summary } = await page(number)
  expect(summary).toMatchObject({
    customer: 'Ava Martin',
    company: 'Martin Garage',
    email: 'ava.martin@example.com',
    comment: 'Before Friday',
    poNumber: 'PO-77',
    channel: 'web-harbor',
    externalNumber: 'W-9001',
    source: 'storefront',
    dmsNumber: null,
    dmsRequired: false,
    assignee: null,
    phone: { typed: '+1 512 555 0142', shown: '(512) 555-0142', dial: 'tel:+15125550142' },
    choosable: ['processing', 'on_hold', 'backordered', 'ready_for_pickup'],
  })
  expect(summary.people.map((person: { name: string }) => person.name)).toEqual([
    'associate of harbor',
    'staff of harbor',
    'supervisor of harbor',
  ])
})

test('a phone that is no number is shown as it was typed and cannot be called', async () => {
  const { number } = await desk.place({ buyer: { phone: 'ask my wife' } })
  expect((await page(number)).summary.phone).toEqual({ typed: 'ask my wife', shown: 'ask my wife', dial: null })
})

test('earlier orders: by e-mail in any case, by phone in any typing, cancelled ones left out of the sum, none of another store', async () => {
  const buyer = { name: 'Hugo Roy', email: 'hugo.roy@example.com', phone: '+1 514 555 0177' }
  const first = await desk.place({ buyer, placedAt: '2026-01-05T10:00:00Z' })
  const second = await desk.place({
    buyer: { ...buyer, email: 'HUGO.ROY@EXAMPLE.COM', phone: '514-555-9999' },
    placedAt: '2026-02-05T10:00:00Z',
  })
  const third = await desk.place({
    buyer: { ...buyer, email: 'garage@example.com', phone: '(514) 555-0177' },
    placedAt: '2026-02-06T10:00:00Z',
  })
  await desk.place({ buyer: { ...buyer, email: 'not.hugo.roy@example.com', phone: '514 555 0178' } })
  await desk.place({ buyer }, desk.other)
  const { number } = await desk.place({ buyer })
  const { earlier } = (await page(number)).summary
  expect(earlier).toMatchObject({ count: 3, more: false, total: 3 * 15_100 })
  expect(earlier.orders.map((order: { number: number; by: string[] }) => [order.number, order.by])).toEqual([
    [third.number, ['phone']],
    [second.number, ['email']],
    [first.number, ['email', 'phone']],
  ])
})

test('who sees only their own orders is told of no others of the buyer', async () => {
  const buyer = { name: 'Ines Park', email: 'ines.park@example.com', phone: null }
  await desk.place({ buyer })
  const { number } = await desk.place({ buyer })
  await boss.post(at(number, '/summary/assignee'), { person: desk.store.people.associate })
  expect((await page(number)).summary.earlier.count).toBe(1)
  expect((await page(number, await desk.as('associate'))).summary.earlier).toEqual({ count: 0, more: false, total: 0, orders: [] })
})

test('the status moves by the table, with its entry; Completed and Cancelled have commands of their own', async () => {
  const { number } = await desk.place()
  expect((await boss.post(at(number, '/summary/status'), { status: 'on_hold', reason: 'waiting for the VIN' })).status).toBe(200)
  expect((await boss.post(at(number, '/summary/status'), { status: 'new' })).body).toMatchObject({ code: 'no_way_back' })
  expect((await boss.post(at(number, '/summary/status'), { status: 'on_hold' })).body).toMatchObject({ code: 'same_status' })
  for (const status of ['completed', 'cancelled']) {
    const answer = await boss.post(at(number, '/summary/status'), { status })
    expect([answer.status, answer.body]).toEqual([409, { code: 'own_command', detail: { status } }])
  }
  const view = await page(number)
  expect(view.head.status).toBe('on_hold')
  expect(view.activity.entries[0]).toMatchObject({
    event: { type: 'status_changed', from: 'new', to: 'on_hold', reason: 'waiting for the VIN' },
    actor: { kind: 'person', name: 'supervisor of harbor' },
  })
})

test('the same command twice is one change', async () => {
  const { number } = await desk.place()
  const command = randomUUID()
  const answers = [
    await boss.post(at(number, '/summary/status'), { status: 'processing' }, { command }),
    await boss.post(at(number, '/summary/status'), { status: 'processing' }, { command }),
  ]
  expect(answers.map((answer) => answer.status)).toEqual([200, 200])
  expect((await log(number)).filter((entry: { event: { type: string } }) => entry.event.type === 'status_changed')).toHaveLength(1)
})

test('two people set the status: the second is told who was first and nothing is lost; another part does not disturb', async () => {
  const { number } = await desk.place()
  const { head } = await page(number)
  await staff.post(at(number, '/summary/status'), { status: 'on_hold' }, { seen: head.version })
  const late = await boss.post(at(number, '/summary/status'), { status: 'processing' }, { seen: head.version })
  expect([late.status, late.body]).toMatchObject([412, { code: 'stale', detail: { who: 'staff of harbor', what: 'status_changed' } }])
  expect((await boss.post(at(number, '/summary/dms-number'), { dmsNumber: 'RO-5512' }, { seen: head.version })).status).toBe(200)
  expect((await page(number)).head.status).toBe('on_hold')
})

test('an order is given to a person and taken back; the log keeps both names', async () => {
  const { number } = await desk.place()
  const person = desk.store.people.staff
  await boss.post(at(number, '/summary/assignee'), { person })
  expect((await page(number)).summary.assignee).toEqual({ id: person, name: 'staff of harbor' })
  await boss.post(at(number, '/summary/assignee'), { person })
  await boss.post(at(number, '/summary/assignee'), { person: null })
  const entries = (await log(number)).filter((entry: { event: { type: string } }) => entry.event.type === 'assigned')
  expect(entries.map((entry: { values: unknown }) => entry.values)).toEqual([
    { before: { assignee: 'staff of harbor' }, after: { assignee: null } },
    { before: { assignee: null }, after: { assignee: 'staff of harbor' } },
  ])
})

test('only people of this store who may work orders can have one', async () => {
  const { number } = await desk.place()
  for (const person of [desk.other.people.staff, desk.store.people.marketer, randomUUID()]) {
    expect((await boss.post(at(number, '/summary/assignee'), { person })).body).toMatchObject({ code: 'not_of_store' })
  }
})

test('an associate may hand an order on and no longer sees it then', async () => {
  const { number } = await desk.place()
  await boss.post(at(number, '/summary/assignee'), { person: desk.store.people.associate })
  const associate = await desk.as('associate')
  expect((await associate.get(at(number))).status).toBe(200)
  expect((await associate.post(at(number, '/summary/assignee'), { person: desk.store.people.staff })).status).toBe(200)
  expect((await associate.get(at(number))).status).toBe(404)
})

test('the dealer invoice number is written, changed and taken away', async () => {
  const { number } = await desk.place()
  for (const dmsNumber of ['RO-1', 'RO-2', '']) await staff.post(at(number, '/summary/dms-number'), { dmsNumber })
  expect((await page(number)).summary.dmsNumber).toBeNull()
  const events = (await log(number))
    .map((entry: { event: { type: string } }) => entry.event)
    .filter((event: { type: string }) => event.type === 'dms_number_set')
  expect(events).toEqual([
    { type: 'dms_number_set', from: 'RO-2', to: null },
    { type: 'dms_number_set', from: 'RO-1', to: 'RO-2' },
    { type: 'dms_number_set', from: null, to: 'RO-1' },
  ])
})

test('a marketer sees no order and changes none', async () => {
  const { number } = await desk.place()
  const marketer = await desk.as('marketer')
  expect((await marketer.get(at(number))).status).toBe(403)
  expect((await marketer.post(at(number, '/summary/status'), { status: 'on_hold' })).status).toBe(403)
})
