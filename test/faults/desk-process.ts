// A desk in a process of its own, to be killed: embedded database, one store, the HTTP server. Prints one JSON line when it is open.
import { serve } from '@hono/node-server'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createStore } from '#network/stores/create-store.ts'
import { systemClock } from '#platform/clock.ts'
import { readConfig } from '#platform/config.ts'
import { systemActor } from '#platform/doors.ts'
import { createLog } from '#platform/log.ts'
import { createKey } from '#settings/keys/create-key.ts'
import { openDatabase } from '../../src/apps/database.ts'
import { buildServer } from '../../src/apps/server.ts'
import { openApp } from '../../src/apps/wire.ts'

const [folder = '', tablesFolder = ''] = process.argv.slice(2)
await mkdir(folder, { recursive: true })
const config = readConfig({
  PARTSDESK_DATA: join(folder, 'desk'),
  PORT: '4099',
  SMTP_URL: 'smtp://127.0.0.1:9',
  SANDBOX: 'off',
  MAIL_FROM: 'a@b.example',
})
const log = createLog({ level: 'silent' })
const database = await openDatabase(config, log)
const app = await openApp({ config, database: database.urls, log, clock: systemClock, supervise: false, tablesFolder })
const kept = join(folder, 'key.json')
const key = await readFile(kept, 'utf8').catch(async () => {
  const store = await createStore(app, { slug: 'harbor', name: 'Harbor' })
  const made = JSON.stringify({
    store,
    ...(await createKey(app, systemActor(store), { name: 'web', scopes: ['orders:write', 'orders:read'] })),
  })
  await writeFile(kept, made)
  return made
})
serve({ fetch: buildServer(app).fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) =>
  console.log(JSON.stringify({ port, ...JSON.parse(key), owner: database.urls.owner })),
)
