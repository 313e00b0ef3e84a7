import { quietDays } from '#domain/fraud/outcome.ts'
import type { App } from '#platform/app.ts'
import { inNetwork, inStore, systemActor } from '#platform/doors.ts'
import { listStoreIds } from '../../spine-rows.ts'
import { keepIn } from './keep-outcome.ts'
import { listRipe, type Cursor } from './queries.ts'

/** Orders of one transaction, which takes well under 200 ms. */
const batch = 50

/** Once a day: keeps that orders ended well which have been quiet for 90 days, store by store, a batch a transaction. What was kept is not looked at again. */
export async function sweepOutcomes(app: App): Promise<void> {
  for (const store of await inNetwork(app, listStoreIds)) await sweepStore(app, store)
}

async function sweepStore(app: App, store: string): Promise<void> {
  const now = app.clock.now()
  const until = new Date(now.getTime() - quietDays * 86_400_000)
  for (let after: Cursor | null | undefined = null; after !== undefined;) after = await keepBatch(app, store, { now, until, after })
}

type Looking = { readonly now: Date; readonly until: Date; readonly after: Cursor | null }

/** Answers the last order of the batch, undefined after the last batch. */
async function keepBatch(app: App, store: string, { now, until, after }: Looking): Promise<Cursor | undefined> {
  return inStore(app, systemActor(store), async (tx) => {
    const ripe = await listRipe(tx, until, after, batch)
    for (const { order } of ripe) await keepIn(tx, order, now)
    return ripe.length < batch ? undefined : ripe.at(-1)
  })
}
