import { createHmac } from 'node:crypto'
import { isOnThisMachine } from '../../gateway/webhooks/this-machine.ts'
import type { Webhook } from '../records/webhook.ts'

/** EasyPost waits seven seconds for an answer ("Webhooks": "Responding"). */
const patience = 7000

/** Posts one event, signed over its exact bytes when the webhook has a secret, and says what was answered; 0 when nothing was. Redirects are not followed. */
export async function handOver(webhook: Webhook, body: string, stopping: AbortSignal): Promise<number> {
  if (!isOnThisMachine(webhook.url)) return 0
  const own = Object.fromEntries(webhook.custom_headers.map(({ name, value }) => [name, value]))
  try {
    const answer = await fetch(webhook.url, {
      method: 'POST',
      redirect: 'manual',
      headers: {
        ...own,
        'content-type': 'application/json',
        'user-agent': 'EasyPost Webhooks (sandbox)',
        ...signature(webhook.secret, body),
      },
      body,
      signal: AbortSignal.any([stopping, AbortSignal.timeout(patience)]),
    })
    await answer.arrayBuffer()
    return answer.status
  } catch {
    // Nobody listens there, or not in time: tried again later.
    return 0
  }
}

/** The secret in the one form Unicode has for it (NFKD), as EasyPost's clients read it. */
function signature(secret: string | null, body: string): Record<string, string> {
  if (secret === null) return {}
  const hex = createHmac('sha256', Buffer.from(secret.normalize('NFKD'), 'utf8'))
    .update(body)
    .digest('hex')
  return { 'x-hmac-signature': `hmac-sha256-hex=${hex}` }
}
