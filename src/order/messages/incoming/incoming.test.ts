import { readFile } from 'node:fs/promises'
import nodemailer from 'nodemailer'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mailLimit } from '#domain/mail/incoming.ts'
import { mailDomain, openCustomer, type Customer } from '#test/support/mail/customer.ts'
import { openDesk, type Caller, type TestDesk } from '#test/support/desk.ts'
import { openMailbox, type Mailbox } from '#test/support/mailbox.ts'
import { letIn } from '#test/support/mail/let-in.ts'
import { sendLetter } from '../send-letter.ts'

let desk: TestDesk
let mailbox: Mailbox
let customer: Customer
let staff: Caller
beforeAll(async () => {
  mailbox = await openMailbox()
  desk = await openDesk({ smtpUrl: mailbox.url })
  await letIn(desk)
  customer = await openCustomer(desk)
  staff = await desk.as('staff')
})
afterAll(async () => {
  await customer.close()
  await desk.close()
  await mailbox.close()
})

const at = (number: number, rest = '') => `/desk/stores/harbor/orders/${number}${rest}`
const pageOf = async (number: number) => (await staff.get(at(number))).body
const unfiled = async () => (await staff.get('/desk/stores/harbor/mail')).body.mails
const png = await readFile(new URL('../../../apps/web/public/guide/list-en.webp', import.meta.url))

/** An order of `email`, to whose buyer a clerk has written; the mail as it arrived there. */
async function written(email: string) {
  const order = await desk.place({ buyer: { name: 'Ava Martin', email } })
  await staff.post(at(order.number, '/messages'), { subject: `Order ${order.number}`, body: 'Which side do you need?' })
  await deliver(order.id)
  const mail = await mailbox.next(email)
  return { ...order, mail, reply: mail.replyTo?.value[0]?.address ?? '' }
}

async function deliver(order: string) {
  for (const { id } of await desk.look<{ id: string }>(`select id from letters where order_id = $1 and state = 'queued'`, [order]))
    await sendLetter(desk.app, { store: desk.store.id, id })
}

test('an answer stands on the order with its attachment, is told in list and log, and to the assignee, until it was read', async () => {
  const { id, number, mail, reply } = await written('ava@example.com')
  expect(reply).toMatch(/^reply\+[\da-f]{40}@mail\.partsdesk\.example$/)
  expect((await pageOf(number)).head.flags).toContain('waiting_for_customer')
  await staff.post(at(number, '/summary/assignee'), { person: staff.id })
  const sent = {
    from: 'Ava <Ava@Example.com>',
    to: reply,
    subject: `Re: ${mail.subject}`,
    inReplyTo: mail.messageId,
    text: 'The left one.\n\nOn Wed, Mar 4, 2026 at 3:00 PM Harbor Toyota Parts <desk@partsdesk.example> wrote:\n\n> Which side do you need?\n',
    html: '<p>The <b>left</b> one.</p><script>alert(1)</script>',
    attachments: [{ filename: '../old "part".exe', content: png }],
  }
  expect(await customer.send(sent)).toBe(250)
  const { messages, head, activity } = await pageOf(number)
  expect(messages.incoming).toMatchObject([
    {
      nature: 'personal',
      fromName: 'Ava',
      fromCustomer: true,
      matchedBy: 'address',
      text: 'The left one.',
      quoted: expect.stringContaining('> Which side do you need?'),
      hasHtml: true,
      unread: true,
      files: [{ position: 0, name: '../old "part".exe', mediaType: 'image/webp', size: png.length, preview: true }],
    },
  ])
  expect(head.flags).toContain('customer_replied')
  expect(head.flags).not.toContain('waiting_for_customer')
  expect(activity.entries.find(({ event }: { event: { type: string } }) => event.type === 'mail_received')).toMatchObject({
    actor: { kind: 'system', name: 'Customer' },
    event: { nature: 'personal', fromCustomer: true, files: 1 },
  })
  const list = await staff.get('/desk/stores/harbor/orders?status=all&flags=customer_replied')
  expect(list.body.rows.map((row: { number: number }) => row.number)).toEqual([number])

  const parts = at(number, `/messages/mails/${messages.incoming[0].id}`)
  const file = await staff.get(`${parts}/files/0`)
  expect([file.headers.get('content-type'), file.headers.get('content-disposition'), file.headers.get('x-content-type-options')]).toEqual([
    'application/octet-stream',
    `attachment; filename*=UTF-8''.._old%20%22part%22.exe`,
    'nosniff',
  ])
  expect((await staff.get(`${parts}/files/0/preview`)).headers.get('content-type')).toBe('image/webp')
  const page = await staff.get(`${parts}/page`)
  expect(page.body).toContain('<b>left</b>')
  expect(page.body).not.toContain('script')
  expect(page.headers.get('content-security-policy')).toMatch(/^sandbox [^;]*; default-src 'none'; img-src data:;/)

  const told = await desk.look('select kind, facts from notifications where person_id = $1 and order_id = $2', [staff.id, id])
  expect(told).toEqual([{ kind: 'customer_replied', facts: { mail: messages.incoming[0].id } }])
  expect((await staff.post(at(number, '/messages/read'), {})).status).toBe(200)
  expect((await pageOf(number)).head.flags).not.toContain('customer_replied')
})

test('the same mail delivered twice is one; a second mail with the same words is another', async () => {
  const { number, reply } = await written('twice@example.com')
  const raw = (id: string, hop: string) => `${hop}From: twice@example.com\r\nSubject: hi\r\nMessage-ID: <${id}@example.com>\r\n\r\nYes.\r\n`
  for (const hop of ['', 'Received: by other.example\r\n', '']) expect(await customer.sendRaw(raw('one', hop), reply)).toBe(250)
  expect((await pageOf(number)).messages.incoming).toHaveLength(1)
  await customer.sendRaw(raw('two', ''), reply)
  const { messages, activity } = await pageOf(number)
  expect(messages.incoming).toHaveLength(2)
  expect(activity.entries.filter(({ event }: { event: { type: string } }) => event.type === 'mail_received')).toHaveLength(2)
})

test('two people who write the same words without a Message-ID wrote two mails', async () => {
  const { number, reply } = await written('nameless@example.com')
  for (const who of ['one', 'two', 'two']) await customer.sendRaw(`From: ${who}@example.com\r\nSubject: hi\r\n\r\nYes.\r\n`, reply)
  expect((await pageOf(number)).messages.incoming).toHaveLength(2)
})

test('a stranger with the order’s address is filed and marked; with weaker signs alone they are not', async () => {
  const { number, reply, mail } = await written('known@example.com')
  expect(await customer.send({ from: 'mallory@evil.example', to: reply, subject: 'Re: order', text: 'Ship it to me.' })).toBe(250)
  expect((await pageOf(number)).messages.incoming).toMatchObject([{ fromCustomer: false, matchedBy: 'address' }])
  const harbor = `harbor@${mailDomain}`
  await customer.send({
    from: 'mallory@evil.example',
    to: harbor,
    subject: `Re: Order ${number}`,
    inReplyTo: mail.messageId,
    text: 'Mine too.',
  })
  expect((await pageOf(number)).messages.incoming).toHaveLength(1)
  const [waiting] = await unfiled()
  expect(waiting).toMatchObject({ fromAddress: 'mallory@evil.example', matchedBy: null, text: 'Mine too.' })

  await customer.send({ from: 'Known@example.com', to: harbor, subject: 'A question', inReplyTo: mail.messageId, text: 'By thread.' })
  await customer.send({ from: 'known@example.com', to: harbor, subject: `Order #${number}?`, text: 'By number.' })
  expect((await pageOf(number)).messages.incoming.map((one: { matchedBy: string }) => one.matchedBy)).toEqual([
    'address',
    'thread',
    'number',
  ])

  expect((await staff.post(`/desk/stores/harbor/mail/${waiting.id}/file`, { number })).status).toBe(200)
  const filed = await pageOf(number)
  expect(filed.messages.incoming).toHaveLength(4)
  expect(filed.activity.entries[0]).toMatchObject({
    actor: { name: 'staff of harbor' },
    event: { type: 'mail_filed', fromCustomer: false },
  })
  expect((await staff.post(`/desk/stores/harbor/mail/${waiting.id}/file`, { number })).body.code).toBe('mail_gone')
  expect(await unfiled()).toEqual([])
})

test('what is unfiled is seen by who sees the whole store, read, and put aside; no other store sees or moves it', async () => {
  await customer.send({
    from: 'someone@example.com',
    to: `harbor+web@${mailDomain}`,
    subject: 'Do you ship to Guam?',
    html: '<p>Hello</p>',
  })
  const [mail] = await unfiled()
  expect((await staff.get('/desk/stores/harbor/order-counts')).body.unfiled).toBe(1)
  expect((await staff.get(`/desk/stores/harbor/mail/mails/${mail.id}/page`)).body).toContain('Hello')
  const associate = await desk.as('associate')
  for (const path of ['', `/mails/${mail.id}/page`, `/mails/${mail.id}/text`])
    expect((await associate.get(`/desk/stores/harbor/mail${path}`)).status).toBeGreaterThanOrEqual(403)
  const theirs = await desk.as('supervisor', desk.other)
  expect((await theirs.get('/desk/stores/bluestone/mail')).body.mails).toEqual([])
  expect((await theirs.get(`/desk/stores/bluestone/mail/mails/${mail.id}/page`)).status).toBe(404)
  expect((await theirs.post(`/desk/stores/bluestone/mail/${mail.id}/aside`)).status).toBe(404)
  expect((await staff.post(`/desk/stores/harbor/mail/${mail.id}/aside`)).status).toBe(200)
  expect(await unfiled()).toEqual([])
})

test('a mail for another store’s address never comes here, whatever it names', async () => {
  const { number, mail } = await written('both@example.com')
  const to = `bluestone@${mailDomain}`
  expect(await customer.send({ from: 'both@example.com', to, subject: `Order ${number}`, inReplyTo: mail.messageId, text: 'hi' })).toBe(250)
  expect((await pageOf(number)).messages.incoming).toEqual([])
  const theirs = await desk.as('staff', desk.other)
  expect((await theirs.get('/desk/stores/bluestone/mail')).body.mails).toMatchObject([{ fromAddress: 'both@example.com' }])
})

test('nobody’s address, too much, and a circle are refused at the door; one byte less is taken', async () => {
  const { number, reply } = await written('limits@example.com')
  const nobody = [`nosuchstore@${mailDomain}`, `reply+${'0'.repeat(40)}@${mailDomain}`, 'harbor@elsewhere.example', `reply@${mailDomain}`]
  for (const to of nobody) expect([to, await customer.send({ from: 'a@b.example', to, text: 'x' })]).toEqual([to, 550])
  const head = 'From: limits@example.com\r\nSubject: big\r\n\r\n'
  const line = `${'x'.repeat(998)}\r\n`
  const fill = line.repeat(Math.ceil(mailLimit / 1000)).slice(0, mailLimit - head.length - 2)
  expect(await customer.sendRaw(`${head}${fill}y`, reply)).toBe(552)
  expect(await customer.sendRaw(`${head}${fill}`, reply)).toBe(250)
  expect(await customer.sendRaw(`${'Received: by a\r\n'.repeat(31)}${head}hi`, reply)).toBe(554)
  const { messages } = await pageOf(number)
  expect(messages.incoming).toMatchObject([
    { subject: 'big', cut: true, files: [{ name: 'message.txt', mediaType: 'application/octet-stream' }] },
  ])
})

test('machines are told apart: an absence note waits for nobody, a bounce fails the very mail it returns', async () => {
  const { number, reply, mail } = await written('gone@example.com')
  const absent = {
    from: 'gone@example.com',
    to: reply,
    subject: 'Absent',
    text: 'Back on Monday.',
    headers: { 'Auto-Submitted': 'auto-replied' },
  }
  expect(await customer.send(absent)).toBe(250)
  const bounce = [
    'From: Mail Delivery <MAILER-DAEMON@mx.example>',
    'Subject: Undelivered',
    'Auto-Submitted: auto-replied',
    'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
    '',
    '--b\r\nContent-Type: text/plain\r\n\r\nIt did not arrive.',
    '--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example\r\n\r\nFinal-Recipient: rfc822; gone@example.com\r\nAction: failed\r\nStatus: 5.1.1\r\nDiagnostic-Code: smtp; 550 5.1.1 No\r\n such user',
    `--b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: ${mail.messageId}\r\nSubject: x`,
    '--b--',
  ].join('\r\n')
  expect(await customer.sendRaw(bounce, reply, '')).toBe(250)
  const { messages, head, activity } = await pageOf(number)
  expect(messages.incoming.map((one: { nature: string }) => one.nature)).toEqual(['auto', 'bounce'])
  expect(messages.letters[0]).toMatchObject({ state: 'failed', why: '550 5.1.1 No such user' })
  expect(head.flags).toContain('mail_failed')
  expect(head.flags).not.toContain('customer_replied')
  expect(activity.entries[0].event).toMatchObject({ type: 'letter_failed', kind: 'personal' })
  expect(
    await desk.look(`select 1 from letters where order_id = (select id from orders where number = $1) and state = 'queued'`, [number]),
  ).toEqual([])
})

test.each([
  [
    'a boundary that never ends',
    'Content-Type: multipart/mixed; boundary=q\r\n\r\n--q\r\nContent-Type: text/plain\r\n\r\nStill here',
    /Still here/,
  ],
  ['a charset nobody knows', 'Content-Type: text/plain; charset=klingon\r\n\r\nplain words', /plain words/],
  [
    'Windows-1252 quoted',
    'Content-Type: text/plain; charset=windows-1252\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nd=E9j=E0 =80',
    /déjà €/,
  ],
  ['Shift_JIS', 'Content-Type: text/plain; charset=shift_jis\r\nContent-Transfer-Encoding: base64\r\n\r\ng3CBW4Nj', /パーツ/],
  ['NUL and half a character', 'Content-Type: text/plain; charset=utf-8\r\n\r\na\0b \xff\xfe end', /end/],
  ['a card number', 'Content-Type: text/plain\r\n\r\nmy card 4111 1111 1111 1111', /\*{4} \*{4} \*{4} 1111/],
  ['base64 that is none', 'Content-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\n\r\n@@@@', /^/],
  ['nothing at all', '\r\n', /^$/],
])('no mail is lost for its shape: %s', async (name, body, shown) => {
  const order = await desk.place({ buyer: { email: 'odd@example.com' } })
  const subject = `Order ${order.number} ${name}`
  const raw = Buffer.from(`From: "Odd\r\n\tOne" <odd@example.com>\r\nSubject: ${subject}\r\n${body}`, 'latin1')
  expect(await customer.sendRaw(raw, `harbor@${mailDomain}`)).toBe(250)
  const [kept] = (await pageOf(order.number)).messages.incoming
  expect([kept.subject, kept.fromName]).toEqual([subject, 'Odd One'])
  expect(kept.text).toMatch(shown)
})

test('a header cannot be broken into by what a stranger named itself', async () => {
  const { id, number, reply } = await written('inject@example.com')
  const raw = 'From: inject@example.com\r\nSubject: a\r\nMessage-ID: <x@y>\r\n\tBcc: all@example.com\r\n\r\nhi'
  expect(await customer.sendRaw(raw, reply)).toBe(250)
  await staff.post(at(number, '/messages'), { subject: 'Again', body: 'Answered.' })
  await deliver(id)
  const again = await mailbox.next('inject@example.com', 2)
  expect([again.inReplyTo, again.bcc, again.headers.get('auto-submitted')]).toEqual(['<x@y>', undefined, undefined])
})

test('a mail the buyer’s own domain disowns is not the buyer’s: no weak sign files it, the secret address files it marked', async () => {
  const judged = await openCustomer(desk, async () => ({ check: 'forged', results: 'spf=fail dkim=none dmarc=fail' }))
  const { number, reply } = await written('victim@example.com')
  const from = { from: 'victim@example.com', text: 'Send it elsewhere.' }
  expect(await judged.send({ ...from, to: `harbor@${mailDomain}`, subject: `Order ${number}` })).toBe(250)
  expect((await pageOf(number)).messages.incoming).toEqual([])
  expect(await unfiled()).toMatchObject([{ senderCheck: 'forged', senderResults: 'spf=fail dkim=none dmarc=fail' }])
  expect(await judged.send({ ...from, to: reply, subject: 'Re' })).toBe(250)
  expect((await pageOf(number)).messages.incoming).toMatchObject([{ matchedBy: 'address', fromCustomer: false, senderCheck: 'forged' }])
  const [{ id }] = await unfiled()
  await staff.post(`/desk/stores/harbor/mail/${id}/file`, { number })
  expect((await pageOf(number)).messages.incoming).toMatchObject([{ fromCustomer: false }, { fromCustomer: false }])
  await judged.close()
})

test('who asks for it gets TLS, a mail comes the same way by it, and nobody is asked for a password', async () => {
  const { number, reply } = await written('tls@example.com')
  const secure = nodemailer.createTransport({
    host: '127.0.0.1',
    port: customer.port,
    requireTLS: true,
    tls: { rejectUnauthorized: false },
  })
  await secure.sendMail({ from: 'tls@example.com', to: reply, subject: 'Re', text: 'Over TLS.' })
  expect((await pageOf(number)).messages.incoming).toMatchObject([{ text: 'Over TLS.' }])
  for (const requireTLS of [true, false]) {
    const asking = nodemailer.createTransport({
      host: '127.0.0.1',
      port: customer.port,
      requireTLS,
      ignoreTLS: !requireTLS,
      tls: { rejectUnauthorized: false },
      auth: { user: 'a', pass: 'b' },
    })
    // Without AUTH on offer a client goes on without it: no password crosses the line.
    const { response } = await asking.sendMail({ from: 'tls@example.com', to: reply, subject: 'Re', text: `Signed in? ${requireTLS}` })
    expect(response).toMatch(/^250/)
    asking.close()
  }
  expect(await customer.greet()).not.toMatch(/AUTH/)
  secure.close()
})
