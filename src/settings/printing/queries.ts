import type { Tx } from '#platform/doors.ts'
import type { PrintingAsk } from './shapes.ts'

/** How a person prints at each of their workstations, the one used last first. */
export async function listWorkstations(tx: Tx, person: string) {
  return tx
    .selectFrom('print_settings')
    .select(['workstation', 'name', 'settings', 'updated_at'])
    .where('store_id', '=', tx.store)
    .where('person_id', '=', person)
    .orderBy('updated_at', 'desc')
    .orderBy('workstation')
    .execute()
}

/** Keeps how a person prints at a workstation. */
export async function saveWorkstation(
  tx: Tx,
  person: string,
  workstation: string,
  { name, settings }: PrintingAsk,
  at: Date,
): Promise<void> {
  const columns = { name, settings: JSON.stringify(settings), updated_at: at }
  await tx
    .insertInto('print_settings')
    .values({ store_id: tx.store, person_id: person, workstation, ...columns })
    .onConflict((c) => c.columns(['store_id', 'person_id', 'workstation']).doUpdateSet(columns))
    .execute()
}
