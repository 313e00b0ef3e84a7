import nodemailer from 'nodemailer'
import type { Mailer } from '#ports/mailer.ts'
import { toMessage, toReply } from '../message.ts'

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
