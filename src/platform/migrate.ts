import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type pg from 'pg'
import { StartRefusal } from './start-refusal.ts'

export type Migration = { readonly name: string; readonly sql: string; readonly checksum: string }

/** The numbered files of `folder` in order, with their SHA-256. */
export async function readMigrations(folder: string): Promise<readonly Migration[]> {
  const files = (await readdir(folder)).filter((file) => /^\d{4}_[a-z_]+\.sql$/.test(file)).toSorted()
  return Promise.all(
    files.map(async (file) => {
      const sql = await readFile(join(folder, file), 'utf8')
      return { name: file, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    }),
  )
}

/**
 * Brings the database up to the last of `migrations`, each in a transaction of its own, under an advisory lock so that two servers starting together
 * do it once. Forward only. Refuses a database that is ahead of this program or whose applied files were changed afterwards. Returns what was applied.
 */
export async function migrate(
  owner: pg.ClientBase,
  migrations: readonly Migration[],
  upTo = migrations.length,
): Promise<readonly string[]> {
  await owner.query('select pg_advisory_lock(726341)')
  try {
    await owner.query(
      `create table if not exists migrations (name text primary key, checksum text not null, applied_at timestamptz not null default now())`,
    )
    // A server that has no owner's URL reads here whether the schema is its own.
    await owner.query('grant select on migrations to partsdesk_app')
    const { rows } = await owner.query<{ name: string; checksum: string }>('select name, checksum from migrations order by name')
    for (const row of rows) compare(row, migrations)
    const applied = new Set(rows.map((row) => row.name))
    const open = migrations.slice(0, upTo).filter((migration) => !applied.has(migration.name))
    for (const migration of open) await apply(owner, migration)
    return open.map((migration) => migration.name)
  } finally {
    await owner.query('select pg_advisory_unlock(726341)')
  }
}

function compare(row: { readonly name: string; readonly checksum: string }, migrations: readonly Migration[]): void {
  const file = migrations.find((migration) => migration.name === row.name)
  if (!file) throw new StartRefusal(`The database was written by a newer Partsdesk (${row.name} is unknown here). Start that version.`)
  if (file.checksum !== row.checksum)
    throw new StartRefusal(`The migration ${row.name} was changed after it was applied. Restore the file as it was.`)
}

async function apply(owner: pg.ClientBase, migration: Migration): Promise<void> {
  await owner.query('begin')
  try {
    await owner.query(migration.sql)
    await owner.query('insert into migrations (name, checksum) values ($1, $2)', [migration.name, migration.checksum])
    await owner.query('commit')
  } catch (error) {
    await owner.query('rollback')
    throw new Error(`migration ${migration.name} failed`, { cause: error })
  }
}
