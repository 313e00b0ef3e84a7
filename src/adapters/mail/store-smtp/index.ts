import nodemailer from 'nodemailer'
import { randomUUID } from 'node:crypto'
import { isIP } from 'node:net'
import { findHost } from '#platform/outside/find-host.ts'
import type { Mailer, MailReply } from '#ports/mailer.ts'
import type { MailRefusal, Sender } from '#ports/mail-servers.ts'
import { toMessage, toReply } from '../message.ts'
import { codeOf, isTlsTrouble, refusal, refusalOfHost } from '../trouble.ts'

/** Long enough for a slow server, short enough for a person who waits; milliseconds. */
const deadlines = { connectionTimeout: 5_000, greetingTimeout: 5_000, dnsTimeout: 5_000, socketTimeout: 20_000 } as const

/** Sends a store's letters by its own mail server, a connection a mail: a store sends few, and a server that hangs holds only its own. */
export function openStoreSmtp(inside: readonly string[], sender: Sender): Mailer {
  return {
    send: async (mail): Promise<MailReply> => {
      const transport = await connect(inside, sender, deadlines)
      if ('trouble' in transport) return { outcome: 'later', message: saysOf(transport) }
      try {
        await transport.sendMail(toMessage(mail))
        return { outcome: 'sent' }
      } catch (error) {
        return toReply(error)
      } finally {
        transport.close()
      }
    },
  }
}

/** Sends one mail to `to`, and says which step failed. */
export async function testStoreSmtp(inside: readonly string[], sender: Sender, to: string): Promise<{ readonly ok: true } | MailRefusal> {
  const transport = await connect(inside, sender, { ...deadlines, socketTimeout: 8_000 })
  if ('trouble' in transport) return transport
  try {
    await transport.sendMail({
      messageId: `<test-${randomUUID()}@${sender.from.split('@')[1] ?? 'partsdesk'}>`,
      from: sender.from,
      to,
      subject: 'Partsdesk: test / essai',
      text: 'This mail server works. / Ce serveur de courriel fonctionne.',
      headers: { 'Auto-Submitted': 'auto-generated' },
    })
    return { ok: true }
  } catch (error) {
    return toTrouble(error)
  } finally {
    transport.close()
  }
}

async function connect(inside: readonly string[], sender: Sender, times: typeof deadlines | { readonly socketTimeout: number }) {
  const found = await findHost(sender.host, sender.port, inside)
  if (!found.ok) return refusalOfHost(found)
  if (sender.tls === 'none' && !found.inside) return refusal('tls', '')
  return nodemailer.createTransport({
    host: found.address,
    port: sender.port,
    secure: sender.tls === 'tls',
    requireTLS: sender.tls === 'starttls',
    ignoreTLS: sender.tls === 'none',
    tls: { ...(isIP(sender.host) ? {} : { servername: sender.host }), rejectUnauthorized: !found.inside },
    ...(sender.user === null ? {} : { auth: { user: sender.user, pass: sender.password ?? '' } }),
    ...times,
  })
}

function toTrouble(error: unknown): MailRefusal {
  const message = error instanceof Error ? error.message : 'no answer'
  const code = codeOf(error)
  if (code === 'EAUTH' || code === 'ENOAUTH') return refusal('password', message)
  if (code === 'EENVELOPE' || code === 'EMESSAGE') return refusal('sender', message)
  if (isTlsTrouble(error)) return refusal('tls', message)
  if (['ESOCKET', 'ECONNECTION', 'ETIMEDOUT', 'ECONNREFUSED', 'EDNS'].includes(code)) return refusal('connection', message)
  return refusal('answer', message)
}

function saysOf({ trouble, message }: MailRefusal): string {
  return message || { name: 'no such host', private: 'an address of a private network', tls: 'no TLS' }[trouble as string] || trouble
}
