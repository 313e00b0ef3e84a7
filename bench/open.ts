import { createStore } from '#network/stores/create-store.ts'
import { listStores } from '#network/stores/queries.ts'
import { systemClock } from '#platform/clock.ts'
import { readConfig, type Config } from '#platform/config.ts'
import { inNetwork } from '#platform/doors.ts'
import { createLog } from '#platform/log.ts'
import { openDatabase } from '../src/apps/database.ts'
import { openApp } from '../src/apps/wire.ts'
import { fill } from './fill.ts'

/** Opens the measured desk on its folder, with two filled stores: `store` with `orders` orders, its neighbour with a quarter of them. */
export async function openBench(options: {
  readonly folder?: string
  readonly orders: number
  readonly smtp?: string
  readonly sandbox?: NonNullable<Config['sandbox']>
}) {
  const told = readConfig({
    PARTSDESK_DATA: options.folder ?? '.data/bench',
    PORT: '4098',
    SMTP_URL: `smtp://127.0.0.1:${options.smtp ?? '9'}`,
    SANDBOX: 'off',
    MAIL_FROM: 'bench@partsdesk.example',
  })
  const config = options.sandbox ? { ...told, sandbox: options.sandbox } : told
  const log = createLog({ level: 'error' })
  const database = await openDatabase(config, log)
  const app = await openApp({ config, database: database.urls, log, clock: systemClock, supervise: true })
  const there = await inNetwork(app, listStores)
  const store = there.find((each) => each.slug === 'bench')?.id ?? (await createStore(app, { slug: 'bench', name: 'Bench Parts' }))
  const neighbour =
    there.find((each) => each.slug === 'neighbour')?.id ?? (await createStore(app, { slug: 'neighbour', name: 'Neighbour Parts' }))
  const filled = await fill(database.urls.owner ?? '', [
    { store, orders: options.orders },
    { store: neighbour, orders: Math.round(options.orders / 4) },
  ])
  const close = async (): Promise<void> => {
    await app.close()
    await database.stop()
  }
  return { app, config, store, neighbour, filled, owner: database.urls.owner ?? '', urls: database.urls, close }
}
