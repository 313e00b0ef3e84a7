import type { Database, Row } from '../../database.ts'
import { rowsThatFit } from '../../rows.ts'
import type { GatewayEvent } from '../objects/event.ts'
import { wantsEvent, type WebhookEndpoint } from '../objects/webhook-endpoint.ts'

/**
 * One event on its way to one endpoint. `at`: when it is sent next, seconds. `held` waits until a later one has overtaken it, `late` waits for its time,
 * `lost` will never be sent, `failed` was given up.
 */
export type Delivery = {
  readonly seq: number
  readonly account: string
  readonly event: string
  readonly type: string
  readonly endpoint: string
  readonly created: number
  readonly at: number
  readonly state: 'pending' | 'held' | 'late' | 'delivered' | 'failed' | 'lost'
  readonly attempts: number
  readonly status: number | null
  readonly problem: string | null
}

export const queueSchema = `
create table if not exists deliveries (seq integer primary key autoincrement, account text not null, event text not null, type text not null,
  endpoint text not null, created integer not null, at integer not null, state text not null, attempts integer not null, status integer, problem text,
  unique (event, endpoint));
create index if not exists deliveries_at on deliveries (state, at);`

const waiting = "state in ('pending', 'held', 'late')"

/** Puts an event on its way to every endpoint of the account that wants it. */
export function enqueue(db: Database, account: string, event: GatewayEvent) {
  for (const row of db.all("select body from objects where account = ? and kind = 'webhook_endpoint' order by seq", account)) {
    const endpoint = JSON.parse(String(row['body'])) as WebhookEndpoint
    if (!wantsEvent(endpoint, event.type)) continue
    db.run(
      "insert into deliveries (account, event, type, endpoint, created, at, state, attempts) values (?, ?, ?, ?, ?, ?, 'pending', 0)",
      account,
      event.id,
      event.type,
      endpoint.id,
      event.created,
      event.created,
    )
  }
}

/** What is to be sent by `now`, in the order in which it came to be due. */
export function dueDeliveries(db: Database, now: number): Delivery[] {
  return db.all(`select * from deliveries where ${waiting} and at <= ? order by at, seq`, now).map(deliveryOf)
}

/** When the next one is to be sent, seconds. */
export function nextDelivery(db: Database): number | undefined {
  const at = db.get(`select min(at) as at from deliveries where ${waiting}`)?.['at']
  return at === null || at === undefined ? undefined : Number(at)
}

/** Writes down what became of one. */
export function settle(db: Database, { seq }: Delivery, after: Pick<Delivery, 'state' | 'at' | 'attempts' | 'status' | 'problem'>) {
  db.run(
    'update deliveries set state = ?, at = ?, attempts = ?, status = ?, problem = ? where seq = ?',
    after.state,
    after.at,
    after.attempts,
    after.status,
    after.problem,
    seq,
  )
}

/** Lets those go that waited to be overtaken by one for the same endpoint. */
export function letOvertakenGo(db: Database, { seq, endpoint }: Delivery, now: number) {
  db.run("update deliveries set at = ? where state = 'held' and endpoint = ? and seq <> ?", now, endpoint, seq)
}

/** How many of an event's deliveries are still on their way. */
export function pendingOf(db: Database, event: string): number {
  return Number(db.get(`select count(*) as n from deliveries where event = ? and ${waiting}`, event)?.['n'])
}

/** All deliveries that fit, newest first. */
export function deliveriesOf(
  db: Database,
  ask: { readonly [name in 'account' | 'event' | 'endpoint' | 'state' | 'type']?: string | undefined },
): Delivery[] {
  return rowsThatFit(db, 'deliveries', ask, 'seq desc limit 500').map(deliveryOf)
}

function deliveryOf(row: Row): Delivery {
  return {
    seq: Number(row['seq']),
    account: String(row['account']),
    event: String(row['event']),
    type: String(row['type']),
    endpoint: String(row['endpoint']),
    created: Number(row['created']),
    at: Number(row['at']),
    state: row['state'] as Delivery['state'],
    attempts: Number(row['attempts']),
    status: row['status'] === null ? null : Number(row['status']),
    problem: row['problem'] === null ? null : String(row['problem']),
  }
}
