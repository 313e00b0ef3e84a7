import type { Size } from '#domain/measure.ts'
import type { App } from '#platform/app.ts'
import { inStore, type Actor } from '#platform/doors.ts'
import { listBoxes, type BoxRow } from './queries.ts'
import type { BoxAsk, BoxesView } from './shapes.ts'

/** The store's boxes. */
export async function readBoxes(app: App, actor: Actor): Promise<BoxesView> {
  const rows = await inStore(app, actor, listBoxes)
  return { boxes: rows.map((row) => ({ ...boxOf(row), id: row.id })) }
}

/** A row in the shape a box is sent in. */
export function boxOf({ name, inner_mm, outer_mm, empty_grams, most_grams }: BoxRow): BoxAsk {
  return { name, inner: sizeOf(inner_mm), outer: sizeOf(outer_mm), emptyGrams: empty_grams, mostGrams: most_grams }
}

function sizeOf([lengthMm = 0, widthMm = 0, heightMm = 0]: readonly number[]): Size {
  return { lengthMm, widthMm, heightMm }
}
