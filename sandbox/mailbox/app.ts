import { Hono, type Context } from 'hono'
import { simpleParser, type ParsedMail } from 'mailparser'
import type { Statement, StatementAsk } from '../gateway/statement/statement.ts'
import type { Wire } from '../listen.ts'
import { listPage, mailPage } from './pages.ts'
import { sendReply } from './reply.ts'
import type { Mailbox, MailEntry } from './store.ts'
import { statementPage } from './statement-page.ts'
import { mailboxScript, mailboxStyle } from './style.ts'

const ownPages =
  "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; frame-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

/** A mail is a stranger's page: no script, no request to anyone, an origin of its own. */
const strangersPage = "sandbox allow-popups; default-src 'none'; img-src data:; style-src 'unsafe-inline'; frame-ancestors 'self'"

/** What a customer reads, their mail and the statement of their card, in a browser, and as JSON under /api for tests. Answers go to `desk`, its SMTP receiver. */
export function mailboxApp(mailbox: Mailbox, statement: Statement, desk?: string) {
  return new Hono<Wire>()
    .use(async (c, next) => {
      c.header('content-security-policy', ownPages)
      c.header('x-content-type-options', 'nosniff')
      c.header('referrer-policy', 'no-referrer')
      await next()
    })
    .get('/style.css', (c) => c.body(mailboxStyle, 200, { 'content-type': 'text/css; charset=utf-8' }))
    .get('/refresh.js', (c) => c.body(mailboxScript, 200, { 'content-type': 'text/javascript; charset=utf-8' }))
    .get('/', (c) => {
      const ask = { to: c.req.query('to') || undefined, text: c.req.query('q') || undefined }
      return c.html(listPage(mailbox.list(ask), mailbox.recipients(), ask))
    })
    .get('/newest', (c) => c.json({ count: mailbox.count(), id: mailbox.list({ limit: 1 })[0]?.id ?? 0 }))
    .get('/statement', (c) => c.html(statementPage(statement.lines(askOf(c.req.query())), statement.cards(), askOf(c.req.query()))))
    .get('/statement/newest', (c) => c.json({ newest: statement.newest() }))
    .get('/api/statement', (c) => c.json({ lines: statement.lines(askOf(c.req.query())) }))
    .get('/mails/:id', async (c) => {
      const found = await opened(mailbox, c.req.param('id'))
      return found
        ? c.html(mailPage(found.entry, found.mail, { open: desk !== undefined, sent: c.req.query('sent') === '1' }))
        : c.notFound()
    })
    .post('/mails/:id/reply', (c) => answer(c, mailbox, desk))
    .get('/mails/:id/raw', (c) => {
      const raw = mailbox.raw(Number(c.req.param('id')))
      return raw ? c.body(new Uint8Array(raw), 200, { 'content-type': 'text/plain; charset=utf-8' }) : c.notFound()
    })
    .get('/mails/:id/html', async (c) => {
      const found = await opened(mailbox, c.req.param('id'))
      if (!found?.mail.html) return c.notFound()
      return c.body(found.mail.html, 200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': strangersPage })
    })
    .get('/mails/:id/attachments/:n', async (c) => {
      const found = await opened(mailbox, c.req.param('id'))
      const attachment = found?.mail.attachments[Number(c.req.param('n'))]
      if (!attachment) return c.notFound()
      const name = encodeURIComponent(attachment.filename ?? 'attachment')
      return c.body(new Uint8Array(attachment.content), 200, {
        'content-type': 'application/octet-stream',
        'content-disposition': `attachment; filename*=UTF-8''${name}`,
      })
    })
    .get('/api/messages', async (c) => {
      const { to, since, q, limit } = c.req.query()
      const entries = mailbox.list({ to, since, text: q, limit: Math.min(Number(limit ?? 50) || 50, 500) })
      return c.json({ messages: await Promise.all(entries.map((entry) => wholeMail(mailbox, entry))) })
    })
    .get('/api/messages/:id', async (c) => {
      const entry = mailbox.entry(Number(c.req.param('id')))
      return entry ? c.json(await wholeMail(mailbox, entry)) : c.json({ error: 'no such mail' }, 404)
    })
}

function askOf({ card, holder }: Record<string, string>): StatementAsk {
  return { card: card?.trim() || undefined, holder: holder?.trim() || undefined }
}

async function opened(mailbox: Mailbox, id: string): Promise<{ entry: MailEntry; mail: ParsedMail } | undefined> {
  const entry = mailbox.entry(Number(id))
  const raw = mailbox.raw(Number(id))
  return entry && raw ? { entry, mail: await simpleParser(raw) } : undefined
}

/** Writes back as the customer; what was typed stands there again when the desk did not take it. */
async function answer(c: Context<Wire>, mailbox: Mailbox, desk: string | undefined) {
  const found = await opened(mailbox, c.req.param('id') ?? '')
  if (!found || !desk) return c.notFound()
  const { text, file } = await c.req.parseBody()
  const words = typeof text === 'string' ? text : ''
  const attached = file instanceof File && file.size > 0 ? { name: file.name, content: Buffer.from(await file.arrayBuffer()) } : null
  const failed = await sendReply(desk, found.mail, { from: customerOf(found), text: words, file: attached })
  if (failed === undefined) return c.redirect(`/mails/${found.entry.id}?sent=1`, 303)
  return c.html(mailPage(found.entry, found.mail, { open: true, sent: false, failed, text: words }), 502)
}

/** Who reads this mailbox: the first receiver, by the name the mail gives them. */
function customerOf({ entry, mail }: { readonly entry: MailEntry; readonly mail: ParsedMail }): string {
  return [mail.to ?? []].flat()[0]?.text ?? entry.to[0] ?? ''
}

async function wholeMail(mailbox: Mailbox, entry: MailEntry) {
  const mail = await simpleParser(mailbox.raw(entry.id) ?? '')
  return {
    ...entry,
    date: mail.date?.toISOString() ?? null,
    inReplyTo: mail.inReplyTo ?? null,
    references: [mail.references ?? []].flat(),
    replyTo: mail.replyTo?.text ?? null,
    headers: mail.headerLines.map(({ line }) => line),
    text: mail.text ?? null,
    html: mail.html || null,
    attachments: mail.attachments.map(({ filename, contentType, size, content }) => ({
      filename: filename ?? null,
      contentType,
      size,
      base64: content.toString('base64'),
    })),
  }
}
