import type { App } from '#platform/app.ts'
import { inStore, type Actor } from '#platform/doors.ts'
import { toFileView } from '../../harmless.ts'
import type { IncomingView, UnfiledView } from '../../shapes.ts'
import { listMails, shownText } from './queries.ts'

/** A mail that came in as the page shows it. */
export function toIncoming(mail: Awaited<ReturnType<typeof listMails>>[number]): IncomingView {
  return {
    id: mail.id,
    nature: mail.nature,
    fromName: mail.from_name,
    fromAddress: mail.from_address,
    fromCustomer: mail.from_customer,
    senderCheck: mail.sender_check,
    senderResults: mail.sender_results,
    matchedBy: mail.matched_by,
    subject: mail.subject,
    text: mail.text,
    quoted: mail.quoted,
    cut: Boolean(mail.cut) || mail.quoted?.length === shownText,
    hasHtml: Boolean(mail.has_html),
    files: mail.files.map(toFileView),
    at: mail.received_at.toISOString(),
    unread: mail.nature === 'personal' && mail.read_at === null,
  }
}

/** The store's mails that found no order and wait for a person. */
export async function listUnfiled(app: App, actor: Actor): Promise<UnfiledView> {
  return inStore(app, actor, async (tx) => ({ mails: (await listMails(tx, null)).map(toIncoming) }))
}
