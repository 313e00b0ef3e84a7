import { randomUUID } from 'node:crypto'
import type { Database, Row } from '../../database.ts'
import { rowsThatFit } from '../../rows.ts'
import type { PayPalEvent, Webhook } from '../records/webhook.ts'
import { bodyOf } from '../store.ts'
import { takeWebhookFault } from '../../webhook-faults.ts'

/** One event on its way to one webhook. `held` waits until a later one has overtaken it, `late` for its time, `lost` is never sent, `failed` was given up. */
export type Delivery = {
  readonly seq: number
  readonly account: string
  readonly webhook: string
  readonly event: string
  readonly type: string
  readonly transmission: string
  readonly state: 'pending' | 'held' | 'late' | 'delivered' | 'failed' | 'lost'
  /** When it is sent next, in seconds. */
  readonly due: number
  readonly tries: number
  /** What the store answered last; 0 when nothing did. */
  readonly status: number | null
}

const waiting = "state in ('pending', 'held', 'late')"

/** Hands an event to every webhook of the account that wants it, each as the next fault for it says. */
export function queue(db: Database, account: string, event: PayPalEvent, now: number) {
  const type = event.wire.event_type
  for (const webhook of webhooksOf(db, account)) {
    if (!webhook.types.includes('*') && !webhook.types.includes(type)) continue
    const to = { account, webhook: webhook.id, event: event.id, type }
    const fault = takeWebhookFault(db, type)
    if (fault?.kind === 'lose') enqueue(db, to, 'lost', now)
    else if (fault?.kind === 'late') enqueue(db, to, 'late', now + fault.seconds)
    else if (fault?.kind === 'reorder') enqueue(db, to, 'held', now + fault.seconds)
    else enqueue(db, to, 'pending', now)
    if (fault?.kind === 'duplicate') enqueue(db, to, 'pending', now)
  }
}

/** Puts one event on its way to one webhook. */
export function enqueue(
  db: Database,
  { account, webhook, event, type }: Pick<Delivery, 'account' | 'webhook' | 'event' | 'type'>,
  state: Delivery['state'],
  due: number,
) {
  db.run(
    'insert into deliveries (account, webhook, event, type, transmission, state, due) values (?, ?, ?, ?, ?, ?, ?)',
    account,
    webhook,
    event,
    type,
    randomUUID(),
    state,
    due,
  )
}

/** The webhooks that have something coming by now. */
export function webhooksDue(db: Database, now: number): string[] {
  return db.all(`select distinct webhook from deliveries where ${waiting} and due <= ?`, now).map((row) => String(row['webhook']))
}

/** What goes to a webhook next, if anything is due. */
export function nextTo(db: Database, webhook: string, now: number): Delivery | undefined {
  const row = db.get(`select * from deliveries where webhook = ? and ${waiting} and due <= ? order by due, seq limit 1`, webhook, now)
  return row && deliveryOf(row)
}

/** Writes down what became of one; once one has arrived, earlier ones go that waited to be overtaken. */
export function settle(db: Database, { seq, webhook }: Delivery, after: Pick<Delivery, 'state' | 'tries' | 'status' | 'due'>, now: number) {
  db.run(
    'update deliveries set state = ?, tries = ?, status = ?, due = ? where seq = ?',
    after.state,
    after.tries,
    after.status,
    after.due,
    seq,
  )
  if (after.state === 'delivered')
    db.run("update deliveries set due = ? where state = 'held' and webhook = ? and seq < ?", now, webhook, seq)
}

/** All deliveries that fit, newest first. */
export function deliveriesOf(
  db: Database,
  ask: { readonly [name in 'account' | 'event' | 'webhook' | 'state' | 'type']?: string | undefined },
): Delivery[] {
  return rowsThatFit(db, 'deliveries', ask, 'seq desc limit 500').map(deliveryOf)
}

function webhooksOf(db: Database, account: string): Webhook[] {
  return db
    .all("select body from objects where account = ? and kind = 'webhook' order by seq", account)
    .flatMap((row) => bodyOf<Webhook>(row) ?? [])
}

function deliveryOf(row: Row): Delivery {
  return {
    seq: Number(row['seq']),
    account: String(row['account']),
    webhook: String(row['webhook']),
    event: String(row['event']),
    type: String(row['type']),
    transmission: String(row['transmission']),
    state: row['state'] as Delivery['state'],
    due: Number(row['due']),
    tries: Number(row['tries']),
    status: row['status'] === null ? null : Number(row['status']),
  }
}
