import { planShipment, type ShipmentLine } from '#domain/fulfillment.ts'
import { refuse, ok, type Result } from '#domain/result.ts'
import type { PackedBox } from '#domain/shipping/packing.ts'
import type { At } from '../../spine.ts'
import { findPacked, listMeasures, listPresets, partsKey } from './queries.ts'
import { suggestBoxes, type Goods, type SuggestedBox } from './suggest.ts'

/**
 * Boxes for what is picked. `remembered`: what the same parts were packed in last, to be offered first; null when never. `boxes`: what the parts' measures say, with
 * the reason of each; `unmeasured`: lines whose weight or measures nobody knows.
 */
export type Proposal = {
  readonly remembered: readonly PackedBox[] | null
  readonly boxes: readonly (PackedBox & { readonly why: SuggestedBox['why'] })[]
  readonly unmeasured: readonly string[]
}

/** Proposes boxes for some pieces of an order; refuses what could not be shipped by label. */
export async function proposeBoxes({ tx, order, sources }: At, picked: readonly ShipmentLine[]): Promise<Result<Proposal, string>> {
  if (order.status === 'cancelled') return refuse('order_cancelled')
  const planned = planShipment(sources.priced.lines, sources.shipments, picked, 'label')
  if (!planned.ok) return planned
  const [measures, presets] = await Promise.all([listMeasures(tx, order.id), listPresets(tx)])
  const parts = new Map(measures.map((row) => [row.id, row.part_number]))
  const packed = await findPacked(tx, partsKey(planned.value, parts))
  const goods = planned.value.map((taken) => goodsOf(taken, measures))
  const { boxes, unmeasured } = suggestBoxes(
    goods,
    presets.map(({ id, inner_mm, outer_mm, empty_grams, most_grams }) => ({
      id,
      inner: sizeOf(inner_mm),
      outer: sizeOf(outer_mm),
      emptyGrams: empty_grams,
      mostGrams: most_grams,
    })),
  )
  return ok({ remembered: packed ? inTheseLines(packed, planned.value) : null, boxes, unmeasured })
}

function goodsOf({ line, quantity }: ShipmentLine, measures: Awaited<ReturnType<typeof listMeasures>>): Goods {
  const row = measures.find(({ id }) => id === line)
  const known = row?.length_mm && row.width_mm && row.height_mm
  const size = known ? sizeOf([row.length_mm ?? 0, row.width_mm ?? 0, row.height_mm ?? 0]) : null
  return { line, quantity, size, grams: row?.weight_grams ?? null, ownCarton: false }
}

/** The remembered boxes stand on another order's lines; a single box holds everything, more say nothing of what is in which. */
function inTheseLines(boxes: readonly PackedBox[], lines: readonly ShipmentLine[]): readonly PackedBox[] {
  return boxes.map((box) => ({ ...box, contents: boxes.length === 1 ? lines : [] }))
}

function sizeOf([lengthMm = 0, widthMm = 0, heightMm = 0]: readonly number[]) {
  return { lengthMm, widthMm, heightMm }
}
