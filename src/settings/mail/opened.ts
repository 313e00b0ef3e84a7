import { openMailPassword } from '#platform/mail/credentials.ts'
import type { App } from '#platform/app.ts'
import type { Mailbox } from '#ports/mail-servers.ts'
import type { MailboxRow } from './queries.ts'

/** A mailbox with its password open, as the port takes it. */
export function toMailbox(app: Pick<App, 'secrets'>, row: MailboxRow): Mailbox {
  return {
    host: row.host,
    port: row.port,
    tls: row.tls,
    user: row.username,
    password: openMailPassword(app, row.store_id, 'mailbox', row.sealed_password),
    folder: row.folder,
    doneFolder: row.done_folder,
    trustedHost: row.trusted_host,
  }
}
