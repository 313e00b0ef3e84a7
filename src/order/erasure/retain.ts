import { quietBefore } from '#domain/privacy/erasure.ts'
import { refuse } from '#domain/result.ts'
import type { App } from '#platform/app.ts'
import { inNetwork, inStore, systemActor } from '#platform/doors.ts'
import { uuidv7 } from 'uuidv7'
import { holdOrder } from '../spine.ts'
import { listStoreIds } from '../spine-rows.ts'
import { erase } from './erase.ts'
import { insertRun, listOld, readQuiet, readYears, type Cursor } from './queries.ts'

/** Orders looked at in one reading, and of one store in one night: the rest waits for the next. */
const batch = 50
const aNight = 2000

/** Once a night: forgets the buyers of orders that are older than their store keeps them, one order a transaction, and writes down what it came to. Answers how many. */
export async function eraseOld(app: App): Promise<number> {
  let erased = 0
  for (const store of await inNetwork(app, listStoreIds)) erased += await eraseOfStore(app, store)
  return erased
}

async function eraseOfStore(app: App, store: string): Promise<number> {
  const actor = systemActor(store)
  const now = app.clock.now()
  const years = await inStore(app, actor, readYears)
  if (years === null) return 0
  const before = quietBefore(years, now)
  let [looked, erased, after]: [number, number, Cursor | null] = [0, 0, null]
  const left: Record<string, number> = {}
  while (looked < aNight) {
    const old = await inStore(app, actor, (tx) => listOld(tx, before, after, batch))
    for (const { id } of old) {
      const done = await eraseIfQuiet(app, store, id, before)
      if (done.ok) erased += 1
      else left[done.code] = (left[done.code] ?? 0) + 1
    }
    looked += old.length
    after = old.at(-1) ?? null
    if (old.length < batch) break
  }
  if (looked > 0) await inStore(app, actor, (tx) => insertRun(tx, { id: uuidv7(), at: now, years, erased, left }))
  return erased
}

/** Money, goods or a mail since then keep an order that is old by its date. Notes are the store's own and stay. */
async function eraseIfQuiet(app: App, store: string, id: string, before: Date) {
  return holdOrder(app, systemActor(store), { id }, { id: null, seen: null, body: null }, 'append', async (held) => {
    if ((await readQuiet(held.tx, id)) >= before) return refuse('erase_not_quiet')
    return erase(held, { reason: 'retention', notes: false })
  })
}
