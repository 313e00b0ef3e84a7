import { outcomeOf } from '#domain/fraud/outcome.ts'
import type { App } from '#platform/app.ts'
import { inStore, systemActor, type Tx } from '#platform/doors.ts'
import type { Job } from '#platform/jobs.ts'
import { lockById } from '../../spine-facts.ts'
import { findStanding, listBankWords } from '../queries.ts'
import { findState, saveOutcome } from './queries.ts'

/** Keeps what became of an order as it stands now, or that nobody can say any more. Safe to do twice and in any order: it is told from the rows alone. */
export async function keepOutcome(app: App, { store, id }: Job): Promise<void> {
  await inStore(app, systemActor(store), (tx) => keepIn(tx, id, app.clock.now()))
}

/** The same inside a transaction of the store. */
export async function keepIn(tx: Tx, id: string, now: Date): Promise<void> {
  // Two jobs of one order wait for each other, so that the later one writes what it saw.
  if (!(await lockById(tx, id))) return
  const [state, mark, bank] = await Promise.all([findState(tx, id), findStanding(tx, id), listBankWords(tx, id)])
  if (state) await saveOutcome(tx, id, outcomeOf({ ...state, mark: mark ?? null, bank }, now), now)
}
