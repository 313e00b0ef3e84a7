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

async function noted(body = 'Call her on Tuesday') {
  const { number } = await desk.place()
  const { id } = (await staff.post(at(number, '/notes'), { body })).body
  const act = (what: string, ask: unknown, who = staff, extra = {}) => who.post(at(number, `/notes/${id}/${what}`), ask, extra)
  const read = async (who = staff) => (await who.get(at(number))).body
  return { number, id, act, read }
}

test('its author puts a note right: what it said before stays to be read, and the log tells it', async () => {
  const { id, act, read } = await noted()
  desk.clock.set(new Date(desk.clock.now().getTime() + 14 * 60_000))
  const command = randomUUID()
  for (let i = 0; i < 2; i += 1) {
    expect((await act('edits', { body: 'Call her on Wednesday', version: 1 }, staff, { command })).body).toEqual({ version: 2 })
  }
  const { notes, activity } = await read()
  expect(notes.notes).toMatchObject([
    { body: 'Call her on Wednesday', version: 2, earlier: [{ body: 'Call her on Tuesday' }], can: { edit: true }, pinned: null },
  ])
  expect(Date.parse(notes.notes[0].editedAt) - Date.parse(notes.notes[0].at)).toBe(14 * 60_000)
  expect(activity.entries[0].event).toEqual({ type: 'note_edited', note: id, version: 2 })
  expect(await desk.look('select body from notes where id = $1', [id])).toEqual([{ body: 'Call her on Tuesday' }])
})

test('nobody else may, nor the author after the store’s time, nor from a version that is no more', async () => {
  const { act, read } = await noted()
  const boss = await desk.as('supervisor')
  const told = (answer: { status: number; body: { code?: string } }) => [answer.status, answer.body.code]
  expect(told(await act('edits', { body: 'hers now', version: 1 }, boss))).toEqual([409, 'not_the_author'])
  expect(told(await act('taken-back', { on: true }, boss))).toEqual([409, 'not_the_author'])
  expect((await read(boss)).notes.notes[0].can).toEqual({ edit: false, putBack: false })
  expect(told(await act('edits', { body: 'with card 4111 1111 1111 1111', version: 1 }))).toEqual([400, 'card_number'])
  await act('edits', { body: 'two', version: 1 })
  expect(told(await act('edits', { body: 'of another tab', version: 1 }))).toEqual([409, 'note_changed'])
  const { settings, updatedAt } = (await boss.get('/desk/stores/harbor/settings')).body
  expect(settings.noteEdits).toBe('day')
  const saved = await boss.post('/desk/stores/harbor/settings', { ...settings, noteEdits: 'never' }, { method: 'PUT', seen: updatedAt })
  expect(saved.body.settings.noteEdits).toBe('never')
  expect(told(await act('edits', { body: 'three', version: 2 }))).toEqual([409, 'note_stands'])
  expect((await boss.get('/desk/stores/harbor/settings/changes/store')).body.changes[0]).toMatchObject({
    what: 'note_edits',
    before: 'day',
  })
  await desk.look(`update store_settings set note_edits = 'day'`)
})

test('a note taken back is read by nobody, counts for nothing in the list, and can be put back by its author', async () => {
  const { act, read } = await noted('secret plan')
  expect((await read()).head.flags).toContain('note')
  expect((await act('taken-back', { on: true })).body).toEqual({ on: true })
  const gone = await read(await desk.as('supervisor'))
  expect(gone.notes.notes).toMatchObject([{ body: '', earlier: [], takenBack: { by: 'staff of harbor' } }])
  expect(gone.head.flags).not.toContain('note')
  expect([(await act('pin', { on: true })).body.code, (await act('edits', { body: 'x', version: 1 })).body.code]).toEqual([
    'note_taken_back',
    'note_taken_back',
  ])
  expect((await read()).notes.notes[0].can).toEqual({ edit: false, putBack: true })
  await act('taken-back', { on: false })
  expect((await read()).notes.notes).toMatchObject([{ body: 'secret plan', takenBack: null }])
})

test('anybody who sees the order pins a note, once however often it is asked, and takes the pin off', async () => {
  const { act, read } = await noted()
  const boss = await desk.as('supervisor')
  await Promise.all([act('pin', { on: true }, boss), act('pin', { on: true })])
  const { notes, activity } = await read()
  expect(notes.notes[0].pinned.by).toMatch(/of harbor/)
  expect(activity.entries.filter(({ event }: { event: { type: string } }) => event.type === 'note_pinned')).toHaveLength(1)
  await act('pin', { on: false })
  expect((await read()).notes.notes[0].pinned).toBeNull()
  expect((await staff.post(at((await desk.place()).number, `/notes/${randomUUID()}/pin`), { on: true })).status).toBe(404)
})

test('an edit that names somebody new tells them alone, and their notification has the words as they are now', async () => {
  const { act, read } = await noted()
  const zoe = await desk.employ({ name: 'Zoë Day', email: 'zoe@harbor.example', role: 'staff', password: 'correct horse battery' })
  const boss = await desk.asPerson(zoe)
  await act('edits', { body: 'Ask @{0}', mentions: [boss.id], version: 1 })
  expect((await boss.get('/desk/stores/harbor/notifications')).body.rows[0]).toMatchObject({
    kind: 'mentioned',
    excerpt: 'Ask @Zoë Day',
  })
  expect((await read()).notes.notes[0].mentions).toEqual([{ person: boss.id, name: 'Zoë Day' }])
  await act('edits', { body: 'Ask @{0} soon', mentions: [boss.id], version: 2 })
  expect((await read()).activity.entries[0].event).not.toHaveProperty('mentions')
})
