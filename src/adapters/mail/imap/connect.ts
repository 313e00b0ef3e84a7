import { ImapFlow } from 'imapflow'
import { isIP } from 'node:net'
import { findHost } from '#platform/outside/find-host.ts'
import type { Mailbox, MailRefusal } from '#ports/mail-servers.ts'
import { codeOf, isTlsTrouble, refusal, refusalOfHost } from '../trouble.ts'

/** Signs in at a mailbox; the caller closes the client. Answers what failed within some ten seconds. */
export async function connect(inside: readonly string[], mailbox: Mailbox): Promise<ImapFlow | MailRefusal> {
  const found = await findHost(mailbox.host, mailbox.port, inside)
  if (!found.ok) return refusalOfHost(found)
  if (mailbox.tls === 'none' && !found.inside) return refusal('tls', '')
  const client = new ImapFlow({
    host: found.address,
    ...(isIP(mailbox.host) ? {} : { servername: mailbox.host }),
    port: mailbox.port,
    secure: mailbox.tls === 'tls',
    ...(mailbox.tls === 'none' ? { doSTARTTLS: false } : {}),
    ...(mailbox.tls === 'starttls' ? { doSTARTTLS: true } : {}),
    tls: { rejectUnauthorized: !found.inside },
    auth: { user: mailbox.user ?? '', pass: mailbox.password ?? '' },
    logger: false,
    disableAutoIdle: true,
    connectionTimeout: 5_000,
    greetingTimeout: 5_000,
    // Longer than an IDLE is renewed by.
    socketTimeout: 120_000,
    maxIdleTime: 60_000,
  })
  client.on('error', () => undefined)
  try {
    await withDeadline(client.connect(), 10_000)
    return client
  } catch (error) {
    client.close()
    return toTrouble(error)
  }
}

/** What a failed call of the client means. */
export function toTrouble(error: unknown): MailRefusal {
  const message = messageOf(error)
  if (typeof error === 'object' && error !== null && 'authenticationFailed' in error && error.authenticationFailed === true)
    return refusal('password', message)
  const code = codeOf(error)
  if (isTlsTrouble(error) && !code.endsWith('TIMEOUT')) return refusal('tls', message)
  if (/^(?:E[A-Z]\w+|NoConnection|.*_TIMEOUT|ClosedAfterConnect\w*)$/.test(code)) return refusal('connection', message)
  return refusal('answer', message)
}

function messageOf(error: unknown): string {
  if (typeof error === 'object' && error !== null && 'responseText' in error) return String(error.responseText)
  return error instanceof Error ? error.message : 'no answer'
}

/** The work's own end, or a fault after so many milliseconds: no server holds a worker for good. */
export function withDeadline<T>(work: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(Object.assign(new Error('no answer in time'), { code: 'ETIMEDOUT' })), ms)
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}
