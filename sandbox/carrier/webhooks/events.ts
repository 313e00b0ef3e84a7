import type { Database } from '../../database.ts'
import type { CarrierEvent } from '../records/event.ts'
import { deliveriesOf } from './queue.ts'

/** An event as the wire has it, and as it is sent: with the addresses that wait for it and those that have it. */
export function wireEvent(db: Database, event: CarrierEvent) {
  const deliveries = deliveriesOf(db, { event: event.id })
  const urls = (delivered: boolean) => [
    ...new Set(deliveries.filter(({ state }) => (state === 'delivered') === delivered).map(({ url }) => url)),
  ]
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
