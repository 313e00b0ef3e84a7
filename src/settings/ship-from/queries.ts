import { sql } from 'kysely'
import type { Tx } from '#platform/doors.ts'
import type { PlaceAsk } from './shapes.ts'

/** The places goods leave from, the preferred one first. */
export async function listPlaces(tx: Tx) {
  return tx
    .selectFrom('ship_from_places')
    .select(['id', 'name', 'address', 'time_zone', 'weekdays', 'closed', 'preferred'])
    .select(sql<string>`to_char(cutoff, 'HH24:MI')`.as('cutoff'))
    .where('store_id', '=', tx.store)
    .where('removed_at', 'is', null)
    .orderBy('preferred', 'desc')
    .orderBy('created_at')
    .orderBy('id')
    .execute()
}

/** A place's row. */
export type PlaceRow = Awaited<ReturnType<typeof listPlaces>>[number]

/** Puts a place in. */
export async function insertPlace(tx: Tx, id: string, place: PlaceAsk, preferred: boolean, at: Date): Promise<void> {
  await tx
    .insertInto('ship_from_places')
    .values({ store_id: tx.store, id, ...columnsOf(place), preferred, created_at: at })
    .onConflict((c) => c.columns(['store_id', 'id']).doNothing())
    .execute()
}

/** Writes a place anew. */
export async function updatePlace(tx: Tx, id: string, place: PlaceAsk): Promise<void> {
  await tx.updateTable('ship_from_places').set(columnsOf(place)).where('store_id', '=', tx.store).where('id', '=', id).execute()
}

/** Takes a place out of use; its row stays for the quotes that name it. */
export async function removePlace(tx: Tx, id: string, at: Date): Promise<void> {
  await tx
    .updateTable('ship_from_places')
    .set({ removed_at: at, preferred: false })
    .where('store_id', '=', tx.store)
    .where('id', '=', id)
    .execute()
}

/** Makes one place the preferred one, and the one before not. */
export async function preferPlace(tx: Tx, id: string): Promise<void> {
  await tx
    .updateTable('ship_from_places')
    .set({ preferred: false })
    .where('store_id', '=', tx.store)
    .where('preferred', '=', true)
    .execute()
  await tx.updateTable('ship_from_places').set({ preferred: true }).where('store_id', '=', tx.store).where('id', '=', id).execute()
}

/** What a store says of itself that its first place begins with. */
export async function readStore(tx: Tx) {
  return tx
    .selectFrom('store_settings')
    .select(['address', 'phone', 'time_zone'])
    .select(sql<string>`to_char(cutoff, 'HH24:MI')`.as('cutoff'))
    .where('store_id', '=', tx.store)
    .executeTakeFirstOrThrow()
}

function columnsOf({ name, address, timeZone, cutoff, weekdays, closed }: PlaceAsk) {
  return { name, address: JSON.stringify(address), time_zone: timeZone, cutoff, weekdays: [...weekdays], closed: [...closed] }
}
