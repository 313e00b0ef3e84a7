import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDesk, type Caller, type TestDesk } from '#test/support/desk.ts'
import { openMailbox, type Mailbox } from '#test/support/mailbox.ts'
import { sendLetter } from './send-letter.ts'

let desk: TestDesk
let mailbox: Mailbox
let staff: Caller
beforeAll(async () => {
  mailbox = await openMailbox()
  desk = await openDesk({ smtpUrl: mailbox.url })
  staff = await desk.as('staff')
})
afterAll(async () => {
  await desk.close()
  await mailbox.close()
})

const words = { subject: 'Your order', body: 'Which side?' }
const at = (number: number, rest = '') => `/desk/stores/harbor/orders/${number}/messages${rest}`
const pageOf = async (number: number) => (await staff.get(`/desk/stores/harbor/orders/${number}`)).body
const deliver = (id: string) => sendLetter(desk.app, { store: desk.store.id, id })

/** An order of `email`, with what a clerk just wrote to its buyer. */
async function written(email: string) {
  const { number } = await desk.place({ buyer: { email } })
  const { letter } = (await staff.post(at(number), words)).body
  return { number, letter }
}

test('what was just written can be taken back with its words, and then never leaves', async () => {
  const { number, letter } = await written('back@example.com')
  expect((await pageOf(number)).messages.letters).toMatchObject([{ id: letter, state: 'queued', undo: true, again: false }])
  const back = await staff.post(at(number, `/${letter}/withdraw`))
  expect([back.status, back.body]).toEqual([200, words])
  await deliver(letter)
  expect(mailbox.to('back@example.com')).toEqual([])
  const { messages, head, activity } = await pageOf(number)
  expect(messages.letters).toMatchObject([{ state: 'withdrawn', undo: false, again: false }])
  expect(head.flags).not.toContain('waiting_for_customer')
  expect(activity.entries[0]).toMatchObject({ actor: { name: 'staff of harbor' }, event: { type: 'letter_withdrawn', letter } })
  expect((await staff.post(at(number, `/${letter}/withdraw`))).body.code).toBe('letter_left')
})

test('what has left cannot be taken back, and what goes and what is taken back at once is one of both', async () => {
  const { number, letter } = await written('left@example.com')
  await deliver(letter)
  expect((await staff.post(at(number, `/${letter}/withdraw`))).body.code).toBe('letter_left')
  for (let round = 0; round < 5; round += 1) {
    const email = `race${round}@example.com`
    const { number: order, letter: id } = await written(email)
    const [taken] = await Promise.all([staff.post(at(order, `/${id}/withdraw`)), deliver(id)])
    expect(mailbox.to(email)).toHaveLength(taken.status === 200 ? 0 : 1)
  }
})

test('two jobs for one letter send it once', async () => {
  const { letter } = await written('once@example.com')
  await Promise.allSettled([deliver(letter), deliver(letter), deliver(letter)])
  expect(mailbox.to('once@example.com')).toHaveLength(1)
})

test('a letter that is refused says why and can be tried again; one of another order cannot', async () => {
  const { number, letter } = await written('a@refused.example')
  const other = await written('other@example.com')
  await deliver(letter)
  expect((await pageOf(number)).messages.letters).toMatchObject([{ state: 'failed', why: expect.stringContaining('550'), again: true }])
  expect((await staff.post(at(other.number, `/${letter}/again`))).body.code).toBe('letter_settled')
  expect((await staff.post(at(number, `/${letter}/again`))).status).toBe(200)
  expect((await pageOf(number)).messages.letters).toMatchObject([{ state: 'queued', why: null }])
})

test('while the mail server does not take it yet the page says so in its words, nothing is lost, and it can be tried at once', async () => {
  const { number, letter } = await written('a@later.example')
  await expect(deliver(letter)).rejects.toThrow('mail waits')
  expect((await pageOf(number)).messages.letters).toMatchObject([
    { state: 'queued', why: expect.stringContaining('greylisted'), again: true, undo: false },
  ])
  expect((await staff.post(at(number, `/${letter}/withdraw`))).body.code).toBe('letter_left')
  expect((await staff.post(at(number, `/${letter}/again`))).status).toBe(200)
})
