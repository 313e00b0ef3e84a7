import { createHmac } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, inject, onTestFinished, test } from 'vitest'
import '#platform/db.ts'
import { fixedClock } from '#platform/clock.ts'
import { readConfig, type Config } from '#platform/config.ts'
import { inStore, systemActor } from '#platform/doors.ts'
import { createLog } from '#platform/log.ts'
import { migrate, readMigrations } from '#platform/migrate.ts'
import { loadSecrets } from '#platform/secrets.ts'
import { findHook } from '#settings/keys/webhook/queries.ts'
import { sendDelivery } from '#settings/keys/webhook/send.ts'
import { openPort } from '#test/support/port.ts'
import { openApp } from '../../src/apps/wire.ts'
import { withDatabase } from './with-database.ts'

const migrations = await readMigrations('migrations')
/** So many had run while a store told a single web store. */
const single = migrations.findIndex(({ name }) => name === '0027_hooks.sql')
const store = '01900000-0000-7000-8000-000000000001'
const delivery = '01900000-0000-7000-8000-0000000000d1'
const now = new Date('2026-03-04T15:00:00Z')

test('the one web store a store told before there could be several keeps its address, secret and events, and what was on its way is sent as it was', async () => {
  const web = await openPort()
  onTestFinished(() => web.close())
  const heard: { readonly signature: string; readonly text: string }[] = []
  web.lead(async (request) => {
    heard.push({ signature: request.headers.get('partsdesk-signature') ?? '', text: await request.text() })
    return new Response(null, { status: 204 })
  })
  const config = await configOf(Number(new URL(web.url).port))
  const secrets = await loadSecrets(config)
  const body = JSON.stringify({ id: delivery, type: 'order.shipped' })

  await withDatabase(async (owner, superuser, urls) => {
    await migrate(owner, migrations, 2)
    await superuser.query(await readFile('test/upgrade/rows-at-0002.sql', 'utf8'))
    await migrate(owner, migrations, single)
    await superuser.query('insert into storefront_hooks (store_id, url, sealed_secret, made_at) values ($1, $2, $3, $4)', [
      store,
      `${web.url}/events`,
      secrets.seal('pdh_of_old', `storefront_hooks ${store} secret`),
      '2026-02-01',
    ])
    await superuser.query(
      `insert into hook_deliveries (store_id, id, order_id, event, body, created_at, due_at, until)
       values ($1, $2, '01900000-0000-7000-8000-000000000003', 'order.shipped', $3, $4, $4, $4::timestamptz + interval '1 day')`,
      [store, delivery, body, now],
    )
    await migrate(owner, migrations)

    const app = await openApp({
      config,
      database: urls,
      log: createLog({ level: 'silent' }),
      clock: fixedClock(now),
      supervise: false,
      tablesFolder: inject('tablesFolder'),
    })
    try {
      expect(await inStore(app, systemActor(store), (tx) => findHook(tx, store))).toMatchObject({
        name: 'Web store',
        url: `${web.url}/events`,
        events: ['order.shipped', 'order.delivered', 'order.cancelled'],
        paused_at: null,
      })
      await sendDelivery(app, { store, id: delivery })
    } finally {
      await app.close()
    }
    const second = now.getTime() / 1000
    const signature = createHmac('sha256', 'pdh_of_old').update(`${second}.${body}`).digest('hex')
    expect(heard).toEqual([{ signature: `t=${second},v1=${signature}`, text: body }])
    const { rows } = await superuser.query('select state, hook_id from hook_deliveries')
    expect(rows).toEqual([{ state: 'sent', hook_id: store }])
  })
})

async function configOf(shop: number): Promise<Config> {
  const folder = await mkdtemp(join(tmpdir(), 'partsdesk-upgrade-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const config = readConfig({ PARTSDESK_DATA: folder, LOG_LEVEL: 'silent' }, { demo: true })
  if (!config.sandbox) throw new Error('no sandbox')
  return { ...config, sandbox: { ...config.sandbox, shop } }
}
