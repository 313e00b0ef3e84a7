import type { Mailer } from '#ports/mailer.ts'
import type { App } from '../app.ts'
import type { Tx } from '../doors.ts'
import { toSender } from './sender.ts'

/**
 * The way out of the store's mails: its own server where it has one, else the installation's. Its own server lets its own address through and no other, in the
 * envelope too: what does not arrive is told to its own mailbox.
 */
export async function mailerOf(app: App, tx: Tx): Promise<Mailer> {
  const row = await tx
    .selectFrom('mail_senders')
    .select(['host', 'port', 'tls', 'username', 'sealed_password', 'from_address'])
    .where('store_id', '=', tx.store)
    .executeTakeFirst()
  if (!row) return app.mailer
  const own = toSender(app, tx.store, row)
  const mailer = app.mailServers.sender(own)
  return { send: (mail) => mailer.send({ ...mail, from: { name: mail.from.name, address: own.from }, returnTo: undefined }) }
}
