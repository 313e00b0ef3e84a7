import { ok, refuse } from '#domain/result.ts'
import type { At } from '../spine.ts'
import { toFileView } from './harmless.ts'
import { listMails } from './incoming/reading/queries.ts'
import { toIncoming } from './incoming/reading/view.ts'
import { listLetters } from './queries.ts'
import type { MessagesView } from './shapes.ts'

/** May the customer be written to? */
export function planEmail(order: { readonly buyer_email: string | null }) {
  return order.buyer_email ? ok({}) : refuse('no_address')
}

/** Everything written to the buyer of this order, newest first, and by them, oldest first. */
export async function readMessages({ tx, order }: At): Promise<MessagesView> {
  const [letters, mails] = await Promise.all([listLetters(tx, order.id), listMails(tx, order.id)])
  const allowed = planEmail(order)
  return {
    incoming: mails.map(toIncoming),
    letters: letters.map((letter) => ({
      id: letter.id,
      kind: letter.kind,
      state: letter.state,
      why: letter.why,
      toName: letter.to_name,
      toAddress: letter.to_address,
      subject: letter.subject,
      text: letter.body_text,
      createdAt: letter.created_at.toISOString(),
      sentAt: letter.sent_at?.toISOString() ?? null,
      by: letter.by,
      files: letter.files.map(toFileView),
      hasHtml: letter.kind === 'personal' && Boolean(letter.rendered),
      undo: letter.kind === 'personal' && letter.state === 'queued' && letter.attempts === 0 && letter.leaving_at === null,
      again:
        letter.kind !== 'pay_link' &&
        letter.kind !== 'balance_due' &&
        letter.attempts > 0 &&
        (letter.state === 'queued' || letter.state === 'failed'),
    })),
    to: order.buyer_email ? { name: order.buyer_name, address: order.buyer_email, language: order.buyer_language } : null,
    can: { email: allowed.ok ? { ok: true } : allowed },
  }
}
