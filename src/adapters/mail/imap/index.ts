import type { Mailbox, MailServers } from '#ports/mail-servers.ts'
import { connect, toTrouble, withDeadline } from './connect.ts'
import { follow, openFolders } from './follow.ts'

/** Reads mailboxes by IMAP. `inside`: hosts of one's own network that may be named. */
export function openImap(inside: readonly string[]): Pick<MailServers, 'testMailbox' | 'follow'> {
  return {
    follow: (mailbox, following) => follow(inside, mailbox, following),
    testMailbox: async (mailbox) => test(inside, mailbox),
  }
}

async function test(inside: readonly string[], mailbox: Mailbox): ReturnType<MailServers['testMailbox']> {
  const client = await connect(inside, mailbox)
  if ('trouble' in client) return client
  try {
    const opened = await withDeadline(openFolders(client, mailbox), 10_000)
    if ('trouble' in opened) return opened
    return { ok: true, cursor: { validity: opened.validity, uid: opened.next - 1 }, waiting: opened.waiting }
  } catch (error) {
    return toTrouble(error)
  } finally {
    client.close()
  }
}
