import type { App } from '#platform/app.ts'
import { inNetwork, inStore, systemActor } from '#platform/doors.ts'
import { findLapsed, lockById, refreshFacts } from '../spine-facts.ts'
import { tellPeople } from '../spine-notices.ts'
import { listStoreIds } from '../spine-rows.ts'

/** Folds the orders of all stores again whose hold has run out: their payment state changes by time alone, and nobody touched them. Answers how many. */
export async function sweepLapsed(app: App): Promise<number> {
  let refreshed = 0
  for (const store of await inNetwork(app, listStoreIds)) refreshed += await sweepStore(app, store)
  return refreshed
}

async function sweepStore(app: App, store: string): Promise<number> {
  const actor = systemActor(store)
  for (let refreshed = 0; ;) {
    const now = app.clock.now()
    const lapsed = await inStore(app, actor, (tx) => findLapsed(tx, now))
    if (lapsed.length === 0) return refreshed
    for (const { id } of lapsed) {
      // Locked and read anew: a capture under way must not be folded over with what stood before it.
      await inStore(app, actor, async (tx) => {
        const order = await lockById(tx, id)
        if (!order) return
        const { facts, had } = await refreshFacts(tx, order, now)
        await tellPeople({ tx, app, now, order, entries: [], notices: [] }, facts, had)
      })
    }
    refreshed += lapsed.length
  }
}
