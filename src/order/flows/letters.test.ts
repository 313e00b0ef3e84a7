import type { AddressInfo } from 'node:net'
import { simpleParser, type ParsedMail } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDesk, type Caller, type TestDesk } from '#test/support/desk.ts'
import { writeArrivalLetters } from './arrive.ts'
import { sendLetter } from '../messages/send-letter.ts'

// A mail server of its own, on the wire, that this file can take away and bring back.
const received: ParsedMail[] = []
let mail: SMTPServer | null = null
let port = 0
let desk: TestDesk
let mia: Caller

beforeAll(async () => {
  await openMail()
  desk = await openDesk({ smtpUrl: `smtp://127.0.0.1:${port}` })
  mia = await desk.as('supervisor')
})
afterAll(async () => {
  await closeMail()
  await desk.close()
})

test('the buyer hears in their language that the order was received', async () => {
  const { id, number } = await desk.place({ buyer: { name: 'Łukasz Żółć', email: 'lukasz@example.com', language: 'fr' } })
  await writeArrivalLetters(desk.app, { store: desk.store.id, id })
  await deliver(id)
  const [toBuyer] = received.filter((each) => addressOf(each) === 'lukasz@example.com')
  expect(toBuyer?.subject).toBe(`Nous avons reçu votre commande ${number} - Harbor Toyota Parts`)
  expect(toBuyer?.text).toContain('Bonjour Łukasz Żółć,')
  expect(toBuyer?.text).toMatch(/151,00\s\$/)
  expect(toBuyer?.html).toContain('48609-06230')
})

test('the letter adds up for its reader, line by line, and names the country only of what goes abroad', async () => {
  const shipping = { name: 'Zoë D’Arcy', line1: '48 Rue Saint-Paul', city: 'Québec', region: 'QC', postalCode: 'G1K 3V8', country: 'CA' }
  const taxes = [
    { ratePpm: 82_500, amount: 990, jurisdiction: 'TX Austin' },
    { ratePpm: 11_250, amount: 135, jurisdiction: 'Transit' },
  ]
  const { id } = await desk.place({
    buyer: { email: 'zoe@example.com' },
    shipping,
    lines: [{ coreCharge: 4500, discount: 240, taxes }],
    discounts: [{ code: 'SPRING', label: 'Spring', amount: 1000 }],
  })
  await writeArrivalLetters(desk.app, { store: desk.store.id, id })
  await deliver(id)
  const text = received.find((each) => addressOf(each) === 'zoe@example.com')?.text ?? ''
  const sums = [
    'Subtotal: $122.40',
    'Core charges: $90.00',
    'Discounts: -$12.40',
    'Shipping: Ground: $18.50',
    'Tax TX Austin 8.25%: $9.90',
    'Tax Transit 1.125%: $1.35',
    'Order total: $229.75',
  ]
  expect(text.split('\n').filter((line) => /: -?\$/.test(line))).toEqual(sums)
  expect(text).toContain('Québec, QC G1K 3V8\nCanada')
})

test('the arrival job run twice writes each letter once', async () => {
  const { id } = await desk.place()
  await writeArrivalLetters(desk.app, { store: desk.store.id, id })
  await writeArrivalLetters(desk.app, { store: desk.store.id, id })
  const rows = await desk.look<{ kind: string; n: number }>(
    'select kind, count(*)::int as n from letters where order_id = $1 group by kind order by kind',
    [id],
  )
  expect(rows).toEqual([{ kind: 'order_received', n: 1 }])
})

test('Email Customer sends what was typed and it stands on the order', async () => {
  const { id, number } = await desk.place({ buyer: { email: 'typed@example.com' } })
  const ask = { subject: 'About your strut mount', body: 'Which side do you need?\n\n<b>Left</b> or right?' }
  const command = '0190aaaa-0000-7000-8000-000000000001'
  const path = `/desk/stores/harbor/orders/${number}/messages`
  expect((await mia.post(path, ask, { command })).status).toBe(200)
  expect((await mia.post(path, ask, { command })).status).toBe(200)
  await deliver(id)
  const [sent] = received.filter((each) => addressOf(each) === 'typed@example.com')
  expect(sent?.subject).toBe('About your strut mount')
  expect(sent?.html).toContain('&lt;b&gt;Left&lt;/b&gt;')
  const { messages } = (await mia.get(`/desk/stores/harbor/orders/${number}`)).body
  expect(messages.letters).toHaveLength(1)
  expect(messages.letters[0]).toMatchObject({
    kind: 'personal',
    state: 'sent',
    by: 'supervisor of harbor',
    subject: 'About your strut mount',
  })
})

test('a card number is not sent', async () => {
  const { number } = await desk.place()
  const answer = await mia.post(`/desk/stores/harbor/orders/${number}/messages`, { subject: 'Card', body: 'Is it 4242 4242 4242 4242?' })
  expect([answer.status, answer.body]).toEqual([400, { code: 'card_number', detail: { field: 'body' } }])
})

test('a mail waits while the mail server is away and goes later, once', async () => {
  const { id, number } = await desk.place({ buyer: { email: 'patient@example.com' } })
  await mia.post(`/desk/stores/harbor/orders/${number}/messages`, { subject: 'Later', body: 'This one waits.' })
  await closeMail()
  await expect(deliver(id)).rejects.toThrow('mail waits')
  expect(await statesOf(id)).toEqual(['queued'])
  await openMail()
  await deliver(id)
  expect(await statesOf(id)).toEqual(['sent'])
  expect(received.filter((each) => addressOf(each) === 'patient@example.com')).toHaveLength(1)
})

test('a refused address is shown as failed, with the server’s words and a flag in the list', async () => {
  const { id, number } = await desk.place({ buyer: { email: 'refused@example.com' } })
  await mia.post(`/desk/stores/harbor/orders/${number}/messages`, { subject: 'No', body: 'Nobody there.' })
  await deliver(id)
  const page = (await mia.get(`/desk/stores/harbor/orders/${number}`)).body
  expect(page.messages.letters[0]).toMatchObject({ state: 'failed' })
  expect(page.messages.letters[0].why).toContain('550')
  expect(page.head.flags).toContain('mail_failed')
})

test('without an address nothing can be sent, and the page says so', async () => {
  const { number } = await desk.place({ buyer: { email: null } })
  expect((await mia.get(`/desk/stores/harbor/orders/${number}`)).body.messages.can.email).toMatchObject({ ok: false, code: 'no_address' })
  expect((await mia.post(`/desk/stores/harbor/orders/${number}/messages`, { subject: 'x', body: 'y' })).body.code).toBe('no_address')
})

async function deliver(order: string): Promise<void> {
  const letters = await desk.look<{ id: string }>(`select id from letters where order_id = $1 and state = 'queued' order by created_at`, [
    order,
  ])
  for (const { id } of letters) await sendLetter(desk.app, { store: desk.store.id, id })
}

async function statesOf(order: string): Promise<string[]> {
  return (await desk.look<{ state: string }>('select state from letters where order_id = $1', [order])).map((row) => row.state)
}

function addressOf(each: ParsedMail): string {
  const to = Array.isArray(each.to) ? each.to[0] : each.to
  return to?.value[0]?.address ?? ''
}

async function openMail(): Promise<void> {
  const server = new SMTPServer({
    authOptional: true,
    // Our side keeps a connection open: going away means cutting it.
    closeTimeout: 100,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo: ({ address }, _session, done) =>
      done(address.startsWith('refused') ? Object.assign(new Error('550 5.1.1 no such person'), { responseCode: 550 }) : undefined),
    onData: (stream, _session, done) => void simpleParser(stream).then((parsed) => (received.push(parsed), done())),
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', () => resolve()))
  mail = server
  port = (server.server.address() as AddressInfo).port
}

async function closeMail(): Promise<void> {
  await new Promise<void>((resolve) => (mail ? mail.close(() => resolve()) : resolve()))
  mail = null
}
