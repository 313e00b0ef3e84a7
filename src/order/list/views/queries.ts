import type { Tx } from '#platform/doors.ts'
import type { StartingView } from './shapes.ts'

/** The views this person has: the store's, then their own. */
export async function listViews(tx: Tx) {
  return tx
    .selectFrom('saved_views')
    .select(['id', 'person_id', 'name', 'starts_as', 'query', 'position'])
    .where('store_id', '=', tx.store)
    .where((q) => q.or([q('person_id', 'is', null), q('person_id', '=', tx.actor.person ?? '')]))
    .orderBy('person_id', (order) => order.asc().nullsFirst())
    .orderBy('position')
    .orderBy('id')
    .execute()
}

export type SavedView = Awaited<ReturnType<typeof listViews>>[number]

type Kept = {
  readonly id: string
  readonly person: string | null
  readonly name: string | null
  readonly startsAs: StartingView | null
  readonly query: string
  readonly position: number
}

/** Puts a view in. False when its id is taken, by a view of somebody else's. */
export async function insertView(tx: Tx, { id, ...kept }: Kept): Promise<boolean> {
  const row = await tx
    .insertInto('saved_views')
    .values({ store_id: tx.store, id, ...columnsOf(kept) })
    .onConflict((conflict) => conflict.columns(['store_id', 'id']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** Writes a view anew. */
export async function updateView(tx: Tx, { id, ...kept }: Kept): Promise<void> {
  await tx.updateTable('saved_views').set(columnsOf(kept)).where('store_id', '=', tx.store).where('id', '=', id).execute()
}

/** Takes a view away. */
export async function dropView(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('saved_views').where('store_id', '=', tx.store).where('id', '=', id).execute()
}

/** Writes where a view stands among its like. */
export async function placeView(tx: Tx, id: string, position: number): Promise<void> {
  await tx.updateTable('saved_views').set({ position }).where('store_id', '=', tx.store).where('id', '=', id).execute()
}

function columnsOf({ person, name, startsAs, query, position }: Omit<Kept, 'id'>) {
  return { person_id: person, name, starts_as: startsAs, query, position }
}
