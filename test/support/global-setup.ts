import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { startEmbeddedPostgres } from '#platform/embedded-postgres/start.ts'
import { createLog } from '#platform/log.ts'
import { openLookup } from '#platform/lookup/open.ts'
import { migrate, readMigrations } from '#platform/migrate.ts'
import { openVinDecoder } from '#platform/vin/decoder.ts'
import { createRoles } from '#platform/roles.ts'
import { skipDiskWaits } from './postgres/skip-disk-waits.ts'

declare module 'vitest' {
  // A declaration of another module can only be added to by an interface.
  // oxlint-disable-next-line typescript/consistent-type-definitions
  export interface ProvidedContext {
    readonly superuser: string
    readonly tablesFolder: string
  }
}

/** One real PostgreSQL for a run; each test file copies the migrated template. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'partsdesk-test-'))
  const server = await startEmbeddedPostgres({ folder: join(folder, 'desk'), log: createLog({ level: 'silent' }) })
  try {
    await makeTemplate(server.superuserUrl)
    const tablesFolder = join(tmpdir(), 'partsdesk-test-tables')
    ;(await openVinDecoder(tablesFolder)).close()
    ;(await openLookup(tablesFolder)).close()
    project.provide('superuser', server.superuserUrl('postgres'))
    project.provide('tablesFolder', tablesFolder)
  } catch (error) {
    await server.stop()
    throw error
  }
  return async () => {
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

async function makeTemplate(urlOf: (database: string) => string): Promise<void> {
  const admin = new pg.Client({ connectionString: urlOf('postgres') })
  await admin.connect()
  await skipDiskWaits(admin)
  await createRoles(admin)
  await admin.query('create database template_desk owner partsdesk_owner')
  await admin.end()
  const owner = new pg.Client({ connectionString: asRole(urlOf('template_desk'), 'partsdesk_owner') })
  await owner.connect()
  await migrate(owner, await readMigrations('migrations'))
  await owner.end()
}

/** The same database as another role; the socket trusts whoever may open its folder. */
export function asRole(url: string, role: string): string {
  const there = new URL(url)
  there.username = role
  return there.toString()
}
