import type { ShipmentLine } from '../fulfillment.ts'
import type { Size } from '../measure.ts'

/** A box as it is packed: from which preset (null: measured by hand), outer measures, weight with everything in it, and what is in it; no contents where nobody said. */
export type PackedBox = {
  readonly preset: string | null
  readonly size: Size
  readonly grams: number
  readonly contents: readonly ShipmentLine[]
}
