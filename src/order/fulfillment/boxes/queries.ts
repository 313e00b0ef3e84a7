import type { ShipmentLine } from '#domain/fulfillment.ts'
import type { PackedBox } from '#domain/shipping/packing.ts'
import type { Tx } from '#platform/doors.ts'

/** The boxes on the store's shelf, in its own order. */
export async function listPresets(tx: Tx) {
  return tx
    .selectFrom('box_presets')
    .select(['id', 'name', 'inner_mm', 'outer_mm', 'empty_grams', 'most_grams'])
    .where('store_id', '=', tx.store)
    .where('removed_at', 'is', null)
    .orderBy('position')
    .execute()
}

/** What the lines of an order measure, outside, and weigh, one piece each; null where nobody said. */
export async function listMeasures(tx: Tx, order: string) {
  return tx
    .selectFrom('order_lines')
    .select(['id', 'part_number', 'weight_grams', 'length_mm', 'width_mm', 'height_mm'])
    .where('store_id', '=', tx.store)
    .where('order_id', '=', order)
    .execute()
}

/** What the same parts were packed in last; undefined when they never left in boxes. */
export async function findPacked(tx: Tx, parts: string): Promise<readonly PackedBox[] | undefined> {
  const row = await tx
    .selectFrom('packed_boxes')
    .select('boxes')
    .where('store_id', '=', tx.store)
    .where('parts', '=', parts)
    .executeTakeFirst()
  return row?.boxes
}

/** Remembers what the same parts were packed in. */
export async function rememberBoxes(tx: Tx, parts: string, boxes: readonly PackedBox[], at: Date): Promise<void> {
  const kept = JSON.stringify(boxes)
  await tx
    .insertInto('packed_boxes')
    .values({ store_id: tx.store, parts, boxes: kept, used_at: at })
    .onConflict((c) => c.columns(['store_id', 'parts']).doUpdateSet({ boxes: kept, used_at: at }))
    .execute()
}

/** The part numbers of an order's lines. */
export async function listPartNumbers(tx: Tx, order: string): Promise<ReadonlyMap<string, string>> {
  return new Map((await listMeasures(tx, order)).map((row) => [row.id, row.part_number]))
}

/** One word for a set of parts, whatever lines they stand on: part numbers with their quantities, in order. */
export function partsKey(lines: readonly ShipmentLine[], partNumbers: ReadonlyMap<string, string>): string {
  const counts = new Map<string, number>()
  for (const { line, quantity } of lines) {
    const part = partNumbers.get(line) ?? line
    counts.set(part, (counts.get(part) ?? 0) + quantity)
  }
  return [...counts]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([part, quantity]) => `${quantity}x${part}`)
    .join(' ')
}
