import { fileURLToPath } from 'node:url'
import type { Config } from '#platform/config.ts'
import { connect } from '#platform/db.ts'
import { holdFolder, type Hold } from '#platform/embedded-postgres/hold-folder.ts'
import { socketUrl, startEmbeddedPostgres } from '#platform/embedded-postgres/start.ts'
import type { Log } from '#platform/log.ts'
import { migrate, readMigrations } from '#platform/migrate.ts'
import { createRoles } from '#platform/roles.ts'
import { StartRefusal } from '#platform/start-refusal.ts'
import type { DatabaseUrls } from './wire.ts'

const name = 'partsdesk'
const migrations = fileURLToPath(new URL('../../migrations', import.meta.url))

/** A database that is up, migrated where this process may, and ours until `stop`. */
export type Database = { readonly urls: DatabaseUrls; readonly hold: Hold | null; readonly stop: () => Promise<void> }

/** Opens the database the configuration names: the embedded one, held for this process alone, or the one behind DATABASE_URL. */
export async function openDatabase(config: Config, log: Log): Promise<Database> {
  if (config.database.kind === 'external') {
    const { url, ownerUrl } = config.database
    if (ownerUrl) await migrateAs(ownerUrl, log)
    await checkSchema(url)
    return { urls: { app: url, owner: ownerUrl ?? null }, hold: null, stop: () => Promise.resolve() }
  }
  const hold = await holdFolder(config.dataFolder)
  try {
    const server = await startEmbeddedPostgres({ folder: config.dataFolder, log, hold })
    const stop = async () => {
      await server.stop()
      await hold.release()
    }
    try {
      const at = { socketFolder: server.socketFolder, port: server.port, database: name }
      await createDatabase(server.superuserUrl('postgres'))
      const urls = { app: socketUrl({ ...at, role: 'partsdesk_app' }), owner: socketUrl({ ...at, role: 'partsdesk_owner' }) }
      await migrateAs(urls.owner, log)
      return { urls, hold, stop }
    } catch (error) {
      await stop()
      throw error
    }
  } catch (error) {
    await hold.release()
    throw error
  }
}

async function createDatabase(superuser: string): Promise<void> {
  const client = await reach(superuser)
  try {
    await createRoles(client)
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name])
    if (!rowCount) await client.query(`create database ${name} owner partsdesk_owner`)
  } finally {
    await client.end()
  }
}

async function migrateAs(owner: string, log: Log): Promise<void> {
  const client = await reach(owner)
  try {
    const applied = await migrate(client, await readMigrations(migrations))
    if (applied.length > 0) log.info({ applied }, 'database brought up to date')
  } finally {
    await client.end()
  }
}

/** A server without the owner's URL cannot migrate: it must find the schema it was written for. */
async function checkSchema(url: string): Promise<void> {
  const client = await reach(url)
  try {
    const wanted = await readMigrations(migrations)
    const {
      rows: [empty],
    } = await client.query<{ empty: boolean }>(`select to_regclass('migrations') is null as empty`)
    const { rows } = empty?.empty ? { rows: [] } : await client.query<{ name: string }>('select name from migrations')
    const missing = wanted.filter((migration) => !rows.some((row) => row.name === migration.name))
    if (missing.length > 0)
      throw new StartRefusal(
        `The database lacks ${missing.map((m) => m.name).join(', ')}: run "npm run migrate" with DATABASE_OWNER_URL set.`,
      )
  } finally {
    await client.end()
  }
}

async function reach(url: string): ReturnType<typeof connect> {
  try {
    return await connect(url)
  } catch (error) {
    throw new StartRefusal(`The database does not answer: ${error instanceof Error ? error.message : 'unknown error'}.`)
  }
}
