import type { OrderOf } from '#network/registry/order-of.ts'
import { casesUnderOldKeys, sightAgain, sightedUnderOldKeys } from '#network/registry/keys/rotate.ts'
import type { App } from '#platform/app.ts'
import { inStore, systemActor } from '#platform/doors.ts'
import { readTraces } from '../../risk/gather/traces.ts'
import { reportOrder } from './report.ts'

/** How much was made anew. */
export type Renewed = { readonly cases: number; readonly orders: number }

/**
 * Makes every token under an older key of the registry anew under the newest: hashes cannot be turned back, but each store still has the orders they were made
 * from. Meanwhile all is found under either key. A run that was stopped goes on where it was when started again.
 */
export async function renewTokens(app: App): Promise<Renewed> {
  const cases = await casesUnderOldKeys(app)
  for (const { store, order } of cases) await reportOrder(app, { store, id: order })
  return { cases: cases.length, orders: await renewSightings(app) }
}

async function renewSightings(app: App): Promise<number> {
  let [renewed, after]: [number, OrderOf | null] = [0, null]
  for (;;) {
    const orders: readonly OrderOf[] = await sightedUnderOldKeys(app, after)
    for (const of of orders) await renewOne(app, of)
    renewed += orders.length
    after = orders.at(-1) ?? null
    if (after === null) return renewed
  }
}

async function renewOne(app: App, of: OrderOf): Promise<void> {
  const traces = await inStore(app, systemActor(of.store), (tx) => readTraces(app, tx, of.order))
  if (traces) await sightAgain(app, of, traces.buyer, traces.never, traces.placedAt)
}
