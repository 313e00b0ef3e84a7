import type { Database } from '../../database.ts'
import type { CarrierEvent } from '../records/event.ts'
import type { Webhook } from '../records/webhook.ts'
import { deliveriesOf } from '../../post/deliveries.ts'
import { bodyOf } from '../store.ts'

/** An event as the wire has it, and as it is sent: with the addresses that wait for it and those that have it. */
export function wireEvent(db: Database, event: CarrierEvent) {
  const deliveries = deliveriesOf(db, { event: event.id })
  const urls = (delivered: boolean) => {
    const webhooks = deliveries.filter(({ state }) => (state === 'delivered') === delivered).map(({ webhook }) => webhook)
    return [...new Set(webhooks.flatMap((webhook) => urlOf(db, webhook) ?? []))]
  }
  const pending = urls(false)
  return {
    ...event,
    object: 'Event',
    mode: 'test',
    status: pending.length > 0 ? 'pending' : 'completed',
    updated_at: event.created_at,
    pending_urls: pending,
    completed_urls: urls(true),
  }
}

/** Where a webhook goes; undefined once it was taken back. */
function urlOf(db: Database, webhook: string): string | undefined {
  return bodyOf<Webhook>(db.get("select body from objects where kind = 'webhook' and id = ?", webhook))?.url
}
