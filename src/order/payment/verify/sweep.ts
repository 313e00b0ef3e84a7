import { ok } from '#domain/result.ts'
import type { App } from '#platform/app.ts'
import { noCommand } from '#platform/command.ts'
import { inNetwork, inStore, systemActor } from '#platform/doors.ts'
import { holdOrder, record } from '../../spine.ts'
import { listStoreIds } from '../../spine-rows.ts'
import { findVerification, listUnreleased, saveVerification } from './queries.ts'
import { release } from './verify.ts'

/** Days a customer has to name the amount; then it is given up, so that no secret hold is forgotten. */
const answerDays = 3

/** Gives up verifications nobody answered in time or whose order was cancelled, and lets go every secret hold of an ended one that still stands. */
export async function sweepVerifications(app: App): Promise<void> {
  const before = new Date(app.clock.now().getTime() - answerDays * 86_400_000)
  for (const store of await inNetwork(app, listStoreIds)) {
    const actor = systemActor(store)
    for (const { id, order_id, state } of await inStore(app, actor, (tx) => listUnreleased(tx, before))) {
      if (state === 'open') await expire(app, store, order_id, id)
      const released = await release(app, actor, { id: order_id }, id)
      if (!released.ok) app.log.info({ store, order: order_id, code: released.code }, 'a secret hold stays for now')
    }
  }
}

async function expire(app: App, store: string, order: string, id: string): Promise<void> {
  await holdOrder<null, never>(app, systemActor(store), { id: order }, noCommand, 'payment', async (held) => {
    const row = await findVerification(held.tx, order, id)
    if (row?.state !== 'open') return ok(null)
    await saveVerification(held.tx, id, { state: 'given_up', tries: row.tries, endedAt: held.now })
    record(held, { type: 'card_verification', state: 'given_up', triesLeft: 0 })
    return ok(null)
  })
}
