import type { ParsedMail } from 'mailparser'
import nodemailer from 'nodemailer'

/** What the customer writes back: their words, and a file or none. */
export type Reply = {
  readonly from: string
  readonly text: string
  readonly file: { readonly name: string; readonly content: Buffer } | null
}

/** Answers a mail as its receiver, over SMTP to `server` (host:port). Undefined once it was taken, else the server's words. */
export async function sendReply(server: string, mail: ParsedMail, { from, text, file }: Reply): Promise<string | undefined> {
  const [host = '', port = ''] = server.split(':')
  const to = (mail.replyTo ?? mail.from)?.value[0]?.address ?? ''
  const transport = nodemailer.createTransport({
    host,
    port: Number(port),
    ignoreTLS: true,
    connectionTimeout: 5000,
    greetingTimeout: 5000,
  })
  try {
    await transport.sendMail({
      from,
      to,
      subject: /^re:/i.test(mail.subject ?? '') ? mail.subject : `Re: ${mail.subject ?? ''}`,
      text: `${text}\n\n${quoted(mail)}`,
      ...(mail.messageId ? { inReplyTo: mail.messageId, references: [mail.references ?? [], mail.messageId].flat() } : {}),
      ...(file ? { attachments: [{ filename: file.name, content: file.content }] } : {}),
    })
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message : 'not sent'
  } finally {
    transport.close()
  }
}

/** As mail programs quote: who wrote when, and each line behind an angle. */
function quoted(mail: ParsedMail): string {
  const lines = (mail.text ?? '').split('\n').map((line) => `> ${line}`)
  return [`On ${(mail.date ?? new Date()).toUTCString()}, ${mail.from?.text ?? 'you'} wrote:`, '', ...lines].join('\n')
}
