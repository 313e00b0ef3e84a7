import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDesk, type Caller, type TestDesk } from '#test/support/desk.ts'

let desk: TestDesk
let staff: Caller
beforeAll(async () => {
  desk = await openDesk()
  staff = await desk.as('staff')
})
afterAll(() => desk.close())

const at = (number: number, rest = '') => `/desk/stores/harbor/orders/${number}${rest}`

test('a note stands on the order with its author and hour, and is flagged in the list', async () => {
  const { number } = await desk.place()
  expect((await staff.post(at(number, '/notes'), { body: 'Called her.\nWill send the VIN.' })).status).toBe(200)
  await (await desk.as('supervisor')).post(at(number, '/notes'), { body: 'VIN is here.' })
  const { notes, head, activity } = (await staff.get(at(number))).body
  expect(notes.notes).toMatchObject([
    { body: 'Called her.\nWill send the VIN.', author: 'staff of harbor', at: '2026-03-04T15:00:00.000Z' },
    { body: 'VIN is here.', author: 'supervisor of harbor' },
  ])
  expect(head.flags).toContain('note')
  expect(activity.entries[0].event).toEqual({ type: 'note_added', note: notes.notes[1].id })
})

test('a card number is refused in any spacing, and nothing of it is kept', async () => {
  const { number } = await desk.place()
  for (const body of ['her card is 4111 1111 1111 1111', '5555-5555-5555-4444 exp 12/27']) {
    const answer = await staff.post(at(number, '/notes'), { body })
    expect([answer.status, answer.body.code]).toEqual([400, 'card_number'])
  }
  expect((await staff.get(at(number))).body.notes.notes).toEqual([])
  expect(await desk.look(`select 1 from commands where request_hash is not null and answer::text like '%4111%'`)).toEqual([])
})

test('an empty note is invalid; the same command twice is one note', async () => {
  const { number } = await desk.place()
  expect((await staff.post(at(number, '/notes'), { body: '   ' })).status).toBe(400)
  const command = randomUUID()
  await Promise.all([
    staff.post(at(number, '/notes'), { body: 'once' }, { command }),
    staff.post(at(number, '/notes'), { body: 'once' }, { command }),
  ])
  expect((await staff.get(at(number))).body.notes.notes).toHaveLength(1)
})

test('a note needs no fresh view of the order, and a cancelled version is no hindrance', async () => {
  const { number } = await desk.place()
  await staff.post(at(number, '/summary/status'), { status: 'on_hold' }, { seen: 1 })
  expect((await staff.post(at(number, '/notes'), { body: 'seen an old version' }, { seen: 1 })).status).toBe(200)
})

test('a person of another store cannot note on it', async () => {
  const { number } = await desk.place()
  expect((await (await desk.as('staff', desk.other)).post(`/desk/stores/bluestone/orders/${number}/notes`, { body: 'hello' })).status).toBe(
    404,
  )
})
