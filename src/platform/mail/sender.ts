import type { MailTls } from '#domain/mail/servers.ts'
import type { Sender } from '#ports/mail-servers.ts'
import type { Secrets } from '../secrets.ts'
import { openMailPassword } from './credentials.ts'

/** A store's way out as it is kept. */
export type SenderRow = {
  readonly host: string
  readonly port: number
  readonly tls: MailTls
  readonly username: string | null
  readonly sealed_password: string | null
  readonly from_address: string
}

/** The same with its password open, as the port takes it. */
export function toSender(app: { readonly secrets: Secrets }, store: string, row: SenderRow): Sender {
  return {
    host: row.host,
    port: row.port,
    tls: row.tls,
    user: row.username,
    password: row.sealed_password === null ? null : openMailPassword(app, store, 'sender', row.sealed_password),
    from: row.from_address,
  }
}
