import { createServer, type AddressInfo, type Server } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { keepReplyAddress } from '#order/messages/incoming/queries.ts'
import { inStore, systemActor } from '#platform/doors.ts'
import { replyAddress } from '#platform/links/reply-address.ts'
import { openDesk, type Caller, type TestDesk } from '#test/support/desk.ts'
import { openImapServer, type ImapServer } from '#test/support/mail/imap-server.ts'
import { openMailbox, type Mailbox } from '#test/support/mailbox.ts'
import { sendLetter } from '#order/messages/send-letter.ts'
import { takeStoreMail } from '#order/messages/incoming/take-mail.ts'
import { openMailServers } from './open-mail-servers.ts'
import { resealMail } from '#settings/mail/reseal.ts'
import { watchMailboxes, type Watching } from '#settings/mail/watch.ts'

let desk: TestDesk
let smtp: Mailbox
let imap: ImapServer
let boss: Caller
let watching: Watching | undefined
beforeAll(async () => {
  smtp = await openMailbox()
  desk = await openDesk()
  Object.assign(desk.app, { mailServers: openMailServers({ inside: ['127.0.0.1'] }) })
  boss = await desk.as('supervisor')
})
afterAll(async () => {
  await desk.close()
  await smtp.close()
})
beforeEach(async () => {
  imap = await openImapServer()
})
afterEach(async () => {
  await watching?.stop()
  watching = undefined
  await boss.post(`${at}/mailbox/stop`)
  await boss.post(`${at}/sender/stop`)
  await imap.close()
})

const at = '/desk/stores/harbor/settings/mail'
const view = async () => (await boss.get(at)).body
const enter = (changes = {}) =>
  boss.post(
    `${at}/mailbox`,
    { host: '127.0.0.1', port: imap.port, tls: 'none', user: 'parts', password: 'secret', folder: 'INBOX', doneFolder: 'Done', ...changes },
    { method: 'PUT' },
  )
const watch = (app = desk.app) => watchMailboxes(app, (store, mail) => takeStoreMail(app, store, mail), { every: 200, backOff: () => 50 })
const mail = (name: string, more = '') =>
  `From: ${name}@example.com\r\nTo: parts@harbor.example\r\nSubject: ${name}\r\nMessage-ID: <${name}@x>\r\n${more}\r\nHello from ${name}\r\n`
const unfiled = async (store = 'harbor') => {
  const caller = store === 'harbor' ? boss : await desk.as('supervisor', desk.other)
  return (await caller.get(`/desk/stores/${store}/mail`)).body.mails.map((one: { subject: string }) => one.subject)
}

test('a mailbox is read from the moment it is entered: each mail once, then moved; a change of numbers brings none twice', async () => {
  imap.arrive(mail('before'), new Date('2026-03-01T10:00:00Z'))
  expect((await enter()).body).toEqual({ waiting: 1 })
  imap.arrive(mail('between'))
  watching = watch()
  await expect.poll(() => unfiled(), { timeout: 5000 }).toEqual(['between'])
  // The watch waits in IDLE by now: what arrives is here at once.
  await expect.poll(() => imap.state.idling.size, { timeout: 5000 }).toBe(1)
  const began = performance.now()
  imap.arrive(mail('idle'))
  await expect.poll(async () => (await unfiled()).includes('idle'), { timeout: 5000, interval: 20 }).toBe(true)
  expect(performance.now() - began).toBeLessThan(2000)
  await expect.poll(() => [imap.count('INBOX'), imap.count('Done')], { timeout: 5000 }).toEqual([1, 2])
  expect((await view()).mailbox).toMatchObject({
    folder: 'INBOX',
    trouble: null,
    watchedAt: expect.any(String),
    takenAt: expect.any(String),
  })
  // Somebody puts one back, and the server counts anew.
  const done = imap.state.folders.get('Done') ?? []
  imap.state.folders.get('INBOX')?.push(...done.splice(0))
  imap.renumber()
  imap.hangUp()
  await expect.poll(() => imap.count('Done'), { timeout: 5000 }).toBe(2)
  expect((await unfiled()).toSorted()).toEqual(['between', 'idle'])
})

test('what cannot be moved, or breaks off in the middle, is kept once, its trouble is shown, and reading goes on by itself', async () => {
  await enter()
  imap.state.vice = 'moves nothing'
  imap.arrive(mail('stays'))
  watching = watch()
  await expect.poll(async () => (await view()).mailbox.trouble?.kind, { timeout: 5000 }).toBe('folder')
  imap.state.vice = 'cuts'
  imap.arrive(mail('cut'))
  await expect.poll(async () => (await view()).mailbox.trouble?.kind, { timeout: 5000 }).toBe('connection')
  imap.state.vice = null
  await expect.poll(async () => (await view()).mailbox.trouble, { timeout: 5000 }).toBe(null)
  await expect.poll(() => imap.count('Done'), { timeout: 5000 }).toBe(2)
  expect((await unfiled()).filter((subject: string) => ['stays', 'cut'].includes(subject))).toEqual(['stays', 'cut'])
})

test('of two processes one reads; when it lets go the other goes on', async () => {
  await enter()
  const first = watch()
  await expect.poll(() => imap.state.idling.size, { timeout: 5000 }).toBe(1)
  const before = imap.state.signedIn
  watching = watch()
  await watching.look()
  await watching.look()
  expect([imap.state.idling.size, imap.state.signedIn]).toEqual([1, before])
  await first.stop()
  await watching.look()
  await expect.poll(() => imap.state.idling.size, { timeout: 5000 }).toBe(1)
  imap.arrive(mail('second'))
  await expect.poll(() => unfiled(), { timeout: 5000 }).toContain('second')
})

test('a mailbox brings mail to its own store alone: another store’s secret address in it opens nothing, its own files', async () => {
  const mine = await desk.place({ buyer: { email: 'mine@example.com' } })
  const theirs = await desk.place({ buyer: { email: 'theirs@example.com' } }, desk.other)
  const addressOf = async (store: string, order: string) => {
    const reply = replyAddress(desk.app, store, order)
    if (!reply) throw new Error('no mail comes in')
    await inStore(desk.app, systemActor(store), (tx) => keepReplyAddress(tx, order, reply.hash))
    return reply.address
  }
  await enter({ trustedHost: 'mx.harbor.example' })
  watching = watch()
  imap.arrive(mail('foreign', `Cc: ${await addressOf(desk.other.id, theirs.id)}\r\n`))
  imap.arrive(mail('own', `Cc: ${await addressOf(desk.store.id, mine.id)}\r\n`))
  await expect.poll(() => imap.count('Done'), { timeout: 5000 }).toBe(2)
  expect(await unfiled()).toContain('foreign')
  expect(await unfiled('bluestone')).toEqual([])
  const page = (await boss.get(`/desk/stores/harbor/orders/${mine.number}`)).body
  expect(page.messages.incoming).toMatchObject([{ subject: 'own', matchedBy: 'address', senderCheck: 'unchecked' }])

  // The trusted host's word counts, another's does not: a mail its domain disowns is not the customer's.
  const results = (host: string, dmarc: string) => `Authentication-Results: ${host}; spf=none; dkim=none; dmarc=${dmarc}\r\n`
  const from = (check: string) =>
    check +
    mail('mine', '')
      .replace('Subject: mine', `Subject: Order ${mine.number} ${check.slice(24, 40)}`)
      .replace('<mine@x>', `<${Math.random()}@x>`)
  imap.arrive(from(results('mx.harbor.example', 'fail')))
  imap.arrive(from(results('mx.harbor.example', 'pass')))
  imap.arrive(from(results('mx.evil.example', 'pass')))
  await expect.poll(() => imap.count('Done'), { timeout: 5000 }).toBe(5)
  const checks = (await boss.get(`/desk/stores/harbor/orders/${mine.number}`)).body.messages.incoming.map(
    (one: { senderCheck: string; matchedBy: string; fromCustomer: boolean }) => [one.senderCheck, one.matchedBy, one.fromCustomer],
  )
  expect(checks.slice(1)).toEqual([
    ['verified', 'number', true],
    ['unchecked', 'number', true],
  ])
})

test.each([
  ['an unknown name', { host: 'nowhere.invalid' }, 'mailbox_name'],
  ['a private address', { host: '10.0.0.7' }, 'mailbox_private'],
  ['this machine by another name', { host: 'localhost' }, 'mailbox_private'],
  ['a port nobody listens at', { port: 1 }, 'mailbox_connection'],
  ['TLS where there is none', { tls: 'tls' }, 'mailbox_tls'],
  ['STARTTLS where there is none', { tls: 'starttls' }, 'mailbox_tls'],
  ['a wrong password', { password: 'wrong' }, 'mailbox_password'],
  ['no such folder', { folder: 'Nowhere' }, 'mailbox_folder'],
  ['no folder to move to', { doneFolder: 'Nowhere' }, 'mailbox_folder'],
] as const)('entering says what failed and keeps nothing: %s', async (_name, changes, code) => {
  const answer = await enter(changes)
  expect([answer.status, answer.body.code]).toEqual([409, code])
  expect((await view()).mailbox).toBe(null)
})

test('a server that never speaks is told of within seconds', async () => {
  imap.state.vice = 'silent'
  const began = performance.now()
  expect((await enter()).body.code).toBe('mailbox_connection')
  expect(performance.now() - began).toBeLessThan(8000)
})

test('letters leave by the store’s own server, from its address; the other store’s by the installation’s', async () => {
  const { port } = new URL(smtp.url)
  const ask = { host: '127.0.0.1', port: Number(port), tls: 'none', from: 'parts@harbor.example' }
  const put = (changes = {}) => boss.post(`${at}/sender`, { ...ask, ...changes }, { method: 'PUT' })
  expect((await put()).body).toEqual({ to: 'supervisor@harbor.example' })
  expect((await smtp.next('supervisor@harbor.example')).from?.value[0]?.address).toBe('parts@harbor.example')
  const { id, number } = await desk.place({ buyer: { email: 'buyer@example.com' } })
  await boss.post(`/desk/stores/harbor/orders/${number}/messages`, { subject: 'Hi', body: 'Left or right?' })
  for (const letter of await desk.look<{ id: string }>(`select id from letters where order_id = $1 and kind = 'personal'`, [id]))
    await sendLetter(desk.app, { store: desk.store.id, id: letter.id })
  const sent = await smtp.next('buyer@example.com')
  expect([sent.from?.text, sent.replyTo?.text]).toEqual(['"Harbor Toyota Parts" <parts@harbor.example>', expect.stringContaining('reply+')])
  const strict = await openStrict()
  const refusals = [
    [{ port: 1 }, 'sender_connection'],
    [{ tls: 'starttls' }, 'sender_tls'],
    [{ host: '10.0.0.7' }, 'sender_private'],
    [{ port: strict.port, user: 'parts', password: 'x' }, 'sender_password'],
    [{ port: strict.port, user: 'parts', password: 'right', from: 'other@harbor.example' }, 'sender_sender'],
  ] as const
  for (const [changes, code] of refusals) expect([code, (await put(changes)).body.code]).toEqual([code, code])
  await strict.close()
  expect((await view()).sender).toMatchObject({ from: 'parts@harbor.example', user: null })
  expect((await boss.post(`${at}/sender/test`)).body).toEqual({ to: 'supervisor@harbor.example' })
})

test('a password goes in and never out, is sealed anew, is not sent to another server, and every change is in the log', async () => {
  await enter()
  expect(JSON.stringify([await view(), (await boss.get('/desk/stores/harbor/settings/changes/mail')).body])).not.toContain('secret')
  const rows = await desk.look<{ sealed_password: string }>('select * from mailboxes')
  expect(JSON.stringify(rows)).not.toContain('"secret"')
  expect(await resealMail(desk.app, desk.store.id)).toBe(1)
  expect((await desk.look<{ sealed_password: string }>('select * from mailboxes'))[0]?.sealed_password).not.toBe(rows[0]?.sealed_password)
  expect((await boss.post(`${at}/mailbox/test`)).body).toEqual({ waiting: 0 })
  expect((await enter({ password: null, folder: 'Done', doneFolder: null })).status).toBe(200)
  const thief = await listen()
  expect((await enter({ password: null, port: (thief.address() as AddressInfo).port })).body.code).toBe('mail_password_missing')
  thief.close()
  expect((await boss.post(`${at}/mailbox/stop`)).status).toBe(200)
  const { changes } = (await boss.get('/desk/stores/harbor/settings/changes/mail')).body
  expect(changes.slice(0, 3)).toMatchObject([
    { what: 'mailbox', before: { name: 'Done' }, after: null },
    { what: 'mailbox', before: { name: 'INBOX' }, after: { name: 'Done' } },
    { what: 'mailbox', before: null, after: { host: '127.0.0.1', user: 'parts', name: 'INBOX' } },
  ])
  expect((await (await desk.as('staff')).get(at)).status).toBe(403)
})

/** A mail server that asks for a password and lets one sender through. */
async function openStrict() {
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    onAuth: ({ username = '', password }, _session, done) =>
      password === 'right' ? done(null, { user: username }) : done(new Error('Wrong user or password')),
    onMailFrom: ({ address }, _session, done) =>
      address === 'parts@harbor.example' ? done() : done(Object.assign(new Error('Not your address'), { responseCode: 553 })),
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.server.address() as AddressInfo).port,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}

async function listen(): Promise<Server> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return server
}
