import { openDatabase, type Database, type Row } from '../database.ts'
import { missing } from './errors.ts'
import type { BalanceTransaction } from './objects/balance-transaction.ts'
import type { Charge } from './objects/charge.ts'
import type { Metadata } from './objects/common.ts'
import type { Customer } from './objects/customer.ts'
import type { Dispute } from './objects/dispute.ts'
import type { EarlyFraudWarning } from './objects/early-fraud-warning.ts'
import { newEvent, type EventType, type GatewayEvent } from './objects/event.ts'
import type { PaymentIntent } from './objects/payment-intent.ts'
import type { Behaviour, PaymentMethod } from './objects/payment-method.ts'
import type { Refund } from './objects/refund.ts'
import type { SetupIntent } from './objects/setup-intent.ts'
import type { WebhookEndpoint } from './objects/webhook-endpoint.ts'
import { switchesOf } from './switches.ts'
import { webhookFaultsSchema } from './webhooks/faults.ts'
import { enqueue, queueSchema } from './webhooks/queue.ts'

/** Every kind of object that is kept; the word is the object's own `object` field. */
export type Kinds = {
  readonly balance_transaction: BalanceTransaction
  readonly charge: Charge
  readonly customer: Customer
  readonly deleted_customer: { readonly id: string; readonly object: 'customer'; readonly deleted: true }
  readonly dispute: Dispute
  readonly event: GatewayEvent
  readonly payment_intent: PaymentIntent
  readonly payment_method: PaymentMethod
  readonly 'radar.early_fraud_warning': EarlyFraudWarning
  readonly refund: Refund
  readonly setup_intent: SetupIntent
  readonly webhook_endpoint: WebhookEndpoint
}
export type Kind = keyof Kinds

/** What is kept beside an object and never told. */
type Hidden = {
  readonly payment_method: Behaviour
  readonly payment_intent: { readonly moto: boolean }
  readonly setup_intent: { readonly moto: boolean }
  readonly webhook_endpoint: { readonly secret: string }
}

/** Money that really moved, or was held or let go: what a ledger elsewhere is compared with. Minor units. */
type Effect = {
  readonly kind: 'authorize' | 'sale' | 'capture' | 'refund' | 'refund_reversed' | 'void' | 'dispute' | 'dispute_reversed'
  readonly amount: number
  readonly currency: string
  readonly payment_intent: string
  readonly charge: string
  readonly refund: string | null
  readonly dispute?: string
  readonly metadata: Metadata
}
export type StoredEffect = Effect & { readonly seq: number; readonly account: string; readonly at: number }

/** Something the gateway does by itself once its time has come. */
export type DueAction = 'expire' | 'settle' | 'fail' | 'dispute' | 'warn' | 'unanswered' | 'lapse' | 'win' | 'lose' | 'escalate'

const schema = `
create table if not exists objects (seq integer primary key autoincrement, account text not null, kind text not null, id text not null unique,
  created integer not null, customer text, parent text, hidden text, body text not null);
create index if not exists objects_list on objects (account, kind, seq);
create index if not exists objects_parent on objects (parent);
create table if not exists effects (seq integer primary key autoincrement, account text not null, at integer not null, body text not null);
create table if not exists due (at integer not null, account text not null, id text not null, action text not null, primary key (id, action));
create index if not exists due_at on due (at);
create table if not exists replies (account text not null, key text not null, print text not null, status integer not null, body text not null,
  request text not null, created integer not null, primary key (account, key));
create table if not exists accounts (name text primary key, created integer not null);
create table if not exists switches (account text primary key, body text not null);${queueSchema}${webhookFaultsSchema}`

/** Opens the gateway's file. */
export function openGatewayDatabase(folder: string): Database {
  return openDatabase(folder, 'gateway', schema)
}

/** One account's view of the store during one request (or one deed of the gateway itself). */
export type Account = ReturnType<typeof accountIn>

/** Everything one account owns. Objects of other accounts do not exist for it. */
export function accountIn(db: Database, name: string, now: number, request: GatewayEvent['request']) {
  const row = <K extends Kind>(kind: K, id: string) =>
    db.get('select * from objects where id = ? and account = ? and kind = ?', id, name, kind)
  const find = <K extends Kind>(kind: K, id: string): Kinds[K] | undefined => bodyOf<Kinds[K]>(row(kind, id))
  return {
    name,
    now,
    db,
    request,
    find,
    /** The object, or the gateway's 404. */
    need: <K extends Kind>(kind: K, id: string, param?: string): Kinds[K] => {
      const object = find(kind, id)
      if (!object) throw missing(kind === 'payment_method' ? 'PaymentMethod' : kind, id, param)
      return object
    },
    switches: () => switchesOf(db, name),
    hiddenOf: <K extends keyof Hidden>(kind: K, id: string): Hidden[K] | undefined => {
      const hidden = row(kind, id)?.['hidden']
      return hidden ? (JSON.parse(String(hidden)) as Hidden[K]) : undefined
    },
    /** Stores an object as it now is; `hidden` is kept unless given. */
    put: <T extends Keepable>(object: T, hidden?: Hidden[keyof Hidden]): T => {
      keep(db, name, object, hidden)
      return object
    },
    /** Leaves only a mark that the object was there. */
    remove: ({ id, object }: Customer) => {
      const mark = { id, object, deleted: true } as const
      db.run(`update objects set kind = 'deleted_customer', hidden = null, body = ? where id = ?`, JSON.stringify(mark), id)
      return mark
    },
    /** Leaves nothing. */
    forget: (id: string) => db.run('delete from objects where id = ? and account = ?', id, name),
    /** Tells what happened, to every endpoint that wants to hear it; `before` is the object as it was, where the event says what changed. */
    emit: (type: EventType, object: object, before?: object) => {
      const event = newEvent(now, type, { object, before }, request)
      keep(db, name, event)
      enqueue(db, name, event)
    },
    effect: (effect: Effect) => db.run('insert into effects (account, at, body) values (?, ?, ?)', name, now, JSON.stringify(effect)),
    schedule: (at: number, id: string, action: DueAction) =>
      db.run('insert or replace into due (at, account, id, action) values (?, ?, ?, ?)', at, name, id, action),
    unschedule: (id: string) => db.run('delete from due where id = ?', id),
  }
}

/** Forgets everything. */
export function emptyGateway(db: Database) {
  for (const table of ['objects', 'effects', 'due', 'replies', 'accounts', 'switches', 'deliveries', 'webhook_faults'])
    db.run(`delete from ${table}`)
}

/** When the account was first used, seconds. */
export function accountCreated(db: Database, name: string, now: number): number {
  db.run('insert into accounts (name, created) values (?, ?) on conflict (name) do nothing', name, now)
  return Number(db.get('select created from accounts where name = ?', name)?.['created'])
}

/** The wire object in a row of `objects`. */
export function bodyOf<T>(row: Row | undefined): T | undefined {
  return row ? (JSON.parse(String(row['body'])) as T) : undefined
}

type Keepable = Kinds[Exclude<Kind, 'deleted_customer'>]

function keep(db: Database, account: string, object: Keepable, hidden?: object) {
  db.run(
    `insert into objects (account, kind, id, created, customer, parent, hidden, body) values (?, ?, ?, ?, ?, ?, ?, ?)
     on conflict (id) do update set customer = excluded.customer, parent = excluded.parent, body = excluded.body,
       hidden = coalesce(excluded.hidden, hidden)`,
    account,
    object.object,
    object.id,
    object.created,
    'customer' in object ? object.customer : null,
    parentOf(object),
    hidden ? JSON.stringify(hidden) : null,
    JSON.stringify(object),
  )
}

/** What lists are narrowed by besides the customer. */
function parentOf(object: Keepable): string | null {
  if ('payment_intent' in object) return object.payment_intent
  if (object.object === 'setup_intent') return object.payment_method
  if (object.object === 'balance_transaction') return object.source
  return object.object === 'event' ? object.type : null
}
