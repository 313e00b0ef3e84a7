import { connect } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { postJson, startWorld, type TestWorld } from '../test-world.ts'

let world: TestWorld
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.end())

/** Says each line once the server has answered the one before; returns all answers. */
function converse(lines: readonly string[]): Promise<string[]> {
  return new Promise((resolve) => {
    const socket = connect(world.ports.smtp, '127.0.0.1')
    const answers: string[] = []
    const waiting = [...lines]
    socket.setEncoding('utf8')
    socket.on('data', (text: string) => {
      answers.push(text.trim())
      const next = waiting.shift()
      if (next === undefined) socket.end()
      else socket.write(`${next}\r\n`)
    })
    socket.on('error', () => undefined)
    socket.on('close', () => resolve(answers))
  })
}

const mail = [
  'From: =?utf-8?B?xYF1a2FzeiDFu8OzxYLEhw==?= <desk@example.com>',
  'To: Anna <anna@example.com>',
  'Subject: Your order HT-30001',
  'Message-ID: <m1@example.com>',
  'In-Reply-To: <m0@example.com>',
  'MIME-Version: 1.0',
  'Content-Type: multipart/mixed; boundary=b',
  '',
  '--b',
  'Content-Type: text/html; charset=utf-8',
  '',
  '<h1>Shipped</h1><script>alert(1)</script>',
  '--b',
  'Content-Type: text/plain; charset=utf-8',
  '',
  'Shipped today.',
  '--b',
  'Content-Type: application/pdf',
  'Content-Disposition: attachment; filename=slip.pdf',
  'Content-Transfer-Encoding: base64',
  '',
  'JVBERi0=',
  '--b--',
  '.',
].join('\r\n')
const send = (to: string) => converse(['EHLO test', 'MAIL FROM:<desk@example.com>', `RCPT TO:<${to}>`, 'DATA', mail, 'QUIT'])

type Message = {
  id: number
  from: string
  to: string[]
  subject: string
  text: string
  html: string
  inReplyTo: string
  attachments: { filename: string; size: number; base64: string }[]
}
const messages = async (query: string) =>
  ((await (await fetch(world.url('mailbox', `/api/messages?${query}`))).json()) as { messages: Message[] }).messages
const page = async (path: string) => (await fetch(world.url('mailbox', path))).text()

test('a mail comes in whole and can be read, found and downloaded', async () => {
  expect((await send('Anna@Example.com')).at(-2)).toMatch(/^250/)
  await send('bob@example.com')
  const [found, ...rest] = await messages('to=anna@example.com')
  expect(rest).toEqual([])
  expect(found).toMatchObject({
    from: '"Łukasz Żółć" <desk@example.com>',
    to: ['anna@example.com'],
    subject: 'Your order HT-30001',
    inReplyTo: '<m0@example.com>',
  })
  expect([found?.text, found?.attachments[0]?.filename, Buffer.from(found?.attachments[0]?.base64 ?? '', 'base64').toString()]).toEqual([
    expect.stringContaining('Shipped today.'),
    'slip.pdf',
    '%PDF-',
  ])

  expect(await page('/?q=ht-30001')).toContain(`/mails/${found?.id}`)
  expect(await page('/?q=nothing-like-it')).not.toContain('/mails/')
  expect(await page(`/mails/${found?.id}`)).toContain('Łukasz Żółć')
  const file = await fetch(world.url('mailbox', `/mails/${found?.id}/attachments/0`))
  expect([await file.text(), file.headers.get('content-disposition')]).toEqual(['%PDF-', "attachment; filename*=UTF-8''slip.pdf"])
  expect(await messages(`since=${found?.id}`)).toHaveLength(1)
})

test('a mail cannot run anything in the mailbox', async () => {
  const [newest] = await messages('limit=1')
  const shown = await fetch(world.url('mailbox', `/mails/${newest?.id}/html`))
  expect(shown.headers.get('content-security-policy')).toMatch(/^sandbox allow-popups; default-src 'none'/)
  expect(await page(`/mails/${newest?.id}`)).not.toContain('<script>alert')
})

test('when the mailbox is down senders are told to come back, or hear nothing', async () => {
  await postJson(world.url('control', '/mail/down'), { down: true })
  expect((await send('late@example.com'))[0]).toMatch(/^451/)
  await postJson(world.url('control', '/mail/down'), { down: true, kind: 'cut' })
  expect(await send('late@example.com')).toEqual([])
  await postJson(world.url('control', '/mail/down'), { down: false })
  await send('late@example.com')
  expect(await messages('to=late@example.com')).toHaveLength(1)
})
