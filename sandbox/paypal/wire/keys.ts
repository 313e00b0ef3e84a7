import type { Database } from '../../database.ts'
import { refused } from './errors.ts'

/** What a request is remembered by: whose, which call, under which PayPal-Request-Id, and the path with all ids in it. */
export type Keyed = { readonly account: string; readonly call: string; readonly key: string; readonly path: string }

/**
 * The id of what an earlier request of this key made. A key belongs to one kind of call; PayPal answers a repeated one with the latest state of what the first
 * one made, without looking at the body ("Idempotency"). The same key for another order or payment is refused, as Vault v3 does.
 */
export function madeBefore(db: Database, { account, call, key, path }: Keyed): string | undefined {
  const row = db.get('select * from keys where account = ? and call = ? and key = ?', account, call, key)
  if (row && row['path'] !== path) throw refused('PAYPAL_REQUEST_ID_PREVIOUSLY_USED')
  return row ? String(row['made']) : undefined
}

/** Remembers what a request made, until a moment of the twin's clock. */
export function rememberMade(db: Database, { account, call, key, path }: Keyed, made: string, until: number) {
  db.run('insert into keys (account, call, key, path, made, until) values (?, ?, ?, ?, ?, ?)', account, call, key, path, made, until)
}

/** Forgets keys whose time is over. */
export function pruneKeys(db: Database, now: number) {
  db.run('delete from keys where until <= ?', now)
}
