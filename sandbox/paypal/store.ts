import { openDatabase, type Database, type Row } from '../database.ts'
import { postSchema, postTables } from '../post/deliveries.ts'

const schema = `
create table if not exists objects (seq integer primary key autoincrement, account text not null, kind text not null, id text not null unique,
  created integer not null, parent text, tag text, body text not null);
create index if not exists objects_list on objects (account, kind, seq);
create index if not exists objects_parent on objects (parent);
create index if not exists objects_tag on objects (account, kind, tag);
create table if not exists effects (seq integer primary key autoincrement, account text not null, at integer not null, body text not null);
create table if not exists due (at integer not null, account text not null, id text not null, action text not null, primary key (id, action));
create index if not exists due_at on due (at);
create table if not exists keys (account text not null, call text not null, key text not null, path text not null, made text not null,
  until integer not null, primary key (account, call, key));
create table if not exists tokens (token text primary key, account text not null, until integer not null);
create table if not exists accounts (name text primary key, created integer not null, switches text not null default '{}');
${postSchema}`

const tables = ['objects', 'effects', 'due', 'keys', 'tokens', 'accounts', ...postTables]

/** Opens the twin's file, `<folder>/paypal.sqlite`. */
export function openPayPalDatabase(folder: string): Database {
  return openDatabase(folder, 'paypal', schema)
}

/** Forgets everything. */
export function emptyPayPal(db: Database) {
  db.atomic(() => tables.forEach((table) => db.run(`delete from ${table}`)))
}

/** How many objects of each kind each account has. */
export function countPayPal(db: Database): { account: string; kind: string; count: number }[] {
  return db
    .all('select account, kind, count(*) as n from objects group by account, kind order by account, kind')
    .map((row) => ({ account: String(row['account']), kind: String(row['kind']), count: Number(row['n']) }))
}

/** What PayPal lets an account do, as its owner or PayPal has set it. */
export type Switches = {
  /** Refuses a payment whose invoice id was paid before. */
  readonly blockDuplicateInvoices: boolean
  /** May keep wallets and charge them later. */
  readonly vaulting: boolean
}

/** The switches of an account, which is made by using it. */
export function switchesOf(db: Database, account: string, now: number): Switches {
  db.run('insert into accounts (name, created) values (?, ?) on conflict (name) do nothing', account, now)
  const kept = JSON.parse(String(db.get('select switches from accounts where name = ?', account)?.['switches'])) as Partial<Switches>
  return { blockDuplicateInvoices: false, vaulting: true, ...kept }
}

/** Turns some of an account's switches. */
export function turnSwitches(db: Database, account: string, now: number, change: Partial<Switches>): Switches {
  const after = { ...switchesOf(db, account, now), ...change }
  db.run('update accounts set switches = ? where name = ?', JSON.stringify(after), account)
  return after
}

/** What is kept in a row of `objects`. */
export function bodyOf<T>(row: Row | undefined): T | undefined {
  return row ? (JSON.parse(String(row['body'])) as T) : undefined
}
