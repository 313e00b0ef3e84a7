import { takeStoreMail } from '#order/messages/incoming/take-mail.ts'
import type { App } from '#platform/app.ts'
import { watchMailboxes, type Watching } from '#settings/mail/watch.ts'

/** Reads the stores' own mailboxes: what comes in there is filed as what comes by SMTP, in that store alone. */
export function readMailboxes(app: App): Watching {
  return watchMailboxes(app, (store, mail) => takeStoreMail(app, store, mail))
}
