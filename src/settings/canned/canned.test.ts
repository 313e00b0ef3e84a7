import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readyMessages } from '#domain/mail/ready-messages.ts'
import { openDesk, type Caller, type TestDesk } from '#test/support/desk.ts'
import { CannedAsk, type CannedListView } from './shapes.ts'

const path = '/desk/stores/harbor/settings/canned'
const message = {
  name: 'Which side?',
  en: { subject: 'Order {{order.number}}', body: 'Left or right, {{customer.firstName}}?' },
  fr: { subject: '', body: '' },
}

let desk: TestDesk
let boss: Caller
beforeAll(async () => {
  desk = await openDesk()
  boss = await desk.as('supervisor')
})
afterAll(() => desk.close())

const list = async () => (await boss.get(path)).body as CannedListView
const add = (changes: object = {}, command = randomUUID()) => boss.post(path, { ...message, ...changes }, { command })

test('a new store starts with messages in both languages, each of which could be saved as it stands', async () => {
  const { messages, ready } = await list()
  expect(messages).toHaveLength(readyMessages.length)
  expect(ready).toBe(0)
  for (const { id: _id, ...one } of messages) {
    expect(CannedAsk.parse(one)).toEqual(one)
    expect(Math.min(one.en.body.length, one.fr.body.length)).toBeGreaterThan(20)
  }
})

test('a message is kept once a command; a name is taken whatever its case', async () => {
  const command = randomUUID()
  expect([(await add({}, command)).status, (await add({}, command)).status]).toEqual([200, 200])
  expect((await list()).messages.filter(({ name }) => name === message.name)).toEqual([{ ...message, id: command }])
  expect((await add({ name: 'WHICH side?' })).body.code).toBe('canned_name_taken')
})

test.each([
  ['a variable nobody knows', { en: { subject: 'Hi', body: 'It cost {{order.cost}}' } }, 'en.body', 'unknown_variable'],
  ['a brace left open', { en: { subject: '{{order.number', body: 'x' } }, 'en.subject', 'unknown_variable'],
  ['half a language', { fr: { subject: 'Bonjour', body: '' } }, 'fr.body', 'only_half_written'],
  ['no language', { en: { subject: '', body: '' } }, 'en.body', 'no_language'],
])('a message with %s is refused at its field', async (_case, changes, field, said) => {
  const { issues } = (await add({ name: 'Odd', ...changes })).body
  expect(issues.map((issue: { path: string; message: string }) => [issue.path, issue.message])).toEqual([[field, said]])
})

test('a message is changed and removed, ready ones come back when asked for, and the log tells each', async () => {
  const [first] = (await list()).messages
  if (!first) throw new Error('no message')
  const { id, ...before } = first
  const after = { ...before, fr: { subject: '', body: '' } }
  expect((await boss.post(`${path}/${id}`, after, { method: 'PUT' })).status).toBe(200)
  expect((await boss.post(`${path}/${id}/remove`)).status).toBe(200)
  expect((await boss.post(`${path}/${id}/remove`)).status).toBe(404)
  expect((await list()).ready).toBe(1)
  expect((await boss.post(`${path}/ready`)).body).toEqual({ added: 1 })
  expect((await boss.post(`${path}/ready`)).body).toEqual({ added: 0 })
  const { changes } = (await boss.get('/desk/stores/harbor/settings/changes/canned')).body
  expect(changes.slice(0, 3)).toMatchObject([
    { what: 'canned', subject: before.name, before: null, after: before },
    { what: 'canned_removed', subject: before.name, before: after, after: null },
    { what: 'canned', subject: before.name, before, after },
  ])
})

test('only who may change settings sees or changes them, and of their own store', async () => {
  const clerk = await desk.as('staff')
  expect([(await clerk.get(path)).status, (await clerk.post(path, message)).status]).toEqual([403, 403])
  const stranger = await desk.as('supervisor', desk.other)
  const [first] = (await list()).messages
  expect((await stranger.post(`/desk/stores/bluestone/settings/canned/${first?.id}/remove`)).status).toBe(404)
})
