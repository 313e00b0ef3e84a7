import { randomUUID } from 'node:crypto'
import type { Database, Row } from '../database.ts'
import { rowsThatFit } from '../rows.ts'
import { takeWebhookFault } from './faults.ts'

/** The tables of a twin that sends webhooks: what is on its way, what will go wrong with it, and whether it goes by itself. */
export const postSchema = `
create table if not exists deliveries (seq integer primary key autoincrement, account text not null, webhook text not null, event text not null,
  type text not null, transmission text not null, state text not null, due integer not null, tries integer not null default 0, status integer);
create index if not exists deliveries_due on deliveries (state, due);
create table if not exists webhook_faults (seq integer primary key autoincrement, kind text not null, type text not null, times integer not null,
  seconds integer not null);
create table if not exists post (id integer primary key check (id = 1), automatic integer not null);`

/** Their names, for who empties them. */
export const postTables = ['deliveries', 'webhook_faults', 'post'] as const

/** One event on its way to one webhook. `held` waits until a later one has overtaken it, `late` for its time, `lost` is never sent, `failed` was given up. */
export type Delivery = {
  readonly seq: number
  readonly account: string
  readonly webhook: string
  readonly event: string
  readonly type: string
  /** an id of its own for each delivery, the same at every try */
  readonly transmission: string
  readonly state: 'pending' | 'held' | 'late' | 'delivered' | 'failed' | 'lost'
  /** When it is sent next, in seconds. */
  readonly due: number
  readonly tries: number
  /** What was answered last; 0 when nothing was. */
  readonly status: number | null
}

const waiting = "state in ('pending', 'held', 'late')"

/** What goes to whom. */
export type Letter = Pick<Delivery, 'account' | 'webhook' | 'event' | 'type'>

/** Sends an event to one webhook, as the next fault for its type says. */
export function send(db: Database, letter: Letter, now: number) {
  const fault = takeWebhookFault(db, letter.type)
  if (fault?.kind === 'lose') enqueue(db, letter, 'lost', now)
  else if (fault?.kind === 'late') enqueue(db, letter, 'late', now + fault.seconds)
  else if (fault?.kind === 'reorder') enqueue(db, letter, 'held', now + fault.seconds)
  else enqueue(db, letter, 'pending', now)
  if (fault?.kind === 'duplicate') enqueue(db, letter, 'pending', now)
}

/** Puts one event on its way to one webhook. */
export function enqueue(db: Database, { account, webhook, event, type }: Letter, state: Delivery['state'], due: number) {
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

/** Does the postman go by himself? */
export function isAutomatic(db: Database): boolean {
  return db.get('select automatic from post')?.['automatic'] !== 0
}

/** Lets the postman go by himself, or only when he is sent. */
export function setAutomatic(db: Database, automatic: boolean) {
  db.run('insert into post (id, automatic) values (1, ?) on conflict (id) do update set automatic = excluded.automatic', automatic ? 1 : 0)
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
