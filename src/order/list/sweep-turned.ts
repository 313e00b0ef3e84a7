import type { App } from '#platform/app.ts'
import { inNetwork, inStore, systemActor } from '#platform/doors.ts'
import { lockById, refreshFacts } from '../spine-facts.ts'
import { tellPeople } from '../spine-notices.ts'
import { listStoreIds } from '../spine-rows.ts'
import { findTurned, keepTurned } from './queries.ts'

/**
 * Folds the orders of all stores again that time alone has turned, while nobody touched them: a hold that ran out or ends within a day, a label that has waited for its
 * answer too long. Once each: its people are told, and open screens show it. Answers how many.
 */
export async function sweepTurned(app: App): Promise<number> {
  let refreshed = 0
  for (const store of await inNetwork(app, listStoreIds)) refreshed += await sweepStore(app, store)
  return refreshed
}

async function sweepStore(app: App, store: string): Promise<number> {
  const actor = systemActor(store)
  for (let refreshed = 0; ;) {
    const now = app.clock.now()
    const turned = await inStore(app, actor, (tx) => findTurned(tx, now))
    if (turned.length === 0) return refreshed
    for (const id of turned) {
      // Locked and read anew: a capture under way must not be folded over with what stood before it.
      await inStore(app, actor, async (tx) => {
        const order = await lockById(tx, id)
        if (!order) return
        const { facts, had } = await refreshFacts(tx, order, now)
        await keepTurned(tx, id, now)
        await tellPeople({ tx, app, now, order, entries: [], notices: [] }, facts, had)
        tx.wakeScreens()
      })
    }
    refreshed += turned.length
  }
}
