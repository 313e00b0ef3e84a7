import type { Size } from '#domain/measure.ts'
import type { Tx } from '#platform/doors.ts'
import type { BoxAsk } from './shapes.ts'

/** The boxes on the store's shelf, in the store's own order. */
export async function listBoxes(tx: Tx) {
  return tx
    .selectFrom('box_presets')
    .select(['id', 'name', 'inner_mm', 'outer_mm', 'empty_grams', 'most_grams', 'position'])
    .where('store_id', '=', tx.store)
    .where('removed_at', 'is', null)
    .orderBy('position')
    .orderBy('id')
    .execute()
}

/** A box's row. */
export type BoxRow = Awaited<ReturnType<typeof listBoxes>>[number]

/** Puts a box in. */
export async function insertBox(tx: Tx, id: string, box: BoxAsk, position: number, at: Date): Promise<void> {
  await tx
    .insertInto('box_presets')
    .values({ store_id: tx.store, id, ...columnsOf(box), position, created_at: at })
    .onConflict((c) => c.columns(['store_id', 'id']).doNothing())
    .execute()
}

/** Writes a box anew. */
export async function updateBox(tx: Tx, id: string, box: BoxAsk): Promise<void> {
  await tx.updateTable('box_presets').set(columnsOf(box)).where('store_id', '=', tx.store).where('id', '=', id).execute()
}

/** Takes a box out of use, or puts it to another place of the list. */
export async function changeBox(tx: Tx, id: string, columns: { readonly removed_at?: Date; readonly position?: number }): Promise<void> {
  await tx.updateTable('box_presets').set(columns).where('store_id', '=', tx.store).where('id', '=', id).execute()
}

function columnsOf({ name, inner, outer, emptyGrams, mostGrams }: BoxAsk) {
  return { name, inner_mm: sidesOf(inner), outer_mm: sidesOf(outer), empty_grams: emptyGrams, most_grams: mostGrams }
}

function sidesOf({ lengthMm, widthMm, heightMm }: Size): number[] {
  return [lengthMm, widthMm, heightMm]
}
