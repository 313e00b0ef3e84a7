import type { App } from '#platform/app.ts'
import type { Tx } from '#platform/doors.ts'
import { listOpen } from './queries.ts'

/** The network may think otherwise of the buyers of these orders: puts in a score for each that is open and of which nothing has left, those a score may still stop. */
export async function putInRejudging(app: App, tx: Tx, orders: readonly string[]): Promise<void> {
  await app.jobs.put(tx, 'rejudge', await listOpen(tx, orders))
}
