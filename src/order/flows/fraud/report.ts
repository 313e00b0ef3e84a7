import stringify from 'safe-stable-stringify'
import type { OrderOf } from '#network/registry/order-of.ts'
import { report } from '#network/registry/report.ts'
import { touchedBy } from '#network/registry/touched.ts'
import type { App } from '#platform/app.ts'
import { inStore, systemActor } from '#platform/doors.ts'
import type { Job } from '#platform/jobs.ts'
import { keepOutcome } from '../../fraud/outcomes/keep-outcome.ts'
import { readStance, type Stance } from '../../fraud/stance.ts'
import { countOrders30Days } from '../../risk/gather/count-orders.ts'
import { readTraces } from '../../risk/gather/traces.ts'
import { putInRejudging } from '../../risk/put-in-rejudging.ts'

/**
 * Does a job of the registry. One put in by a store names an order of its; one of the network names what the operator or a buyer's appeal has changed: then what
 * it was made of is reported anew, which changes nothing by itself, and whatever it touches is scored anew.
 */
export async function keepRegistry(app: App, job: Job): Promise<void> {
  if (job.store !== '') return reportOrder(app, job)
  const touched = await touchedBy(app, job.id)
  if ('report' in touched) return reportOrder(app, { store: touched.report.store, id: touched.report.order })
  return scoreAnew(app, touched.score)
}

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
    const said = { ...seen.said, orders30Days: seen.orders30Days }
    await scoreAnew(app, await report(app, { store, order: id }, said, seen.traces.buyer, seen.traces.never))
  }
}

async function readSaid(app: App, store: string, id: string) {
  return inStore(app, systemActor(store), async (tx) => {
    const traces = await readTraces(app, tx, id)
    if (!traces) return undefined
    const said = traces.shares ? await readStance(tx, id, app.clock.now()) : silent
    return { traces, said, orders30Days: await countOrders30Days(app, tx) }
  })
}

const silent: Stance = { evidence: [], code: null, honest: false }

/** Store by store: nobody sees more than one at a time. */
async function scoreAnew(app: App, orders: readonly OrderOf[]): Promise<void> {
  for (const [store, ofStore] of Map.groupBy(orders, (one) => one.store))
    await inStore(app, systemActor(store), (tx) =>
      putInRejudging(
        app,
        tx,
        ofStore.map(({ order }) => order),
      ),
    )
}
