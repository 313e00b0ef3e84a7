// The desk under test, in a process of its own. Prints one JSON line when it is open; --orders N fills an empty database first.
import { serve } from '@hono/node-server'
import { parseArgs } from 'node:util'
import type { Config } from '#platform/config.ts'
import { inNetwork, systemActor } from '#platform/doors.ts'
import { sha256, token } from '#platform/secrets.ts'
import { createKey } from '#settings/keys/create-key.ts'
import { saveAccount } from '#settings/gateways/save-account.ts'
import { addPerson } from '#settings/people/add-person.ts'
import { buildServer } from '../src/apps/server.ts'
import { startWork } from '../src/apps/work.ts'
import { tellGatewayTime, timed } from './gateway-time.ts'
import { openBench } from './open.ts'
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
const sandbox = values.sandbox ? (JSON.parse(values.sandbox) as NonNullable<Config['sandbox']>) : undefined
const opened = await openBench({ folder: values.folder, orders: Number(values.orders), smtp: values.smtp, ...(sandbox ? { sandbox } : {}) })
const { config, store, filled, urls } = opened
const app = { ...opened.app, openGateway: timed(opened.app.openGateway) }

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
    console.log(JSON.stringify({ port, key, session, person, store, filled, pid: process.pid, app: urls.app, owner: urls.owner }))
  },
)
process.once('SIGTERM', () => {
  server.close()
  void opened.close().then(() => process.exit(0))
})
