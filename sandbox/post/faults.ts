import type { Database, Row } from '../database.ts'

/** What can befall an event on its way: it comes twice, is overtaken by the next one, never comes, or comes late. */
export const webhookFaultKinds = ['duplicate', 'reorder', 'lose', 'late'] as const

/** `type` may hold `*`; `seconds`: how long a late one waits, and how long at most one waits to be overtaken; `times` counts down. */
export type WebhookFault = {
  readonly kind: (typeof webhookFaultKinds)[number]
  readonly type: string
  readonly times: number
  readonly seconds: number
}

/** Lets the next events that match go wrong. */
export function addWebhookFault(db: Database, { kind, type, times, seconds }: WebhookFault) {
  db.run('insert into webhook_faults (kind, type, times, seconds) values (?, ?, ?, ?)', kind, type, times, seconds)
}

/** The first fault for events of this type, used up once. */
export function takeWebhookFault(db: Database, type: string): WebhookFault | undefined {
  const row = db.get('select * from webhook_faults where times > 0 and ? glob type order by seq limit 1', type)
  if (!row) return undefined
  db.run('update webhook_faults set times = times - 1 where seq = ?', Number(row['seq']))
  return faultOf(row)
}

/** Faults that wait for an event. */
export function waitingWebhookFaults(db: Database): WebhookFault[] {
  return db.all('select * from webhook_faults where times > 0 order by seq').map(faultOf)
}

/** Takes all back. */
export function clearWebhookFaults(db: Database) {
  db.run('delete from webhook_faults')
}

function faultOf(row: Row): WebhookFault {
  return {
    kind: row['kind'] as WebhookFault['kind'],
    type: String(row['type']),
    times: Number(row['times']),
    seconds: Number(row['seconds']),
  }
}
