// The desk under test, in a process of its own. Prints one JSON line when it is open; --orders N fills an empty database first.
import { serve } from '@hono/node-server'
import { parseArgs } from 'node:util'
import { createStore } from '#network/stores/create-store.ts'
import { listStores } from '#network/stores/queries.ts'
import { systemClock } from '#platform/clock.ts'
import { readConfig } from '#platform/config.ts'
import { inNetwork, systemActor } from '#platform/doors.ts'
import { createLog } from '#platform/log.ts'
import { sha256, token } from '#platform/secrets.ts'
import { createKey } from '#settings/keys/create-key.ts'
import { addPerson } from '#settings/people/add-person.ts'
import { openDatabase } from '../src/apps/database.ts'
import { buildServer } from '../src/apps/server.ts'
import { startWork } from '../src/apps/work.ts'
import { openApp } from '../src/apps/wire.ts'
import { fill } from './fill.ts'

const { values } = parseArgs({
  options: {
    folder: { type: 'string', default: '.data/bench' },
    orders: { type: 'string', default: '100000' },
    smtp: { type: 'string', default: '9' },
    jobs: { type: 'string', default: 'here' },
  },
})
const config = readConfig({
  PARTSDESK_DATA: values.folder,
  PORT: '4098',
  SMTP_URL: `smtp://127.0.0.1:${values.smtp}`,
  SANDBOX: 'off',
  MAIL_FROM: 'bench@partsdesk.example',
})
const log = createLog({ level: 'error' })
const database = await openDatabase(config, log)
const app = await openApp({ config, database: database.urls, log, clock: systemClock, supervise: true })

const there = await inNetwork(app, listStores)
const store = there.find((each) => each.slug === 'bench')?.id ?? (await createStore(app, { slug: 'bench', name: 'Bench Parts' }))
const neighbour =
  there.find((each) => each.slug === 'neighbour')?.id ?? (await createStore(app, { slug: 'neighbour', name: 'Neighbour Parts' }))
const filled = await fill(database.urls.owner ?? '', [
  { store, orders: Number(values.orders) },
  { store: neighbour, orders: Math.round(Number(values.orders) / 4) },
])
const email = `bench-${token(6)}@partsdesk.example`
const person = await addPerson(app, { store, role: 'supervisor', name: 'Bench', email })
const session = token()
await inNetwork(app, (tx) =>
  tx
    .insertInto('sessions')
    .values({ token_hash: sha256(session), person_id: person, expires_at: new Date(Date.now() + 86_400_000) })
    .execute(),
)
const { key } = await createKey(app, systemActor(store), { name: 'bench', scopes: ['orders:write', 'orders:read'] })
if (values.jobs === 'here') await startWork(app)
const server = serve({ fetch: buildServer(app).fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => {
  console.log(
    JSON.stringify({ port, key, session, person, store, filled, pid: process.pid, app: database.urls.app, owner: database.urls.owner }),
  )
})
process.once('SIGTERM', () => {
  server.close()
  void app
    .close()
    .then(() => database.stop())
    .then(() => process.exit(0))
})
