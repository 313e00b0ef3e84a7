import { ok } from '#domain/result.ts'
import type { App } from '#platform/app.ts'
import { noCommand } from '#platform/command.ts'
import { inNetwork, inStore, systemActor } from '#platform/doors.ts'
import { currentFacts, holdOrder, record } from '../spine.ts'
import { listStoreIds } from '../spine-rows.ts'
import { findEnding } from './queries.ts'

/** Days before a hold ends from which on somebody should look. */
const soonDays = 2

/** Notes on each open order whose hold ends within two days, with money still due, that it does: once a hold, which tells its people. Answers how many. */
export async function sweepEnding(app: App): Promise<number> {
  let told = 0
  for (const store of await inNetwork(app, listStoreIds)) {
    const actor = systemActor(store)
    const now = app.clock.now()
    const soon = new Date(now.getTime() + soonDays * 86_400_000)
    for (const id of await inStore(app, actor, (tx) => findEnding(tx, now, soon))) {
      await holdOrder(app, actor, { id }, noCommand, 'append', async (held) => {
        // Found without a lock: it may be captured, or told by another desk, meanwhile.
        const { holdExpiresAt } = (await currentFacts(held)).facts
        if (holdExpiresAt === null || !(await findEnding(held.tx, now, soon, id)).includes(id)) return ok(null)
        record(held, { type: 'hold_ending', until: holdExpiresAt.toISOString() })
        told += 1
        return ok(null)
      })
    }
  }
  return told
}
