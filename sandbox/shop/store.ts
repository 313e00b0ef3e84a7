import { openDatabase, type Database, type Row } from '../database.ts'
import type { DeskEvent } from './heard/event.ts'
import { payModes, type GatewayName, type OrderBody, type PayMode, type Shop, type ShopName } from './shapes.ts'

/** An order on its way: its buyer at PayPal, being paid, paid and being sent, with the desk, refused by card or wallet, or refused by the desk. */
type OrderState = 'approving' | 'paying' | 'sending' | 'sent' | 'declined' | 'refused'

/**
 * How the order is to be paid: the card's token or PayPal's id of the order, whether the buyer lets the store charge again, and the mode of the shop at that
 * moment. `refused` are cards the buyer tries before, each with its amount in cents. `form` is what the buyer had typed, for when they come back from PayPal without paying.
 */
type PayWith = {
  readonly gateway: GatewayName
  readonly method: string
  readonly mayChargeAgain: boolean
  readonly mode: PayMode
  readonly refused?: readonly RefusedTry[] | undefined
  readonly form?: unknown
}

/** A card that is refused, by its token, and what it was to pay. */
export type RefusedTry = { readonly method: string; readonly amount: number }

export type StoredOrder = {
  readonly shop: ShopName
  readonly externalNumber: string
  readonly state: OrderState
  readonly body: OrderBody
  readonly pay: PayWith
  readonly tag: string | null
  readonly attempts: number
  readonly problem: string | null
  readonly deskNumber: number | null
}

type CartLine = { readonly number: string; readonly quantity: number }

const schema = `
create table if not exists carts (id text not null, shop text not null, number text not null, quantity integer not null, primary key (id, shop, number));
create table if not exists orders (seq integer primary key autoincrement, shop text not null, number text not null, state text not null, body text not null, pay text not null,
  tag text, attempts integer not null default 0, next_at integer not null default 0, problem text, desk_number integer, unique (shop, number));
create index if not exists orders_open on orders (state, next_at);
create table if not exists modes (shop text primary key, mode text not null);
create table if not exists heard (id text primary key, shop text not null, number text not null, at text not null, body text not null);
create index if not exists heard_order on heard (shop, number, at);
create table if not exists counters (shop text primary key, last integer not null);`

/** The shops' own file. */
export type ShopStore = ReturnType<typeof openShopStore>

/** Opens the carts and orders kept in `<folder>/shop.sqlite`. */
export function openShopStore(folder: string) {
  const db = openDatabase(folder, 'shop', schema)
  return {
    ...cartsIn(db),
    ...ordersIn(db),
    ...wayOf(db),
    ...heardIn(db),
    empty: () => db.atomic(() => ['carts', 'orders', 'heard', 'modes', 'counters'].forEach((table) => db.run(`delete from ${table}`))),
    close: () => db.close(),
  }
}

function cartsIn(db: Database) {
  return {
    cart: (id: string, shop: ShopName): CartLine[] =>
      db
        .all('select number, quantity from carts where id = ? and shop = ? order by rowid', id, shop)
        .map((row) => ({ number: String(row['number']), quantity: Number(row['quantity']) })),
    setCart: (id: string, shop: ShopName, number: string, quantity: number) => setCart(db, [id, shop, number], quantity),
    emptyCart: (id: string, shop: ShopName) => db.run('delete from carts where id = ? and shop = ?', id, shop),
    mode: (shop: Shop): PayMode => {
      const mode = db.get('select mode from modes where shop = ?', shop.name)?.['mode']
      return payModes.find((known) => known === mode) ?? shop.mode
    },
    setMode: (shop: ShopName, mode: PayMode) =>
      db.run('insert into modes (shop, mode) values (?, ?) on conflict (shop) do update set mode = excluded.mode', shop, mode),
    nextNumber: (shop: Shop): string => {
      db.run('insert into counters (shop, last) values (?, 30001) on conflict (shop) do update set last = last + 1', shop.name)
      return `${shop.prefix}-${Number(db.get('select last from counters where shop = ?', shop.name)?.['last'])}`
    },
  }
}

function ordersIn(db: Database) {
  return {
    add: (order: Pick<StoredOrder, 'shop' | 'externalNumber' | 'body' | 'pay' | 'tag'>) =>
      db.run(
        'insert into orders (shop, number, state, body, pay, tag) values (?, ?, ?, ?, ?, ?)',
        order.shop,
        order.externalNumber,
        order.pay.gateway === 'paypal' ? 'approving' : 'paying',
        JSON.stringify(order.body),
        JSON.stringify(order.pay),
        order.tag,
      ),
    find: (shop: ShopName, number: string): StoredOrder | undefined =>
      orderOf(db.get('select * from orders where shop = ? and number = ?', shop, number)),
    /** The order whose buyer is, or was, at PayPal with this id. */
    findAtPayPal: (shop: ShopName, id: string): StoredOrder | undefined =>
      id === ''
        ? undefined
        : orderOf(
            db.get(
              "select * from orders where shop = ? and json_extract(pay, '$.gateway') = 'paypal' and json_extract(pay, '$.method') = ?",
              shop,
              id,
            ),
          ),
    setMethod: (order: StoredOrder, method: string) =>
      db.run(
        "update orders set pay = json_set(pay, '$.method', ?) where shop = ? and number = ?",
        method,
        order.shop,
        order.externalNumber,
      ),
    remove: (order: StoredOrder) => db.run('delete from orders where shop = ? and number = ?', order.shop, order.externalNumber),
    recent: (shop: ShopName): StoredOrder[] =>
      db.all('select * from orders where shop = ? order by seq desc limit 50', shop).flatMap((row) => orderOf(row) ?? []),
  }
}

/** How an order moves on. */
function wayOf(db: Database) {
  return {
    /** Orders whose next step is due, oldest first. `now` in milliseconds. */
    due: (now: number): StoredOrder[] =>
      db
        .all("select * from orders where state in ('paying', 'sending') and next_at <= ? order by seq limit 50", now)
        .flatMap((row) => orderOf(row) ?? []),
    move: (order: StoredOrder, state: OrderState, more: { body?: OrderBody; problem?: string | null; deskNumber?: number | null } = {}) =>
      db.run(
        'update orders set state = ?, body = ?, problem = ?, desk_number = ?, attempts = 0, next_at = 0 where shop = ? and number = ?',
        state,
        JSON.stringify(more.body ?? order.body),
        more.problem ?? null,
        more.deskNumber ?? null,
        order.shop,
        order.externalNumber,
      ),
    later: (order: StoredOrder, problem: string, nextAt: number) =>
      db.run(
        'update orders set problem = ?, attempts = attempts + 1, next_at = ? where shop = ? and number = ?',
        problem,
        nextAt,
        order.shop,
        order.externalNumber,
      ),
  }
}

/** What the desk told of orders. */
function heardIn(db: Database) {
  return {
    hear: (shop: ShopName, event: DeskEvent) =>
      db.run(
        'insert into heard (id, shop, number, at, body) values (?, ?, ?, ?, ?) on conflict do nothing',
        event.id,
        shop,
        event.order.externalNumber,
        event.at,
        JSON.stringify(event),
      ),
    /** Everything heard of an order, oldest first. */
    heard: (shop: ShopName, number: string): DeskEvent[] =>
      db
        .all('select body from heard where shop = ? and number = ? order by at, id', shop, number)
        .map((row) => JSON.parse(String(row['body'])) as DeskEvent),
  }
}

function setCart(db: Database, key: readonly [string, ShopName, string], quantity: number) {
  if (quantity < 1) db.run('delete from carts where id = ? and shop = ? and number = ?', ...key)
  else
    db.run(
      'insert into carts (id, shop, number, quantity) values (?, ?, ?, ?) on conflict do update set quantity = excluded.quantity',
      ...key,
      quantity,
    )
}

function orderOf(row: Row | undefined): StoredOrder | undefined {
  if (!row) return undefined
  return {
    shop: row['shop'] as ShopName,
    externalNumber: String(row['number']),
    state: row['state'] as OrderState,
    body: JSON.parse(String(row['body'])) as OrderBody,
    pay: { gateway: 'stripe', ...(JSON.parse(String(row['pay'])) as Omit<PayWith, 'gateway'>) },
    tag: row['tag'] === null ? null : String(row['tag']),
    attempts: Number(row['attempts']),
    problem: row['problem'] === null ? null : String(row['problem']),
    deskNumber: row['desk_number'] === null ? null : Number(row['desk_number']),
  }
}
