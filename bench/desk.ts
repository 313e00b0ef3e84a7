// The desk under test, in a process of its own. Prints one JSON line when it is open; --orders N fills an empty database first.
import { serve } from '@hono/node-server'
import { parseArgs } from 'node:util'
import { createStore } from '#network/stores/create-store.ts'
import { listStores } from '#network/stores/queries.ts'
import { systemClock } from '#platform/clock.ts'
import { readConfig, type Config } from '#platform/config.ts'
import { inNetwork, systemActor } from '#platform/doors.ts'
import { createLog } from '#platform/log.ts'
import { sha256, token } from '#platform/secrets.ts'
import { createKey } from '#settings/keys/create-key.ts'
import { saveAccount } from '#settings/gateways/save-account.ts'
import { addPerson } from '#settings/people/add-person.ts'
import { openDatabase } from '../src/apps/database.ts'
import { buildServer } from '../src/apps/server.ts'
import { startWork } from '../src/apps/work.ts'
import { openApp } from '../src/apps/wire.ts'
import { fill } from './fill.ts'
import { tellGatewayTime, timed } from './gateway-time.ts'
import { account } from './payments.ts'

const { values } = parseArgs({
  options: {
    folder: { type: 'string', default: '.data/bench' },
    orders: { type: 'string', default: '100000' },
    smtp: { type: 'string', default: '9' },
    jobs: { type: 'string', default: 'here' },
    sandbox: { type: 'string', default: '' },
  },
})
const told = readConfig({
  PARTSDESK_DATA: values.folder,
  PORT: '4098',
  SMTP_URL: `smtp://127.0.0.1:${values.smtp}`,
  SANDBOX: 'off',
  MAIL_FROM: 'bench@partsdesk.example',
})
const config = values.sandbox ? { ...told, sandbox: JSON.parse(values.sandbox) as NonNullable<Config['sandbox']> } : told
const log = createLog({ level: 'error' })
const database = await openDatabase(config, log)
const opened = await openApp({ config, database: database.urls, log, clock: systemClock, supervise: true })
const app = { ...opened, openGateway: timed(opened.openGateway) }

const there = await inNetwork(app, listStores)
const store = there.find((each) => each.slug === 'bench')?.id ?? (await createStore(app, { slug: 'bench', name: 'Bench Parts' }))
const neighbour =
  there.find((each) => each.slug === 'neighbour')?.id ?? (await createStore(app, { slug: 'neighbour', name: 'Neighbour Parts' }))
const filled = await fill(database.urls.owner ?? '', [
  { store, orders: Number(values.orders) },
  { store: neighbour, orders: Math.round(Number(values.orders) / 4) },
])
// One person, however often it is run: each of a store's people gets a mail of each new order.
const email = 'bench@partsdesk.example'
const known = await inNetwork(app, (tx) => tx.selectFrom('people').select('id').where('email', '=', email).executeTakeFirst())
const person = known?.id ?? (await addPerson(app, { store, role: 'supervisor', name: 'Bench', email }))
const session = token()
await inNetwork(app, (tx) =>
  tx
    .insertInto('sessions')
    .values({ token_hash: sha256(session), person_id: person, expires_at: new Date(Date.now() + 86_400_000) })
    .execute(),
)
const { key } = await createKey(app, systemActor(store), { name: 'bench', scopes: ['orders:write', 'orders:read'] })
if (config.sandbox) {
  await saveAccount(app, systemActor(store), { gateway: 'stripe', name: 'Cards', secretKey: `sk_test_${account}` })
  await saveAccount(app, systemActor(store), {
    gateway: 'paypal',
    name: 'PayPal',
    clientId: `pp_test_${account}`,
    secret: `sandbox-${account}`,
  })
}
if (values.jobs === 'here') await startWork(app)
const desk = buildServer(app)
const server = serve(
  { fetch: (request, env) => tellGatewayTime(() => desk.fetch(request, env)), port: 0, hostname: '127.0.0.1' },
  ({ port }) => {
    console.log(
      JSON.stringify({ port, key, session, person, store, filled, pid: process.pid, app: database.urls.app, owner: database.urls.owner }),
    )
  },
)
process.once('SIGTERM', () => {
  server.close()
  void app
    .close()
    .then(() => database.stop())
    .then(() => process.exit(0))
})
