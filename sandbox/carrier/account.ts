import type { Database } from '../database.ts'
import type { Effect } from './money/effects.ts'
import { fixedId, iso, newId } from './ids.ts'
import type { Address } from './records/address.ts'
import type { CarrierAccount } from './records/carrier-account.ts'
import type { CarrierEvent, EventType } from './records/event.ts'
import type { CustomsDeclaration, CustomsItem } from './records/customs.ts'
import type { Insurance, Refund, ScanForm } from './records/paper.ts'
import type { Order } from './records/order.ts'
import type { Parcel } from './records/parcel.ts'
import type { Rate } from './records/rate.ts'
import type { Shipment } from './records/shipment.ts'
import type { Tracker } from './records/tracker.ts'
import type { Webhook } from './records/webhook.ts'
import { carriers } from './rating/carriers.ts'
import { bodyOf } from './store.ts'
import { switchesOf } from './switches.ts'
import { ApiError } from './wire/errors.ts'
import { queue } from './webhooks/queue.ts'

/** Every kind of thing that is kept, by the word in its `kind`. */
export type Kinds = {
  readonly address: Address
  readonly parcel: Parcel
  readonly customs_info: CustomsDeclaration
  readonly customs_item: CustomsItem
  readonly shipment: Shipment
  readonly order: Order
  readonly rate: Rate
  readonly tracker: Tracker
  readonly refund: Refund
  readonly insurance: Insurance
  readonly scan_form: ScanForm
  readonly carrier_account: CarrierAccount
  readonly webhook: Webhook
  readonly event: CarrierEvent
}
export type Kind = keyof Kinds

/** Something that happens by itself once its time has come. */
export type DueAction = 'move' | 'decide_refund' | 'finish_form' | 'insure'

/** Where a thing belongs: under another one, and a word it is found by, such as its tracking code. */
type Place = { readonly parent?: string | null; readonly tag?: string | null }

/** One account's view of the store during one request, or during one deed of a carrier itself. */
export type Account = ReturnType<typeof accountIn>

/** Everything one account owns. What belongs to others does not exist for it. `origin` stands in every link. */
export function accountIn(db: Database, name: string, now: number, origin: string) {
  openAccount(db, name, now)
  const find = <K extends Kind>(kind: K, id: string): Kinds[K] | undefined =>
    bodyOf<Kinds[K]>(db.get('select body from objects where id = ? and account = ? and kind = ?', id, name, kind))
  const where = <K extends Kind>(kind: K, condition = '', ...values: string[]): Kinds[K][] =>
    db
      .all(`select body from objects where account = ? and kind = ? ${condition} order by seq`, name, kind, ...values)
      .flatMap((row) => bodyOf<Kinds[K]>(row) ?? [])
  const put = <K extends Kind>(kind: K, thing: Kinds[K], place: Place = {}): Kinds[K] => {
    keep(db, { account: name, now, kind, id: thing.id, place, body: thing })
    return thing
  }
  return {
    name,
    now,
    at: iso(now),
    db,
    origin,
    user: fixedId('user', name),
    switches: switchesOf(db, name),
    find,
    put,
    /** The thing, or a 404. */
    need: <K extends Kind>(kind: K, id: string): Kinds[K] => {
      const found = find(kind, id)
      if (!found) throw new ApiError('NOT_FOUND')
      return found
    },
    /** What belongs to another thing, oldest first: rates to a shipment, shipments to an order. */
    under: <K extends Kind>(kind: K, parent: string) => where(kind, 'and parent = ?', parent),
    /** What is found by a word, oldest first. */
    tagged: <K extends Kind>(kind: K, tag: string) => where(kind, 'and tag = ?', tag),
    all: <K extends Kind>(kind: K) => where(kind),
    remove: (id: string) => db.run('delete from objects where id = ? and account = ?', id, name),
    /** Tells the world what happened; `result` is the thing as it now is on the wire. */
    emit: (type: EventType, result: object, previous: object = {}) => {
      const event = put('event', newEvent(type, result, previous, { at: iso(now), user: fixedId('user', name) }), { tag: type })
      queue(db, name, event, now)
    },
    effect: (effect: Effect) => db.run('insert into effects (account, at, body) values (?, ?, ?)', name, now, JSON.stringify(effect)),
    schedule: (at: number, id: string, action: DueAction) =>
      db.run('insert or replace into due (at, account, id, action) values (?, ?, ?, ?)', at, name, id, action),
    unschedule: (id: string) => db.run('delete from due where id = ?', id),
  }
}

/** An account is made by using it, and starts with one account at each carrier. */
function openAccount(db: Database, name: string, now: number) {
  if (db.get('select 1 from accounts where name = ?', name)) return
  db.run('insert into accounts (name, created) values (?, ?)', name, now)
  for (const { type, readable } of carriers) {
    const id = fixedId('ca', name, type)
    const body: CarrierAccount = {
      id,
      type,
      readable,
      created_at: iso(now),
      updated_at: iso(now),
      description: `${readable} of the sandbox`,
      reference: null,
      credentials: {},
    }
    keep(db, { account: name, now, kind: 'carrier_account', id, place: {}, body })
  }
}

function newEvent(type: EventType, result: object, previous: object, { at, user }: { at: string; user: string }): CarrierEvent {
  return { id: newId('evt'), description: type, created_at: at, user_id: user, previous_attributes: previous, result }
}

type Kept = {
  readonly account: string
  readonly now: number
  readonly kind: Kind
  readonly id: string
  readonly place: Place
  readonly body: Kinds[Kind]
}

function keep(db: Database, { account, now, kind, id, place, body }: Kept) {
  db.run(
    `insert into objects (account, kind, id, created, parent, tag, body) values (?, ?, ?, ?, ?, ?, ?)
     on conflict (id) do update set tag = coalesce(excluded.tag, tag), body = excluded.body`,
    account,
    kind,
    id,
    now,
    place.parent ?? null,
    place.tag ?? null,
    JSON.stringify(body),
  )
}
