import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { mailDomain, openCustomer, type Customer } from '#test/support/mail/customer.ts'
import { openDesk, type Caller, type TestDesk } from '#test/support/desk.ts'
import { openMailbox, type Mailbox } from '#test/support/mailbox.ts'
import { absentScanner, eicar, openScanner, type TestScanner } from '#test/support/mail/scanner.ts'
import { replyAddress } from '#platform/links/reply-address.ts'
import { inStore } from '#platform/doors.ts'
import type { Scanner } from '#ports/scanner.ts'
import { keepReplyAddress } from '../incoming/queries.ts'
import { sendLetter } from '../send-letter.ts'
import { scanFile } from './scan-file.ts'
import { sweepScans } from './sweep.ts'

let desk: TestDesk
let mailbox: Mailbox
let customer: Customer
let daemon: TestScanner
let staff: Caller
let scanner: Scanner | null
beforeAll(async () => {
  ;[mailbox, daemon] = [await openMailbox(), await openScanner()]
  desk = await openDesk({ smtpUrl: mailbox.url, clamd: daemon.address })
  ;({ scanner } = desk.app)
  customer = await openCustomer(desk)
  staff = await desk.as('staff')
})
beforeEach(() => {
  daemon.be('well')
  Object.assign(desk.app, { scanner })
})
afterAll(async () => {
  await customer.close()
  await desk.close()
  await daemon.close()
  await mailbox.close()
})

const png = await readFile(new URL('../../../apps/web/public/guide/list-en.webp', import.meta.url))
const at = (number: number, rest = '') => `/desk/stores/harbor/orders/${number}${rest}`
const pageOf = async (number: number) => (await staff.get(at(number))).body
const virusesOf = async (number: number) =>
  (await pageOf(number)).activity.entries.flatMap(({ event }: { event: { type: string } }) => (event.type === 'virus_found' ? [event] : []))
const put = (number: number, name: string, bytes: Uint8Array) => staff.upload(at(number, `/messages/uploads?name=${name}`), bytes)
const send = (number: number, files: readonly string[]) => staff.post(at(number, '/messages'), { subject: 'Hi', body: 'See below', files })

/** Another file each time: bytes that were looked at once are not looked at again. */
let count = 0
const infected = () => Buffer.concat([Buffer.from(`mail ${(count += 1)}\n`), eicar])
const text = () => Buffer.from(`torque ${(count += 1)}: 85 Nm`)

/** Does every scan that is queued or due, as a worker does. */
async function scanAll() {
  const waiting = await desk.look<{ hash: string }>(
    `select encode(sha256, 'hex') as hash from mail_files where scan in ('waiting', 'failed')`,
  )
  for (const { hash } of waiting) await scanFile(desk.app, { store: desk.store.id, id: hash })
}

async function written(files: readonly { readonly filename: string; readonly content: Buffer }[]) {
  const order = await desk.place({ buyer: { email: 'ava@example.com' } })
  const reply = replyAddress(desk.app, desk.store.id, order.id)
  await inStore(desk.app, desk.system, (tx) => keepReplyAddress(tx, order.id, reply?.hash ?? Buffer.alloc(0)))
  const mail = { from: 'ava@example.com', to: reply?.address ?? '', subject: 'Photos', text: 'The left one.', attachments: [...files] }
  expect(await customer.send(mail)).toBe(250)
  const [incoming] = (await pageOf(order.number)).messages.incoming
  return { ...order, incoming, parts: at(order.number, `/messages/mails/${incoming.id}/files`) }
}

test('a mail is there at once, its files are locked until they were looked through, and one with a virus stays so and is told in the log', async () => {
  const { number, incoming, parts } = await written([
    { filename: 'left.webp', content: png },
    { filename: 'invoice.doc', content: infected() },
  ])
  expect(incoming).toMatchObject({ text: 'The left one.', files: [{ scan: 'waiting' }, { scan: 'waiting' }] })
  for (const path of ['/0', '/0/preview', '/1']) {
    const answer = await staff.get(parts + path)
    expect([answer.status, answer.body]).toEqual([409, { code: 'file_waiting', detail: {} }])
  }
  expect(await desk.look(`select from pgboss.job where name = 'scan'`)).toHaveLength(2)

  await scanAll()
  const [after] = (await pageOf(number)).messages.incoming
  expect(after).toMatchObject({
    text: 'The left one.',
    files: [
      { scan: 'clean', virus: null },
      { scan: 'infected', virus: 'Eicar-Signature' },
    ],
  })
  expect([(await staff.get(`${parts}/0`)).status, (await staff.get(`${parts}/0/preview`)).status]).toEqual([200, 200])
  const locked = await staff.get(`${parts}/1`)
  expect([locked.status, locked.body]).toEqual([409, { code: 'file_infected', detail: { virus: 'Eicar-Signature' } }])
  expect(JSON.stringify(locked.body)).not.toContain('EICAR')
  expect(await virusesOf(number)).toEqual([{ type: 'virus_found', mail: incoming.id, letter: null, virus: 'Eicar-Signature' }])
})

test('a worker that dies between the log and the verdict leaves the file locked, and the second try tells the log nothing twice', async () => {
  const bytes = infected()
  const { number } = await written([{ filename: 'a.doc', content: bytes }])
  await scanAll()
  await desk.look(`update mail_files set scan = 'waiting', virus = null, scan_again_at = now() where bytes = $1`, [bytes])
  await scanAll()
  expect((await pageOf(number)).messages.incoming[0].files).toMatchObject([{ scan: 'infected' }])
  expect(await virusesOf(number)).toHaveLength(1)
  // The same bytes in another mail are known at once.
  const again = await written([{ filename: 'b.doc', content: bytes }])
  expect(again.incoming.files).toMatchObject([{ scan: 'infected' }])
  expect(await virusesOf(again.number)).toHaveLength(1)
})

test.each(['dying', 'babbling', 'gone'] as const)(
  'a scanner that is %s delays no mail; its files are tried again, later each time',
  async (mood) => {
    if (mood === 'gone') Object.assign(desk.app, { scanner: await absentScanner() })
    else daemon.be(mood)
    const { number, incoming, parts } = await written([{ filename: 'notes.txt', content: text() }])
    expect(incoming.files).toMatchObject([{ scan: 'waiting' }])
    await scanAll()
    await scanAll()
    expect((await pageOf(number)).messages.incoming[0].files).toMatchObject([{ scan: 'failed' }])
    expect((await staff.get(`${parts}/0`)).body.code).toBe('file_unchecked')

    daemon.be('well')
    Object.assign(desk.app, { scanner })
    const queued = async () => (await desk.look(`select from pgboss.job where name = 'scan'`)).length
    const before = await queued()
    desk.clock.advance(50_000)
    await sweepScans(desk.app)
    expect(await queued()).toBe(before)
    desk.clock.advance(15_000)
    await sweepScans(desk.app)
    expect(await queued()).toBe(before + 1)
    await scanAll()
    expect((await staff.get(`${parts}/0`)).status).toBe(200)
  },
)

test('a file with a virus is not taken for a mail; one that waits for the scanner does not leave before it was looked through', async () => {
  const { number } = await desk.place({ buyer: { email: 'out@example.com' } })
  const refused = await put(number, 'offer.doc', infected())
  expect([refused.status, refused.body]).toEqual([409, { code: 'file_infected', detail: { virus: 'Eicar-Signature' } }])
  expect((await put(number, 'clean.txt', text())).body).toMatchObject({ scan: 'clean' })

  daemon.be('dying')
  const waiting = (await put(number, 'notes.txt', text())).body
  expect(waiting).toMatchObject({ scan: 'waiting' })
  expect((await staff.get(at(number, '/messages/composer'))).body.files).toMatchObject([{ scan: 'clean' }, { scan: 'waiting' }])
  expect((await send(number, [waiting.id])).body).toMatchObject({ code: 'file_waiting', detail: { name: 'notes.txt' } })
  await scanAll()
  expect((await send(number, [waiting.id])).body).toMatchObject({ code: 'file_unchecked' })
  daemon.be('well')
  await scanAll()
  expect((await send(number, [waiting.id])).status).toBe(200)
})

test('what was kept before there was a scanner is locked and looked through; without one again only what was found stays locked', async () => {
  Object.assign(desk.app, { scanner: null })
  const { number, parts } = await written([{ filename: 'old.doc', content: infected() }])
  const file = (await put(number, 'old.txt', infected())).body
  expect([file.scan, (await staff.get(`${parts}/0`)).status]).toEqual(['none', 200])
  const { letter } = (await send(number, [file.id])).body

  Object.assign(desk.app, { scanner })
  await sweepScans(desk.app)
  expect((await staff.get(`${parts}/0`)).body.code).toBe('file_waiting')
  const leave = () => sendLetter(desk.app, { store: desk.store.id, id: letter })
  await expect(leave()).rejects.toThrow('old.txt is being checked for viruses')
  await scanAll()
  await leave()
  expect((await pageOf(number)).messages.letters).toMatchObject([{ state: 'failed', why: 'old.txt: virus found (Eicar-Signature)' }])
  expect(await virusesOf(number)).toHaveLength(2)

  daemon.be('dying')
  const open = await written([{ filename: 'notes.txt', content: text() }])
  Object.assign(desk.app, { scanner: null })
  await sweepScans(desk.app)
  expect([(await staff.get(`${parts}/0`)).status, (await staff.get(`${open.parts}/0`)).status]).toEqual([409, 200])
})

test('a virus in an unfiled mail comes to the log of the order it is put on', async () => {
  await customer.send({
    from: 'who@example.com',
    to: `harbor@${mailDomain}`,
    subject: 'Hi',
    text: 'x',
    attachments: [{ filename: 'a.doc', content: infected() }],
  })
  await scanAll()
  const [mail] = (await staff.get('/desk/stores/harbor/mail')).body.mails
  expect((await staff.get(`/desk/stores/harbor/mail/mails/${mail.id}/files/0`)).body.code).toBe('file_infected')
  const { number } = await desk.place()
  await staff.post(`/desk/stores/harbor/mail/${mail.id}/file`, { number })
  expect(await virusesOf(number)).toMatchObject([{ mail: mail.id, virus: 'Eicar-Signature' }])
})
