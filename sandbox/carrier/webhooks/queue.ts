import type { Database } from '../../database.ts'
import { send } from '../../post/deliveries.ts'
import type { CarrierEvent } from '../records/event.ts'
import type { Webhook } from '../records/webhook.ts'
import { bodyOf } from '../store.ts'

/** Hands an event to every webhook of the account: EasyPost's hear of everything. */
export function queue(db: Database, account: string, { id, description }: CarrierEvent, now: number) {
  const rows = db.all("select body from objects where account = ? and kind = 'webhook' order by seq", account)
  for (const webhook of rows.flatMap((row) => bodyOf<Webhook>(row) ?? []))
    if (webhook.disabled_at === null) send(db, { account, webhook: webhook.id, event: id, type: description }, now)
}
