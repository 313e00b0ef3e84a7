import type { Clock } from '../../clock.ts'
import type { Database } from '../../database.ts'
import type { Round } from '../../post/postman.ts'
import type { CarrierEvent } from '../records/event.ts'
import type { Webhook } from '../records/webhook.ts'
import { bodyOf } from '../store.ts'
import { writeJson } from '../wire/json.ts'
import { wireEvent } from './events.ts'
import { handOver } from './hand-over.ts'

/** Tried again after 1, 2, 4 … minutes of the twin's time, then given up. */
const maxTries = 8

/** How the carrier's events are handed over; parcels move first. */
export function carrierRound(world: { readonly db: Database; readonly clock: Clock; readonly catchUp: () => void }): Round {
  const { db } = world
  return {
    ...world,
    retry: (tries) => (tries >= maxTries ? null : 60 * 2 ** (tries - 1)),
    handOver: async ({ event, webhook }, stopping) => {
      const to = bodyOf<Webhook>(db.get("select body from objects where kind = 'webhook' and id = ?", webhook))
      const told = bodyOf<CarrierEvent>(db.get("select body from objects where kind = 'event' and id = ?", event))
      return to && told ? handOver(to, writeJson(wireEvent(db, told)), stopping) : null
    },
  }
}
