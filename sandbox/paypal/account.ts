import type { Database } from '../database.ts'
import type { Effect } from './effects.ts'
import { missing } from './wire/errors.ts'
import { merchantId, newEventId } from './ids.ts'
import type { Authorization } from './records/authorization.ts'
import type { Capture } from './records/capture.ts'
import type { Dispute } from './records/dispute.ts'
import { iso } from './records/links.ts'
import type { Order } from './records/order.ts'
import type { PaymentToken, SetupToken } from './records/payment-token.ts'
import type { Refund } from './records/refund.ts'
import type { PayPalEvent, Webhook } from './records/webhook.ts'
import { bodyOf, switchesOf } from './store.ts'
import { eventTypes, type EventType } from './webhooks/event-types.ts'
import { queue } from './webhooks/queue.ts'

/** Every kind of thing that is kept, by the word in its `kind`. */
export type Kinds = {
  readonly order: Order
  readonly authorization: Authorization
  readonly capture: Capture
  readonly refund: Refund
  readonly payment_token: PaymentToken
  readonly setup_token: SetupToken
  readonly dispute: Dispute
  readonly webhook: Webhook
  readonly event: PayPalEvent
}
export type Kind = keyof Kinds

/** Something PayPal does by itself once its time has come. */
export type DueAction = 'lapse' | 'expire' | 'accept' | 'settle' | 'fail' | 'lose'

/** One account's view of the store during one request, or during one deed of PayPal itself. */
export type Account = ReturnType<typeof accountIn>

/** Everything one account owns. What belongs to others does not exist for it. `origin` stands in every link. */
export function accountIn(db: Database, name: string, now: number, origin: string) {
  const find = <K extends Kind>(kind: K, id: string): Kinds[K] | undefined =>
    bodyOf<Kinds[K]>(db.get('select body from objects where id = ? and account = ? and kind = ?', id, name, kind))
  return {
    name,
    now,
    db,
    origin,
    switches: switchesOf(db, name, now),
    payee: { email_address: `${name.toLowerCase()}@merchant.example`, merchant_id: merchantId(name) },
    find,
    /** The thing, or PayPal's 404; `field` is the parameter that named it. */
    need: <K extends Kind>(kind: K, id: string, field = `${kind}_id`): Kinds[K] => {
      const found = find(kind, id)
      if (!found) throw missing(field, id)
      return found
    },
    /** What belongs to another thing, oldest first: captures to an order, refunds to a capture, wallets to a customer. */
    under: <K extends Kind>(kind: K, parent: string): Kinds[K][] =>
      db
        .all('select body from objects where account = ? and kind = ? and parent = ? order by seq', name, kind, parent)
        .flatMap((row) => bodyOf<Kinds[K]>(row) ?? []),
    /** What carries this invoice id. */
    invoiced: <K extends Kind>(kind: K, invoice: string): Kinds[K][] =>
      db
        .all('select body from objects where account = ? and kind = ? and tag = ? order by seq', name, kind, invoice)
        .flatMap((row) => bodyOf<Kinds[K]>(row) ?? []),
    all: <K extends Kind>(kind: K): Kinds[K][] =>
      db
        .all('select body from objects where account = ? and kind = ? order by seq', name, kind)
        .flatMap((row) => bodyOf<Kinds[K]>(row) ?? []),
    put: <T extends Kinds[Kind]>(thing: T): T => {
      keep(db, name, thing)
      return thing
    },
    remove: (id: string) => db.run('delete from objects where id = ? and account = ?', id, name),
    /** Tells the world what happened; `resource` is the thing as it now is on the wire. */
    emit: (type: EventType, id: string, resource: object) => {
      const event = newEvent(type, id, resource, now, origin)
      keep(db, name, event)
      queue(db, name, event, now)
    },
    effect: (effect: Effect) => db.run('insert into effects (account, at, body) values (?, ?, ?)', name, now, JSON.stringify(effect)),
    schedule: (at: number, id: string, action: DueAction) =>
      db.run('insert or replace into due (at, account, id, action) values (?, ?, ?, ?)', at, name, id, action),
    unschedule: (id: string) => db.run('delete from due where id = ?', id),
  }
}

/** An event about a resource, as it is kept and carried. */
export function newEvent(type: EventType, id: string, resource: object, now: number, origin: string): PayPalEvent {
  const { resource: resource_type, version, summary } = eventTypes[type]
  const event = newEventId()
  const self = `${origin}/v1/notifications/webhooks-events/${event}`
  return {
    kind: 'event',
    id: event,
    about: id,
    created: now,
    wire: {
      id: event,
      event_version: '1.0',
      create_time: iso(now),
      resource_type,
      ...(version ? { resource_version: version } : {}),
      event_type: type,
      summary,
      resource,
      links: [
        { href: self, rel: 'self', method: 'GET' },
        { href: `${self}/resend`, rel: 'resend', method: 'POST' },
      ],
    },
  }
}

function keep(db: Database, account: string, thing: Kinds[Kind]) {
  db.run(
    `insert into objects (account, kind, id, created, parent, tag, body) values (?, ?, ?, ?, ?, ?, ?)
     on conflict (id) do update set tag = excluded.tag, body = excluded.body`,
    account,
    thing.kind,
    thing.id,
    thing.created,
    parentOf(thing),
    tagOf(thing),
    JSON.stringify(thing),
  )
}

function parentOf(thing: Kinds[Kind]): string | null {
  switch (thing.kind) {
    case 'authorization':
    case 'capture':
      return thing.order
    case 'refund':
    case 'dispute':
      return thing.capture
    case 'payment_token':
      return thing.customer
    case 'event':
      return thing.about
    case 'order':
    case 'setup_token':
    case 'webhook':
      return null
  }
}

function tagOf(thing: Kinds[Kind]): string | null {
  if (thing.kind === 'capture' || thing.kind === 'refund' || thing.kind === 'authorization') return thing.invoice_id
  return thing.kind === 'event' ? thing.wire.event_type : null
}
