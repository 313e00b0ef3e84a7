import stringify from 'safe-stable-stringify'
import type { OrderOf } from '#network/registry/order-of.ts'
import { report } from '#network/registry/report.ts'
import type { App } from '#platform/app.ts'
import { inStore, systemActor } from '#platform/doors.ts'
import type { Job } from '#platform/jobs.ts'
import { keepOutcome } from '../../fraud/outcomes/keep-outcome.ts'
import { readStance, type Stance } from '../../fraud/stance.ts'
import { readTraces } from '../../risk/gather/traces.ts'
import { putInScores } from '../../risk/put-in-scores.ts'

/**
 * Brings the network's registry in line with what a store says of an order now: its mark, and what the bank says of its payment. A store that does not share
 * reports nothing. Then every order of the network that this touches and that has not left yet is scored anew. Safe to do twice, and at the same time: whoever
 * has reported looks whether that is still what the store says, or a mark taken back meanwhile would stay in the registry. What became of the order, for the store's
 * own learning, is kept first, whether it shares or not.
 */
export async function reportOrder(app: App, { store, id }: Job): Promise<void> {
  await keepOutcome(app, { store, id })
  let seen = await readSaid(app, store, id)
  for (let reported = ''; seen && reported !== stringify(seen.said); seen = await readSaid(app, store, id)) {
    reported = stringify(seen.said)
    await scoreAnew(app, await report(app, { store, order: id }, seen.said, seen.traces.buyer, seen.traces.never))
  }
}

async function readSaid(app: App, store: string, id: string) {
  return inStore(app, systemActor(store), async (tx) => {
    const traces = await readTraces(app, tx, id)
    return traces && { traces, said: traces.shares ? await readStance(tx, id) : silent }
  })
}

const silent: Stance = { evidence: [], code: null, honest: false }

/** Store by store: nobody sees more than one at a time. */
async function scoreAnew(app: App, orders: readonly OrderOf[]): Promise<void> {
  for (const [store, ofStore] of Map.groupBy(orders, (one) => one.store))
    await inStore(app, systemActor(store), (tx) =>
      putInScores(
        app,
        tx,
        ofStore.map(({ order }) => order),
      ),
    )
}
