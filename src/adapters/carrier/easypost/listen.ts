import type { Carrier } from '#ports/carrier.ts'
import type { Client } from './client.ts'
import { toFailure } from './failures.ts'
import { MadeWebhookShape } from './shapes.ts'

/**
 * Makes a webhook and takes the one before back: an update changes the secret and not the address (docs.easypost.com/docs/webhooks). The new one comes first, so
 * that nothing is missed between them.
 */
export function listenOf(client: Client): Carrier['listenAt'] {
  return async (url, secret, old) => {
    try {
      const { id } = MadeWebhookShape.parse(await client.Webhook.create({ url, webhook_secret: secret }))
      if (old !== null) await takeBack(client, old)
      return { outcome: 'done', reference: id }
    } catch (thrown) {
      return toFailure(thrown, false)
    }
  }
}

async function takeBack(client: Client, id: string): Promise<void> {
  try {
    await client.Webhook.delete(id)
  } catch {
    // Gone already, or nobody answers: what it still sends finds no door here, and EasyPost gives up on an address that refuses.
  }
}
