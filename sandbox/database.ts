import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync, type SQLInputValue, type SQLOutputValue } from 'node:sqlite'

export type Row = Record<string, SQLOutputValue>

/** One SQLite file of one part of the sandbox. `all`, `get` and `run` keep prepared statements; `atomic` is one transaction that rolls back on a throw. */
export type Database = {
  readonly all: (sql: string, ...values: SQLInputValue[]) => Row[]
  readonly get: (sql: string, ...values: SQLInputValue[]) => Row | undefined
  readonly run: (sql: string, ...values: SQLInputValue[]) => void
  readonly atomic: <T>(work: () => T) => T
  readonly close: () => void
}

/** Opens `<folder>/<name>.sqlite`, makes its tables, and writes each commit through to the disk, so that kill -9 loses nothing that was answered. */
export function openDatabase(folder: string, name: string, schema: string): Database {
  mkdirSync(folder, { recursive: true })
  const db = new DatabaseSync(join(folder, `${name}.sqlite`))
  db.exec('pragma journal_mode = wal; pragma synchronous = full; pragma busy_timeout = 5000;')
  db.exec(schema)
  const prepared = new Map<string, ReturnType<typeof db.prepare>>()
  const statement = (sql: string) => {
    const known = prepared.get(sql) ?? db.prepare(sql)
    prepared.set(sql, known)
    return known
  }
  return {
    all: (sql, ...values) => statement(sql).all(...values),
    get: (sql, ...values) => statement(sql).get(...values),
    run: (sql, ...values) => void statement(sql).run(...values),
    atomic: (work) => inTransaction(db, work),
    close: () => db.close(),
  }
}

function inTransaction<T>(db: DatabaseSync, work: () => T): T {
  if (db.isTransaction) return work()
  db.exec('begin immediate')
  try {
    const result = work()
    db.exec('commit')
    return result
  } catch (fault) {
    db.exec('rollback')
    throw fault
  }
}
