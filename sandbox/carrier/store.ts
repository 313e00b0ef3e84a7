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
create table if not exists accounts (name text primary key, created integer not null, switches text not null default '{}');
create table if not exists serial (id integer primary key check (id = 1), last integer not null);
${postSchema}`

const tables = ['objects', 'effects', 'due', 'accounts', 'serial', ...postTables]

/** Opens the twin's file, `<folder>/carrier.sqlite`. */
export function openCarrierDatabase(folder: string): Database {
  return openDatabase(folder, 'carrier', schema)
}

/** Forgets everything. */
export function emptyCarrier(db: Database) {
  db.atomic(() => tables.forEach((table) => db.run(`delete from ${table}`)))
}

/** How many objects of each kind each account has. */
export function countCarrier(db: Database): { account: string; kind: string; count: number }[] {
  return db
    .all('select account, kind, count(*) as n from objects group by account, kind order by account, kind')
    .map((row) => ({ account: String(row['account']), kind: String(row['kind']), count: Number(row['n']) }))
}

/** The next number of a run that never repeats: what tracking numbers are made of. */
export function nextSerial(db: Database): number {
  db.run('insert into serial (id, last) values (1, 1) on conflict (id) do update set last = last + 1')
  return Number(db.get('select last from serial')?.['last'])
}

/** What is kept in a row of `objects`. */
export function bodyOf<T>(row: Row | undefined): T | undefined {
  return row ? (JSON.parse(String(row['body'])) as T) : undefined
}
