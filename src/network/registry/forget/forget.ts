import { idleBefore } from '#domain/registry/case.ts'
import type { App } from '#platform/app.ts'
import { inNetwork } from '#platform/doors.ts'
import { forgetCases, forgetSightings } from './queries.ts'

/** Rows a transaction deletes: each is over well before anybody waits for it. */
const casesAtOnce = 500
const sightingsAtOnce = 5_000

/** How much was forgotten. */
export type Forgotten = { readonly cases: number; readonly sightings: number }

/**
 * Forgets what the network need not remember: cases nothing renewed for 24 months, and sightings as old, for no case and no shared place is judged by older ones.
 * Done once a day, batch by batch; what a killed run left is done by the next.
 */
export async function forgetOld(app: App): Promise<Forgotten> {
  const at = app.clock.now()
  const before = idleBefore(at)
  return {
    cases: await inBatches(casesAtOnce, () => inNetwork(app, (tx) => forgetCases(tx, before, at, casesAtOnce))),
    sightings: await inBatches(sightingsAtOnce, () => inNetwork(app, (tx) => forgetSightings(tx, before, sightingsAtOnce))),
  }
}

async function inBatches(size: number, once: () => Promise<number>): Promise<number> {
  for (let all = 0; ;) {
    const done = await once()
    all += done
    if (done < size) return all
  }
}
