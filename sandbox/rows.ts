import type { Database, Row } from './database.ts'

/** A gateway's effects in the order they happened, of one account or of all: each its own body, with where and when it happened, seconds. */
export function storedEffects<Effect extends { readonly seq: number; readonly account: string; readonly at: number }>(
  db: Database,
  account: string | undefined,
): Effect[] {
  return rowsThatFit(db, 'effects', { account }, 'seq').map((row) => ({
    seq: Number(row['seq']),
    account: String(row['account']),
    at: Number(row['at']),
    ...(JSON.parse(String(row['body'])) as object),
  })) as Effect[]
}

/** Rows of a table whose columns are as asked; a column that is not given may be anything. `order` is SQL of our own and may end with a limit. */
export function rowsThatFit(
  db: Database,
  table: 'effects' | 'deliveries',
  ask: { readonly [column: string]: string | undefined },
  order: string,
): Row[] {
  const given = Object.entries(ask).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]))
  const where = ['1 = 1', ...given.map(([name]) => `${name} = ?`)].join(' and ')
  return db.all(`select * from ${table} where ${where} order by ${order}`, ...given.map(([, value]) => value))
}
