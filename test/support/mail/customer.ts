import { connect } from 'node:net'
import nodemailer, { type SendMailOptions } from 'nodemailer'
import { receiveMail } from '../../../src/apps/mail/receive-mail.ts'
import type { CheckSender } from '#adapters/mail/incoming/check-sender.ts'
import type { TestDesk } from '../desk.ts'

/** The domain mail comes in at, in tests. */
export const mailDomain = 'mail.partsdesk.example'

/** A customer who writes to the desk over real SMTP. */
export type Customer = Awaited<ReturnType<typeof openCustomer>>

/** Opens the desk's receiver on a free port. Close it before the desk. `check` judges who mails are from; nobody does without it. */
export async function openCustomer(desk: TestDesk, check?: CheckSender) {
  const { config } = desk.app
  Object.assign(desk.app, { config: { ...config, mail: { ...config.mail, incoming: { host: '127.0.0.1', port: 0, domain: mailDomain } } } })
  const receiver = await receiveMail(desk.app, check)
  if (!receiver) throw new Error('no mail comes in')
  const transport = nodemailer.createTransport({ host: '127.0.0.1', port: receiver.port, ignoreTLS: true })
  return {
    port: receiver.port,
    /** Sends a mail; the server's answer: 250 once it was kept, else its refusal. */
    send: async (mail: SendMailOptions): Promise<number> => {
      try {
        return Number((await transport.sendMail(mail)).response.slice(0, 3))
      } catch (error) {
        return error instanceof Error && 'responseCode' in error ? Number(error.responseCode) : 0
      }
    },
    /** Sends bytes as they are, whatever they hold; the server's last answer. */
    sendRaw: (raw: Buffer | string, to: string, from = 'ava@example.com'): Promise<number> => converse(receiver.port, raw, from, to),
    /** What the receiver says it can do. */
    greet: (): Promise<string> => greet(receiver.port),
    close: async () => {
      transport.close()
      await receiver.close()
    },
  }
}

/** Sends bytes as they are to a mail server; its last answer, 354 or less when the line broke off. */
export function converse(port: number, raw: Buffer | string, from: string, to: string): Promise<number> {
  return new Promise((resolve) => {
    const lines: (string | Buffer)[] = [
      'EHLO test\r\n',
      `MAIL FROM:<${from}>\r\n`,
      `RCPT TO:<${to}>\r\n`,
      'DATA\r\n',
      Buffer.from(raw),
      '\r\n.\r\n',
    ]
    let last = 0
    const socket = connect(port, '127.0.0.1')
    socket.setEncoding('utf8')
    socket.on('data', (text: string) => {
      const answered = /^(\d{3}) /m.exec(text)
      if (!answered) return
      if (answered[1] === '221') return
      last = Number(answered[1])
      if (last >= 400 || lines.length === 0) return void socket.end('QUIT\r\n')
      if (lines.length === 2) for (const line of lines.splice(0)) socket.write(line)
      else socket.write(lines.shift() ?? '')
    })
    socket.on('error', () => undefined)
    // A yes to something before the mail itself is none to the mail.
    socket.on('close', () => resolve(lines.length > 0 && last < 400 ? 0 : last))
  })
}

function greet(port: number): Promise<string> {
  return new Promise((resolve) => {
    let said = ''
    const socket = connect(port, '127.0.0.1')
    socket.setEncoding('utf8')
    socket.on('data', (text: string) => {
      said += text
      if (/^220 /m.test(text)) socket.write('EHLO test\r\n')
      if (/^250 /m.test(text)) socket.end('QUIT\r\n')
    })
    socket.on('close', () => resolve(said))
  })
}
