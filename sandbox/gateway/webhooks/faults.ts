import type { Database } from '../../database.ts'

/**
 * What can go wrong on the way to an endpoint: sent twice, overtaken by the next one, never sent, sent late. Retries and restarts happen without being
 * asked for.
 */
export const webhookFaultKinds = ['duplicate', 'reorder', 'lose', 'late'] as const
type WebhookFaultKind = (typeof webhookFaultKinds)[number]

/** `type` may hold `*`; `seconds`: how long a late one waits, and how long at most one waits to be overtaken; `times` counts down. */
export type WebhookFault = { readonly kind: WebhookFaultKind; readonly type: string; readonly seconds: number; readonly times: number }

export const webhookFaultsSchema =
  'create table if not exists webhook_faults (seq integer primary key autoincrement, times integer not null, body text not null);'

/** Lets the next deliveries that match go wrong. */
export function addWebhookFault(db: Database, fault: WebhookFault) {
  db.run('insert into webhook_faults (times, body) values (?, ?)', fault.times, JSON.stringify(fault))
}

/** The first fault for events of this type, used up once. */
export function takeWebhookFault(db: Database, type: string): WebhookFault | undefined {
  const hit = db.get("select seq, body from webhook_faults where times > 0 and ? glob body ->> 'type' order by seq", type)
  if (!hit) return undefined
  db.run('update webhook_faults set times = times - 1 where seq = ?', Number(hit['seq']))
  return JSON.parse(String(hit['body'])) as WebhookFault
}

/** Faults that wait for an event. */
export function waitingWebhookFaults(db: Database): WebhookFault[] {
  return db
    .all('select times, body from webhook_faults where times > 0 order by seq')
    .map((row) => ({ ...(JSON.parse(String(row['body'])) as WebhookFault), times: Number(row['times']) }))
}

/** Takes all back. */
export function clearWebhookFaults(db: Database) {
  db.run('delete from webhook_faults')
}
