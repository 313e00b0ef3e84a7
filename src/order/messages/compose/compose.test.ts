import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fileLimit } from '#domain/mail/outgoing-files.ts'
import { openCustomer, type Customer } from '#test/support/mail/customer.ts'
import { openDesk, type Caller, type TestDesk } from '#test/support/desk.ts'
import { openMailbox, type Mailbox } from '#test/support/mailbox.ts'
import { sendLetter } from '../send-letter.ts'
import { sweepUploads } from './files/keep-upload.ts'

let desk: TestDesk
let mailbox: Mailbox
let customer: Customer
let staff: Caller
let boss: Caller
beforeAll(async () => {
  mailbox = await openMailbox()
  desk = await openDesk({ smtpUrl: mailbox.url })
  customer = await openCustomer(desk)
  staff = await desk.as('staff')
  boss = await desk.as('supervisor')
})
afterAll(async () => {
  await customer.close()
  await desk.close()
  await mailbox.close()
})

const at = (number: number, rest = '') => `/desk/stores/harbor/orders/${number}/messages${rest}`
const lettersOf = async (number: number) => (await staff.get(`/desk/stores/harbor/orders/${number}`)).body.messages.letters
const composer = async (number: number, by = staff) => (await by.get(at(number, '/composer'))).body
const upload = (number: number, name: string, bytes: Uint8Array, by = staff) =>
  by.upload(at(number, `/uploads?name=${encodeURIComponent(name)}`), bytes)
const deliver = (id: string) => sendLetter(desk.app, { store: desk.store.id, id })
const png = await readFile(new URL('../../../apps/web/public/guide/list-en.webp', import.meta.url))
const files = () => desk.look<{ n: number }>('select count(*)::int as n from mail_files').then(([row]) => row?.n ?? 0)

test('what each variable is on an order is told in both languages, and nothing where the order has none', async () => {
  const { number } = await desk.place({ buyer: { name: 'Ava Marie Martin' }, vehicle: { year: 2019, make: 'Toyota', model: 'Camry' } })
  const { values, canned, from, footer } = await composer(number)
  expect(values.en).toMatchObject({
    'customer.firstName': 'Ava',
    'order.number': String(number),
    'order.total': expect.stringMatching(/^\$[\d,.]+$/),
    vehicle: '2019 Toyota Camry',
    tracking: null,
    'store.name': 'Harbor Toyota Parts',
    'me.name': 'staff of harbor',
  })
  expect(values.fr['order.total']).toMatch(/\$/)
  expect(values.fr['order.total']).not.toBe(values.en['order.total'])
  expect(canned.length).toBeGreaterThan(10)
  expect([from.name, footer]).toEqual(['Harbor Toyota Parts', 'Harbor Toyota Parts'])
})

test('rich text goes out harmless with its plain twin, in the language chosen, and is looked at in a frame of its own', async () => {
  const { number } = await desk.place({ buyer: { email: 'rich@example.com' } })
  const html = '<p>Is it the <strong>left</strong> one?</p><script>alert(1)</script><p><a href="https://parts.example/a">Guide</a></p>'
  const { letter } = (await staff.post(at(number), { subject: 'Hi', body: 'something else', html, language: 'fr' })).body
  await deliver(letter)
  const mail = await mailbox.next('rich@example.com')
  expect(mail.text).toContain('Is it the left one?\n\nGuide (https://parts.example/a)')
  expect(mail.text).not.toContain('something else')
  expect(mail.html).toContain('<strong>left</strong>')
  expect(mail.html).not.toContain('script')
  expect(mail.html).toContain('<html lang="fr">')
  expect(await lettersOf(number)).toMatchObject([{ text: expect.stringContaining('Is it the left one?'), hasHtml: true, files: [] }])
  const page = await staff.get(at(number, `/letters/${letter}/page`))
  expect(page.body).toContain('<strong>left</strong>')
  expect(page.headers.get('content-security-policy')).toMatch(/^sandbox [^;]*; default-src 'none'/)
})

test('what nobody filled in, a card number spelled over tags, and nothing to read are not sent', async () => {
  const { number } = await desk.place()
  const send = (changes: object) => staff.post(at(number), { subject: 'Hi', body: 'x', ...changes })
  expect((await send({ body: 'By {{tracking}}' })).body.issues).toMatchObject([{ path: 'body', message: 'open_variable' }])
  expect((await send({ subject: '{{vin}}' })).body.issues).toMatchObject([{ path: 'subject', message: 'open_variable' }])
  expect((await send({ html: '<p>{{track<b>ing}}</b></p>' })).body).toMatchObject({ code: 'open_variable' })
  expect((await send({ html: '<p>4242<b>4242</b>4242<i>4242</i></p>' })).body).toMatchObject({ code: 'card_in_mail' })
  expect((await send({ html: '<p>&#52;242 4242 4242 4242</p>' })).body).toMatchObject({ code: 'card_in_mail' })
  expect((await send({ html: '<p><img src=x></p>' })).body).toMatchObject({ code: 'empty_mail' })
  expect(await lettersOf(number)).toEqual([])
})

test('a picture and a text go with the mail by their names, and are saved and not opened from the thread', async () => {
  const { number } = await desk.place({ buyer: { email: 'files@example.com' } })
  const picture = (await upload(number, '../left \u202Estrut.webp', png)).body
  const notes = (await upload(number, 'notes.txt', Buffer.from('torque: 85 Nm'))).body
  expect(picture).toMatchObject({ name: 'left strut.webp', size: png.length, mediaType: 'image/webp', preview: true })
  expect((await composer(number)).files).toMatchObject([{ id: picture.id }, { id: notes.id }])
  expect((await staff.get(at(number, `/uploads/${picture.id}/preview`))).headers.get('content-type')).toBe('image/webp')
  const ask = { subject: 'Hi', body: 'See below', files: [notes.id, picture.id] }
  const { letter } = (await staff.post(at(number), ask)).body
  await deliver(letter)
  const { attachments } = await mailbox.next('files@example.com')
  expect(attachments.map((one) => [one.filename, one.contentType, one.content.length])).toEqual([
    ['left strut.webp', 'image/webp', png.length],
    ['notes.txt', 'text/plain', 13],
  ])
  expect((await lettersOf(number))[0].files).toMatchObject([{ position: 0, name: 'left strut.webp', preview: true }, { position: 1 }])
  const file = await staff.get(at(number, `/letters/${letter}/files/1`))
  expect([file.body, file.headers.get('content-type'), file.headers.get('content-disposition')]).toEqual([
    'torque: 85 Nm',
    'application/octet-stream',
    `attachment; filename*=UTF-8''notes.txt`,
  ])
  expect((await composer(number)).files).toEqual([])
  expect((await staff.post(at(number), ask)).body.code).toBe('file_gone')
})

test.each([
  ['a program by name', 'setup.exe', Buffer.from('x'), 'file_runs'],
  ['a program by its bytes', 'invoice.pdf', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)]), 'file_runs'],
  ['a script by its first line', 'readme', Buffer.from('#!/bin/sh\nrm -rf /'), 'file_runs'],
  ['a page', 'price list.html', Buffer.from('<script>alert(1)</script>'), 'file_runs'],
  ['nothing', 'empty.txt', Buffer.alloc(0), 'file_empty'],
  ['a card number', 'card.txt', Buffer.from('4242 4242 4242 4242'), 'file_holds_card'],
])('%s is not taken', async (_what, name, bytes, code) => {
  const { number } = await desk.place()
  expect((await upload(number, name, bytes)).body.code).toBe(code)
  expect((await composer(number)).files).toEqual([])
})

test('a file may weigh ten megabytes and no more, all of a mail twenty; nothing but bytes is taken', async () => {
  const { number } = await desk.place()
  const heavy = (fill: number, more = 0) => Buffer.alloc(fileLimit + more, fill)
  expect((await upload(number, 'too heavy.bin', heavy(1, 1))).status).toBe(413)
  expect([(await upload(number, 'a.bin', heavy(1))).status, (await upload(number, 'b.bin', heavy(2))).status]).toEqual([200, 200])
  expect((await upload(number, 'c.bin', Buffer.from('more'))).body.code).toBe('files_too_heavy')
  const [first] = (await composer(number)).files
  expect((await staff.post(at(number, `/uploads/${first.id}`), {}, { method: 'DELETE' })).status).toBe(200)
  expect((await upload(number, 'c.bin', Buffer.from('more'))).status).toBe(200)
  expect((await staff.upload(at(number, '/uploads?name=x'), Buffer.from('{}'), 'application/json')).status).toBe(415)
})

test('a file is its person’s at its order: nobody else sends, sees or drops it, at no other order and in no other store', async () => {
  const [mine, other] = [await desk.place(), await desk.place()]
  const { id } = (await upload(mine.number, 'mine.txt', Buffer.from('mine alone'))).body
  const ask = { subject: 'Hi', body: 'x', files: [id] }
  expect((await staff.post(at(other.number), ask)).body.code).toBe('file_gone')
  expect((await boss.post(at(mine.number), ask)).body.code).toBe('file_gone')
  expect((await composer(mine.number, boss)).files).toEqual([])
  expect((await boss.post(at(mine.number, `/uploads/${id}`), {}, { method: 'DELETE' })).status).toBe(404)
  const theirs = await desk.as('supervisor', desk.other)
  const there = await desk.place({}, desk.other)
  const path = `/desk/stores/bluestone/orders/${there.number}/messages`
  expect((await theirs.post(path, ask)).body.code).toBe('file_gone')
  expect((await theirs.post(`${path}/uploads/${id}`, {}, { method: 'DELETE' })).status).toBe(404)
  // The control: its own person sends it.
  expect((await staff.post(at(mine.number), ask)).status).toBe(200)
})

test('what was taken back comes back with its files; what is never sent is forgotten after a week, and bytes another mail holds stay', async () => {
  const { number } = await desk.place({ buyer: { email: 'undo@example.com' } })
  const { id } = (await upload(number, 'undo.txt', Buffer.from('taken back'))).body
  const html = '<p>Wait <em>a bit</em></p>'
  const { letter } = (await staff.post(at(number), { subject: 'Hi', body: 'x', html, files: [id], language: 'fr' })).body
  const back = await staff.post(at(number, `/${letter}/withdraw`))
  expect(back.body).toEqual({ subject: 'Hi', body: 'Wait a bit', html, language: 'fr' })
  expect((await composer(number)).files).toMatchObject([{ name: 'undo.txt' }])
  await upload(number, 'lonely.txt', Buffer.from('nobody else has this'))
  const before = await files()
  expect(await sweepUploads(desk.app)).toBe(0)
  const now = desk.clock.now()
  desk.clock.set(new Date(now.getTime() + 8 * 24 * 3600 * 1000))
  expect(await sweepUploads(desk.app)).toBeGreaterThanOrEqual(2)
  desk.clock.set(now)
  expect((await composer(number)).files).toEqual([])
  expect(await files()).toBeLessThan(before)
  expect((await staff.get(at(number, `/letters/${letter}/files/0`))).body).toBe('taken back')
})

test('an answer names the mail it answers, and quotes it when asked; another order’s mail cannot be answered', async () => {
  const { number } = await desk.place({ buyer: { name: 'Ava Martin', email: 'reply@example.com' } })
  const first = (await staff.post(at(number), { subject: 'Which side?', body: 'Left or right?' })).body.letter
  await deliver(first)
  const to = (await mailbox.next('reply@example.com')).replyTo?.value[0]?.address ?? ''
  await customer.send({ from: 'Ava <reply@example.com>', to, subject: 'Re: Which side?', text: 'The left one.\nPlease hurry.' })
  const mail = (await staff.get(`/desk/stores/harbor/orders/${number}`)).body.messages.incoming[0]
  const ask = { subject: 'Re: Which side?', body: 'Thanks', html: '<p>Thanks</p>', reply: mail.id }
  await deliver((await staff.post(at(number), { ...ask, quote: true })).body.letter)
  const quoted = await mailbox.next('reply@example.com', 2)
  expect(quoted.text).toContain('Thanks\n\nOn March 4, 2026 at 10:00 AM Ava wrote:\n\n> The left one.\n> Please hurry.')
  expect(quoted.inReplyTo).toBeTruthy()
  await deliver((await staff.post(at(number), { ...ask, body: 'Without', html: '<p>Without</p>' })).body.letter)
  expect((await mailbox.next('reply@example.com', 3)).text).not.toContain('hurry')
  const other = await desk.place()
  expect((await staff.post(at(other.number), ask)).body.code).toBe('mail_gone')
})

test('sending answers in 100 ms, the mail server’s time aside', async () => {
  const { number } = await desk.place({ buyer: { email: 'quick@example.com' } })
  await staff.post(at(number), { subject: 'Warm', body: 'x', html: '<p>x</p>' })
  const { id } = (await upload(number, 'photo.webp', png)).body
  const began = performance.now()
  await staff.post(at(number), { subject: 'Hi', body: 'x', html: '<p>Quick</p>'.repeat(200), files: [id] })
  expect(performance.now() - began).toBeLessThan(100)
})
