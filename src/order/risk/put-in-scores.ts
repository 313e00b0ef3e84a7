import type { App } from '#platform/app.ts'
import type { Tx } from '#platform/doors.ts'
import { listOpen } from './queries.ts'

/** Puts in a score for each of these orders of the store that is open and of which nothing has left: those a score may still stop. */
export async function putInScores(app: App, tx: Tx, orders: readonly string[]): Promise<void> {
  await app.jobs.put(tx, 'score', await listOpen(tx, orders))
}
