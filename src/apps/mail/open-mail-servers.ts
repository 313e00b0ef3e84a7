import { openImap } from '#adapters/mail/imap/index.ts'
import { openStoreSmtp, testStoreSmtp } from '#adapters/mail/store-smtp/index.ts'
import type { Config } from '#platform/config.ts'
import type { MailServers } from '#ports/mail-servers.ts'

/** Stores' own mail servers: mailboxes by IMAP, letters by SMTP. */
export function openMailServers({ inside }: Pick<Config['mail'], 'inside'>): MailServers {
  return {
    ...openImap(inside),
    sender: (sender) => openStoreSmtp(inside, sender),
    testSender: (sender, to) => testStoreSmtp(inside, sender, to),
  }
}
