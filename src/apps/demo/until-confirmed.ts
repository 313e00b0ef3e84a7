import { setTimeout } from 'node:timers/promises'
import { listStores } from '#network/stores/queries.ts'
import type { App } from '#platform/app.ts'
import { inNetwork, inStore, systemActor } from '#platform/doors.ts'
import { countUnconfirmed } from './queries.ts'

/** Waits until the gateway has confirmed what the shops said of their payments, at most a minute: a clerk could not collect before. */
export async function untilConfirmed(app: App): Promise<void> {
  const stores = await inNetwork(app, listStores)
  for (const end = Date.now() + 60_000; Date.now() < end; await setTimeout(250)) {
    const open = await Promise.all(stores.map(({ id }) => inStore(app, systemActor(id), countUnconfirmed)))
    if (open.every((n) => n === 0)) return
  }
}
