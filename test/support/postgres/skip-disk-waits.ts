import { existsSync } from 'node:fs'
import pg from 'pg'
import { clusterIn, startEmbeddedPostgres } from '#platform/embedded-postgres/start.ts'
import { createLog } from '#platform/log.ts'

/**
 * Lets a test's own server skip waiting for the disk, which took most of the time of a commit. Processes may be killed as before and nothing is lost, because the
 * machine's own memory holds what was written; only the machine itself must not lose its power, and no test takes that away.
 */
export async function skipDiskWaits(superuser: pg.Client): Promise<void> {
  await superuser.query('alter system set fsync = off')
  await superuser.query('alter system set full_page_writes = off')
  await superuser.query('select pg_reload_conf()')
}

/** Makes the database cluster of a desk that is started on `folder` for the first time, and lets it skip waiting for the disk. */
export async function layCluster(folder: string): Promise<void> {
  if (existsSync(clusterIn(folder))) return
  const server = await startEmbeddedPostgres({ folder, log: createLog({ level: 'silent' }) })
  const superuser = new pg.Client({ connectionString: server.superuserUrl('postgres') })
  await superuser.connect()
  await skipDiskWaits(superuser)
  await superuser.end()
  await server.stop()
}
