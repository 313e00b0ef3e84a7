import type { Mail, MailReply } from '#ports/mailer.ts'

/** A mail as nodemailer takes it. */
export function toMessage(mail: Mail) {
  return {
    messageId: mail.messageId,
    from: mail.from,
    to: mail.to,
    ...(mail.replyTo ? { replyTo: mail.replyTo } : {}),
    ...(mail.returnTo ? { envelope: { from: mail.returnTo, to: mail.to.address } } : {}),
    ...(mail.answers ? { inReplyTo: mail.answers, references: mail.answers } : {}),
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    attachments: [...(mail.pictures ?? []).map(toPicture), ...(mail.files ?? []).map(toFile)],
    headers: { 'Content-Language': mail.language, ...(mail.personal ? {} : { 'Auto-Submitted': 'auto-generated' }) },
  }
}

function toPicture({ cid, name, mediaType, bytes }: NonNullable<Mail['pictures']>[number]) {
  return { cid, filename: name, contentType: mediaType, content: bytes, contentDisposition: 'inline' as const }
}

function toFile({ name, bytes, mediaType }: NonNullable<Mail['files']>[number]) {
  const known = mediaType === 'application/octet-stream' ? {} : { contentType: mediaType }
  return { filename: name, content: Buffer.from(bytes), ...known }
}

/** Only a permanent answer (5xx, RFC 5321 section 4.2.1) is a no. Everything else, a lost connection included, is tried again with the same Message-ID. */
export function toReply(error: unknown): MailReply {
  const message = error instanceof Error ? error.message : 'unknown error'
  const code = error instanceof Error && 'responseCode' in error ? Number(error.responseCode) : 0
  // 535 and 530 are about our own sign-in: the mail itself is fine and goes once the settings are right.
  return code >= 500 && code !== 535 && code !== 530 ? { outcome: 'refused', message } : { outcome: 'later', message }
}
