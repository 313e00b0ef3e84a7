import type { App } from '#platform/app.ts'
import { inStore, systemActor } from '#platform/doors.ts'
import { openMailPassword, sealMailPassword } from '#platform/mail/credentials.ts'
import { findMailbox, findSender, resealMailbox, saveSender } from './queries.ts'

/** Seals the passwords of a store's mail servers anew, under the newest master key. Answers how many. */
export async function resealMail(app: App, store: string): Promise<number> {
  return inStore(app, systemActor(store), async (tx) => {
    const [mailbox, sender] = [await findMailbox(tx), await findSender(tx)]
    const anew = (direction: 'mailbox' | 'sender', sealed: string) =>
      sealMailPassword(app, store, direction, openMailPassword(app, store, direction, sealed))
    if (mailbox) await resealMailbox(tx, anew('mailbox', mailbox.sealed_password))
    if (!sender?.sealed_password) return mailbox ? 1 : 0
    const { host, port, tls, username, from_address, sealed_password, created_at } = sender
    await saveSender(tx, { host, port, tls, username, from_address, sealed_password: anew('sender', sealed_password) }, created_at)
    return mailbox ? 2 : 1
  })
}
