import { readFile } from 'node:fs/promises'
import { openReceiver, type Receiver } from '#adapters/mail/incoming/index.ts'
import { checkSender, type CheckSender } from '#adapters/mail/incoming/check-sender.ts'
import { mailLimit } from '#domain/mail/incoming.ts'
import { findPlace } from '#order/messages/incoming/find-place.ts'
import { takeMail } from '#order/messages/incoming/take-mail.ts'
import type { App } from '#platform/app.ts'
import { errorCode } from '#platform/files.ts'
import { StartRefusal } from '#platform/start-refusal.ts'

/** Opens the door for customers' answers; undefined when the desk takes no mail in. `check` judges senders instead of the DNS. */
export async function receiveMail(app: App, check?: CheckSender): Promise<Receiver | undefined> {
  const { incoming, tls, checkSenders } = app.config.mail
  if (!incoming) return undefined
  const { host, port, domain } = incoming
  const certificate = tls && (await readCertificate(tls))
  return openReceiver({
    host,
    port,
    limit: mailLimit,
    domain,
    certificate,
    check: check ?? (checkSenders ? checkSender : undefined),
    knows: async (address) => (await findPlace(app, address)) !== undefined,
    take: (addresses, mail) => takeMail(app, addresses, mail),
    troubled: (error) => app.log.error({ error: error instanceof Error ? error.message : 'unknown' }, 'mail could not be taken in'),
  }).catch((error: unknown) => {
    throw new StartRefusal(`Mail cannot be taken in at ${host}:${port} (${errorCode(error) || 'unknown'}). Set MAIL_IN to another address.`)
  })
}

async function readCertificate({ cert, key }: { readonly cert: string; readonly key: string }) {
  try {
    return { cert: await readFile(cert, 'utf8'), key: await readFile(key, 'utf8') }
  } catch (error) {
    throw new StartRefusal(`MAIL_IN_CERT or MAIL_IN_KEY cannot be read (${errorCode(error) || 'unknown'}). Both name PEM files.`)
  }
}
