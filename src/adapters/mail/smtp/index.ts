import nodemailer from 'nodemailer'
import type { Mail, Mailer, MailReply } from '#ports/mailer.ts'

/** Sends by SMTP. Short deadlines: a mail that waits is queued again, a server that hangs must not hold a worker. */
export function openSmtp(url: string): Mailer & { readonly close: () => void } {
  const transport = nodemailer.createTransport({
    url,
    pool: true,
    maxConnections: 2,
    connectionTimeout: 5_000,
    greetingTimeout: 5_000,
    socketTimeout: 20_000,
  })
  return {
    send: async (mail) => {
      try {
        await transport.sendMail(toMessage(mail))
        return { outcome: 'sent' }
      } catch (error) {
        return toReply(error)
      }
    },
    close: () => transport.close(),
  }
}

function toMessage(mail: Mail) {
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
    attachments: (mail.files ?? []).map(({ name, bytes, mediaType }) => ({
      filename: name,
      content: Buffer.from(bytes),
      ...(mediaType === 'application/octet-stream' ? {} : { contentType: mediaType }),
    })),
    headers: { 'Content-Language': mail.language, ...(mail.personal ? {} : { 'Auto-Submitted': 'auto-generated' }) },
  }
}

/** Only a permanent answer (5xx, RFC 5321 section 4.2.1) is a no. Everything else, a lost connection included, is tried again with the same Message-ID. */
export function toReply(error: unknown): MailReply {
  const message = error instanceof Error ? error.message : 'unknown error'
  const code = error instanceof Error && 'responseCode' in error ? Number(error.responseCode) : 0
  // 535 and 530 are about our own sign-in: the mail itself is fine and goes once the settings are right.
  return code >= 500 && code !== 535 && code !== 530 ? { outcome: 'refused', message } : { outcome: 'later', message }
}
