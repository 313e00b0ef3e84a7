import type { Database } from '../../database.ts'
import { send } from '../../post/deliveries.ts'
import type { PayPalEvent, Webhook } from '../records/webhook.ts'
import { bodyOf } from '../store.ts'

/** Hands an event to every webhook of the account that wants it. */
export function queue(db: Database, account: string, event: PayPalEvent, now: number) {
  const type = event.wire.event_type
  const rows = db.all("select body from objects where account = ? and kind = 'webhook' order by seq", account)
  for (const { id, types } of rows.flatMap((row) => bodyOf<Webhook>(row) ?? []))
    if (types.includes('*') || types.includes(type)) send(db, { account, webhook: id, event: event.id, type }, now)
}
