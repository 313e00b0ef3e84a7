import type { Database, Row } from '../../database.ts'
import { takeWebhookFault } from '../../webhook-faults.ts'
import type { CarrierEvent } from '../records/event.ts'
import type { Webhook } from '../records/webhook.ts'
import { bodyOf } from '../store.ts'

/** One event on its way to one webhook. `held` waits until a later one has overtaken it, `late` for its time, `lost` is never sent, `failed` was given up. */
export type Delivery = {
  readonly seq: number
  readonly account: string
  readonly webhook: string
  readonly event: string
  readonly type: string
  readonly url: string
  readonly state: 'pending' | 'held' | 'late' | 'delivered' | 'failed' | 'lost'
  /** When it is sent next, in seconds. */
  readonly due: number
  readonly tries: number
  /** What was answered last; 0 when nothing was. */
  readonly status: number | null
}

const waiting = "state in ('pending', 'held', 'late')"

/** Hands an event to every webhook of the account, each as the next fault for it says. EasyPost's webhooks hear of everything. */
export function queue(db: Database, account: string, { id, description }: CarrierEvent, now: number) {
  const rows = db.all("select body from objects where account = ? and kind = 'webhook' order by seq", account)
  for (const webhook of rows.flatMap((row) => bodyOf<Webhook>(row) ?? [])) {
    if (webhook.disabled_at !== null) continue
    const put = (state: Delivery['state'], due: number) =>
      enqueue(db, { account, webhook: webhook.id, event: id, type: description, url: webhook.url, state, due })
    const fault = takeWebhookFault(db, description)
    if (fault?.kind === 'lose') put('lost', now)
    else if (fault?.kind === 'late') put('late', now + fault.seconds)
    else if (fault?.kind === 'reorder') put('held', now + fault.seconds)
    else put('pending', now)
    if (fault?.kind === 'duplicate') put('pending', now)
  }
}

function enqueue(db: Database, { account, webhook, event, type, url, state, due }: Omit<Delivery, 'seq' | 'tries' | 'status'>) {
  db.run(
    'insert into deliveries (account, webhook, event, type, url, state, due) values (?, ?, ?, ?, ?, ?, ?)',
    account,
    webhook,
    event,
    type,
    url,
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
  const { state, tries, status, due } = after
  db.run('update deliveries set state = ?, tries = ?, status = ?, due = ? where seq = ?', state, tries, status, due, seq)
  if (state === 'delivered') db.run("update deliveries set due = ? where state = 'held' and webhook = ? and seq < ?", now, webhook, seq)
}

/** All deliveries that fit, newest first. */
export function deliveriesOf(
  db: Database,
  ask: { readonly [name in 'account' | 'event' | 'webhook' | 'state' | 'type']?: string | undefined },
): Delivery[] {
  const given = Object.entries(ask).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]))
  const where = ['1 = 1', ...given.map(([name]) => `${name} = ?`)].join(' and ')
  return db.all(`select * from deliveries where ${where} order by seq desc limit 500`, ...given.map(([, value]) => value)).map(deliveryOf)
}

function deliveryOf(row: Row): Delivery {
  return {
    seq: Number(row['seq']),
    account: String(row['account']),
    webhook: String(row['webhook']),
    event: String(row['event']),
    type: String(row['type']),
    url: String(row['url']),
    state: row['state'] as Delivery['state'],
    due: Number(row['due']),
    tries: Number(row['tries']),
    status: row['status'] === null ? null : Number(row['status']),
  }
}
