import { Hono } from 'hono'
import type { App } from '#platform/app.ts'
import { inStore, type Actor } from '#platform/doors.ts'
import { answer, body, may, type InStore } from '#platform/http.ts'
import { enterMailbox, stopMailbox, testMailbox } from './mailbox.ts'
import { findMailbox, findSender, type MailboxRow, type SenderRow } from './queries.ts'
import { enterSender, stopSender, testSender } from './sender.ts'
import { MailboxAsk, SenderAsk, type MailboxView, type MailView, type SenderView } from './shapes.ts'

/** The store's own mail servers: the mailbox its mail is read from, the server its letters leave by. Each is tried before it is kept. */
export function mailSettingsRoutes(app: App) {
  return new Hono<InStore>()
    .basePath('/settings/mail')
    .get('/', may('settings'), async (c) => c.json(await readMailSettings(app, c.var.actor, c.req.param('store') ?? '')))
    .put('/mailbox', may('settings'), body(MailboxAsk), async (c) => answer(c, await enterMailbox(app, c.var.actor, c.req.valid('json'))))
    .post('/mailbox/test', may('settings'), async (c) => answer(c, await testMailbox(app, c.var.actor)))
    .post('/mailbox/stop', may('settings'), async (c) => answer(c, await stopMailbox(app, c.var.actor)))
    .put('/sender', may('settings'), body(SenderAsk), async (c) => answer(c, await enterSender(app, c.var.actor, c.req.valid('json'))))
    .post('/sender/test', may('settings'), async (c) => answer(c, await testSender(app, c.var.actor)))
    .post('/sender/stop', may('settings'), async (c) => answer(c, await stopSender(app, c.var.actor)))
}

async function readMailSettings(app: App, actor: Actor, slug: string): Promise<MailView> {
  const [mailbox, sender] = await inStore(app, actor, async (tx) => [await findMailbox(tx), await findSender(tx)] as const)
  const { from, incoming } = app.config.mail
  return {
    mailbox: mailbox ? mailboxView(mailbox) : null,
    sender: sender ? senderView(sender) : null,
    installation: { from, address: incoming ? `${slug}@${incoming.domain}` : null },
  }
}

function mailboxView(row: MailboxRow): MailboxView {
  return {
    host: row.host,
    port: row.port,
    tls: row.tls,
    user: row.username,
    folder: row.folder,
    doneFolder: row.done_folder,
    trustedHost: row.trusted_host,
    trouble:
      row.trouble === null || row.trouble_at === null
        ? null
        : { kind: row.trouble, message: row.trouble_message ?? '', at: row.trouble_at.toISOString() },
    watchedAt: row.watched_at?.toISOString() ?? null,
    takenAt: row.taken_at?.toISOString() ?? null,
  }
}

function senderView({ host, port, tls, username, from_address }: SenderRow): SenderView {
  return { host, port, tls, user: username, from: from_address }
}
