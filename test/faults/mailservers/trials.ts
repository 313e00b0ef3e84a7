import nodemailer from 'nodemailer'
import { inStore, systemActor } from '#platform/doors.ts'
import { sendLetter } from '#order/messages/send-letter.ts'
import { emailCustomer } from '#order/messages/email-customer.ts'
import { enterMailbox, testMailbox } from '#settings/mail/mailbox.ts'
import { findMailbox } from '#settings/mail/queries.ts'
import { enterSender } from '#settings/mail/sender.ts'
import { rights } from '#domain/rights.ts'
import { uuidv7 } from 'uuidv7'
import type { Servers } from './servers.ts'
import type { SmallDesk } from './small-desk.ts'

/** One thing that was tried, and what was found. */
export type Line = { readonly what: string; readonly ok: boolean; readonly found: string }
type Say = (line: Line) => void

const host = '127.0.0.1'
const user = { user: 'parts', password: 'secret' }
const folders = { folder: 'INBOX', doneFolder: 'Done' }

/** Entering both servers: every wrong entry is told apart, the right ones work. */
export async function tryTests({ ports }: Servers, { app, actor }: SmallDesk, say: Say): Promise<void> {
  const mailbox = { host, port: ports.imaps, tls: 'tls', ...user, ...folders } as const
  const wrong = [
    ['a wrong password', { password: 'wrong' }, 'mailbox_password'],
    ['no such folder', { folder: 'Nowhere' }, 'mailbox_folder'],
    ['TLS at the port for STARTTLS', { port: ports.imap }, 'mailbox_tls'],
    ['no such host', { host: 'nowhere.invalid' }, 'mailbox_name'],
  ] as const
  for (const [what, change, code] of wrong) {
    const began = performance.now()
    const answer = await enterMailbox(app, actor, { ...mailbox, ...change })
    const found = answer.ok ? 'opened' : answer.code
    say({ what: `mailbox with ${what}`, ok: found === code && performance.now() - began < 8000, found })
  }
  const sender = { host, port: ports.smtp, tls: 'starttls', ...user, from: 'parts@harbor.example' } as const
  for (const [what, change, code] of [
    ['a wrong password', { password: 'wrong' }, 'sender_password'],
    ['a sender that is not its own', { from: 'other@elsewhere.example' }, 'sender_sender'],
    ['TLS at the port for STARTTLS', { tls: 'tls' }, 'sender_tls'],
  ] as const) {
    const answer = await enterSender(app, actor, { ...sender, ...change })
    const found = answer.ok ? 'sent' : answer.code
    say({ what: `sender with ${what}`, ok: found === code, found })
  }
  const opened = await enterMailbox(app, actor, { ...mailbox, port: ports.imap, tls: 'starttls' })
  say({ what: 'mailbox by STARTTLS', ok: opened.ok, found: opened.ok ? 'opens' : opened.code })
  const again = await enterMailbox(app, actor, mailbox)
  const kept = await testMailbox(app, actor)
  say({
    what: 'mailbox by TLS, and once more with the password that is kept',
    ok: again.ok && kept.ok,
    found: kept.ok ? 'opens' : kept.code,
  })
  const sent = await enterSender(app, actor, sender)
  say({ what: 'sender by STARTTLS with its password', ok: sent.ok, found: sent.ok ? `a mail to ${sent.value.to}` : sent.code })
}

/** Mails one by one through Postfix while Dovecot is waited at by IDLE; milliseconds until each is kept, 95 of 100. */
export async function tryIdle(servers: Servers, desk: SmallDesk, say: Say): Promise<number> {
  const watching = desk.watch()
  const times: number[] = []
  for (let n = 0; n < 20; n++) {
    const began = performance.now()
    await write(servers, `idle-${n}`)
    await until(async () => (await subjects(desk)).includes(`idle-${n}`))
    times.push(performance.now() - began)
  }
  await watching.stop()
  const p95 = Math.ceil(times.toSorted((a, b) => a - b)[18] ?? 0)
  say({ what: 'mail arrives by IDLE within two seconds', ok: p95 < 2000, found: `p95 ${p95} ms` })
  return p95
}

/** A letter by Postfix arrives in the mailbox; one that is greylisted waits and arrives later, once. */
export async function tryLetters(servers: Servers, desk: SmallDesk, say: Say): Promise<void> {
  const { id, number } = await desk.place('grey@harbor.example')
  await servers.greylist('grey@harbor.example')
  const actor = { ...desk.actor, rights }
  await emailCustomer(desk.app, actor, number, { subject: 'Left or right', body: 'Which?' }, { id: uuidv7(), seen: null, body: {} })
  const { id: letter } = await inStore(desk.app, actor, (tx) =>
    tx.selectFrom('letters').select('id').where('order_id', '=', id).where('kind', '=', 'personal').executeTakeFirstOrThrow(),
  )
  const state = async () =>
    inStore(desk.app, actor, (tx) => tx.selectFrom('letters').select(['state', 'why']).where('id', '=', letter).executeTakeFirstOrThrow())
  await sendLetter(desk.app, { store: desk.store, id: letter }).catch(() => undefined)
  const waiting = await state()
  say({
    what: 'a greylisted letter waits with the server’s words',
    ok: waiting.state === 'queued' && /451/.test(waiting.why ?? ''),
    found: `${waiting.state}, ${waiting.why}`,
  })
  await servers.greylist('')
  await until(async () => {
    await sendLetter(desk.app, { store: desk.store, id: letter }).catch(() => undefined)
    return (await state()).state === 'sent'
  })
  const watching = desk.watch()
  await until(async () => (await subjects(desk)).includes('Left or right'))
  await watching.stop()
  const copies = (await subjects(desk)).filter((subject) => subject === 'Left or right').length
  say({ what: 'then it is sent, and arrives once', ok: copies === 1, found: `${copies} in the mailbox` })
}

/** A hundred and fifty mails while Dovecot hangs, is killed, and the reader dies between keeping and moving: each is taken once. */
export async function tryFaults(servers: Servers, desk: SmallDesk, say: Say) {
  const before = (await subjects(desk)).length
  let deaths = 0
  const watching = desk.watch(() => {
    // The mail is committed; what comes after it does not happen.
    if (Math.random() < 0.15 && deaths++ < 15) throw new Error('died between keeping and moving')
  })
  const batch = async (name: string) => {
    for (let n = 0; n < 50; n++) await write(servers, `${name}-${n}`)
  }
  await batch('dying')
  servers.hang()
  await batch('hanging')
  servers.goOn()
  await servers.killDovecot()
  await batch('killed')
  const trouble = async () => (await inStore(desk.app, systemActor(desk.store), findMailbox))?.trouble ?? null
  await until(async () => (await trouble()) !== null)
  say({ what: 'a dead mailbox is told of', ok: true, found: String(await trouble()) })
  await servers.restartDovecot()
  const wanted = ['dying', 'hanging', 'killed'].flatMap((name) => Array.from({ length: 50 }, (_, n) => `${name}-${n}`))
  await until(async () => {
    const there = new Set(await subjects(desk))
    return wanted.every((subject) => there.has(subject)) && (await trouble()) === null
  }, 60_000).catch(() => undefined)
  await watching.stop()
  const all = await subjects(desk)
  const taken = wanted.filter((subject) => all.includes(subject)).length
  const twice = wanted.filter((subject) => all.filter((one) => one === subject).length > 1).length
  say({ what: 'the reader died between keeping and moving', ok: deaths > 0, found: `${deaths} times` })
  say({
    what: 'all were taken once',
    ok: taken === wanted.length && twice === 0,
    found: `${taken} of ${wanted.length}, ${twice} twice, ${before} before`,
  })
  const left = await testMailbox(desk.app, desk.actor)
  say({
    what: 'all were moved',
    ok: left.ok && left.value.waiting === 0,
    found: left.ok ? `${left.value.waiting} left in INBOX` : left.code,
  })
  return { sent: wanted.length, taken, twice }
}

async function write({ ports }: Servers, subject: string): Promise<void> {
  const transport = nodemailer.createTransport({ host, port: ports.smtp, tls: { rejectUnauthorized: false } })
  await transport.sendMail({ from: 'ava@example.com', to: 'parts@harbor.example', subject, text: `Hello ${subject}` })
  transport.close()
}

async function subjects({ app, store }: SmallDesk): Promise<readonly string[]> {
  const rows = await inStore(app, systemActor(store), (tx) =>
    tx.selectFrom('incoming_mails').select('subject').where('store_id', '=', store).execute(),
  )
  return rows.map(({ subject }) => subject)
}

async function until(done: () => Promise<boolean>, ms = 30_000): Promise<void> {
  for (const end = performance.now() + ms; performance.now() < end;) {
    if (await done()) return
    await new Promise((next) => setTimeout(next, 50))
  }
  throw new Error('it did not come to that in time')
}
