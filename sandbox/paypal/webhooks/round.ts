import type { Clock } from '../../clock.ts'
import type { Database } from '../../database.ts'
import type { Round } from '../../post/postman.ts'
import type { PayPalEvent, Webhook } from '../records/webhook.ts'
import { bodyOf } from '../store.ts'
import { handOver } from './hand-over.ts'
import type { Signer } from './sign.ts'

type World = { readonly db: Database; readonly clock: Clock; readonly signer: Signer; readonly origin: () => string }

/** PayPal tries up to 25 times over three days ("Webhooks": "Message delivery"). */
const maxTries = 25

/** How PayPal's events are handed over. */
export function paypalRound(world: World): Round {
  const { db, clock } = world
  return {
    db,
    clock,
    retry: (tries) => (tries >= maxTries ? null : Math.min(4 * 3600, 60 * 2 ** tries)),
    handOver: async ({ event, webhook, transmission }, stopping) => {
      const to = bodyOf<Webhook>(db.get("select body from objects where kind = 'webhook' and id = ?", webhook))
      const told = bodyOf<PayPalEvent>(db.get("select body from objects where kind = 'event' and id = ?", event))
      return to && told ? handOver(world, { url: to.url, webhook, transmission, event: told }, stopping) : null
    },
  }
}
