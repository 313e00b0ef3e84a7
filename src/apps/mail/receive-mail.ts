import { openReceiver, type Receiver } from '#adapters/mail/incoming/index.ts'
import { mailLimit } from '#domain/mail/incoming.ts'
import { findPlace } from '#order/messages/incoming/find-place.ts'
import { takeMail } from '#order/messages/incoming/take-mail.ts'
import type { App } from '#platform/app.ts'
import { errorCode } from '#platform/files.ts'
import { StartRefusal } from '#platform/start-refusal.ts'

/** Opens the door for customers' answers; undefined when the desk takes no mail in. */
export async function receiveMail(app: App): Promise<Receiver | undefined> {
  const { incoming } = app.config.mail
  if (!incoming) return undefined
  const { host, port } = incoming
  return openReceiver({
    host,
    port,
    limit: mailLimit,
    knows: async (address) => (await findPlace(app, address)) !== undefined,
    take: (addresses, mail) => takeMail(app, addresses, mail),
    troubled: (error) => app.log.error({ error: error instanceof Error ? error.message : 'unknown' }, 'mail could not be taken in'),
  }).catch((error: unknown) => {
    throw new StartRefusal(`Mail cannot be taken in at ${host}:${port} (${errorCode(error) || 'unknown'}). Set MAIL_IN to another address.`)
  })
}
