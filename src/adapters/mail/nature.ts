import type { ParsedMail } from 'mailparser'
import type { MailNature } from '#domain/mail/incoming.ts'

/**
 * Tells a person's mail from a machine's: a delivery report (RFC 3464), what says of itself that it was sent automatically (RFC 3834, and Precedence, which
 * older programs use), and what has no sender to answer.
 */
export function natureOf(mail: ParsedMail, sender: string): MailNature {
  if (isReport(mail) || (sender === '' && isPostmaster(mail))) return 'bounce'
  const submitted = headerOf(mail, 'auto-submitted')
  const automatic =
    (submitted !== '' && !submitted.startsWith('no')) ||
    ['bulk', 'junk', 'list', 'auto_reply'].includes(headerOf(mail, 'precedence')) ||
    ['x-autoreply', 'x-autorespond', 'list-id'].some((name) => mail.headers.has(name))
  return automatic || sender === '' ? 'auto' : 'personal'
}

/** What a delivery report says of a mail that will not arrive; null for one that is only late, and for one that says nothing we can read. */
export function failureOf(mail: ParsedMail): string | null {
  const status = mail.attachments.find(({ contentType }) => contentType === 'message/delivery-status')?.content.toString('utf8')
  if (status === undefined) return isPostmaster(mail) && !isReport(mail) ? (mail.text ?? '').trim().slice(0, 500) || null : null
  if (!/^action:\s*failed/im.test(status)) return null
  const why = /^diagnostic-code:\s*(?:smtp;)?(.*(?:\r?\n[ \t].*)*)/im.exec(status)?.[1] ?? /^status:\s*(.*)/im.exec(status)?.[1] ?? 'failed'
  return why.replaceAll(/\s+/g, ' ').trim().slice(0, 500)
}

function isReport(mail: ParsedMail): boolean {
  const type: unknown = mail.headers.get('content-type')
  const line = typeof type === 'object' && type !== null ? JSON.stringify(type).toLowerCase() : ''
  return line.includes('multipart/report') && line.includes('delivery-status')
}

function isPostmaster(mail: ParsedMail): boolean {
  return /^(?:mailer-daemon|postmaster)@/i.test(mail.from?.value[0]?.address ?? '')
}

function headerOf(mail: ParsedMail, name: string): string {
  const value: unknown = mail.headers.get(name)
  return typeof value === 'string' ? value.trim().toLowerCase() : ''
}
