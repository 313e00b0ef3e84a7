import type { ShipmentLine } from '#domain/fulfillment.ts'
import {
  formatDimensions,
  formatWeight,
  gramsFromPounds,
  parseDimensions,
  parseWeight,
  poundsFromGrams,
  type UnitSystem,
} from '#domain/measure.ts'
import type { PackedBox } from '#domain/shipping/packing.ts'
import type { Proposal } from '../../boxes/propose.ts'
import type { PresetView } from '../../shapes.ts'

/** Why a box was proposed; `last_time`: the same parts left in it before. */
export type Why = Proposal['boxes'][number]['why'] | 'last_time'

/** A box as it is typed. `contents`: pieces by line; empty where nobody said what is in which box. */
export type TypedBox = {
  readonly key: number
  readonly preset: string | null
  readonly size: string
  readonly weight: string
  readonly contents: ReadonlyMap<string, number>
  readonly why: Why | null
}

/** How a person reads and writes measures. */
export type Measures = { readonly units: UnitSystem; readonly locale: string }

/** A box nobody has packed yet. */
export function emptyBox(key: number): TypedBox {
  return { key, preset: null, size: '', weight: '', contents: new Map(), why: null }
}

/** The boxes a person most likely wants: what the same parts left in last time, else what the measures say; one to be filled in where neither is known. */
export function boxesOf({ remembered, boxes }: Proposal, { units, locale }: Measures): readonly TypedBox[] {
  const proposed: readonly (PackedBox & { readonly why: Why })[] = remembered
    ? remembered.map((box) => ({ ...box, why: 'last_time' as const }))
    : boxes
  if (proposed.length === 0) return [emptyBox(0)]
  return proposed.map(({ preset, size, grams, contents, why }, key) => ({
    key,
    preset,
    size: formatDimensions(size, units, locale),
    weight: formatWeight(roundedUp(grams, units), units, locale),
    contents: new Map(contents.map(({ line, quantity }) => [line, quantity])),
    why,
  }))
}

/** A box as the server takes it; null while its measures or weight cannot be read. */
export function readBox({ preset, size, weight, contents }: TypedBox, { units, locale }: Measures): PackedBox | null {
  const [read, grams] = [parseDimensions(size, units, locale), parseWeight(weight, units, locale)]
  if (!read || !grams) return null
  const inIt = [...contents].flatMap(([line, quantity]) => (quantity > 0 ? [{ line, quantity }] : []))
  return { preset, size: read, grams, contents: inIt }
}

/** A weight as scales show it, never less than it is: carriers weigh again, and bill what was kept back. */
function roundedUp(grams: number, units: UnitSystem): number {
  if (units === 'metric') return Math.ceil(grams / 10) * 10
  return poundsFromGrams(grams) < 1 ? grams : gramsFromPounds(Math.ceil(poundsFromGrams(grams) * 10) / 10)
}

/** A box of the shelf taken: its outer measures, and the weight it had, with its own added where nothing was weighed yet. */
export function withPreset(box: TypedBox, preset: PresetView | null, { units, locale }: Measures): TypedBox {
  if (!preset) return { ...box, preset: null, why: null }
  return { ...box, preset: preset.id, size: formatDimensions(preset.outer, units, locale), why: null }
}

/** What keeps boxes from being sent: something unreadable, or pieces that lie in no box or in more than there are. Null when nothing does. */
export function wrongWith(
  boxes: readonly TypedBox[],
  picked: readonly ShipmentLine[],
  measures: Measures,
): 'no_box' | 'not_all_packed' | null {
  if (boxes.some((box) => readBox(box, measures) === null)) return 'no_box'
  const packed = packedIn(boxes)
  if (packed.size === 0) return null
  const all =
    picked.every(({ line, quantity }) => packed.get(line) === quantity) &&
    [...packed.keys()].every((line) => picked.some((one) => one.line === line))
  return all ? null : 'not_all_packed'
}

/** Pieces of each line in all boxes together; lines without any are left out. */
export function packedIn(boxes: readonly TypedBox[]): ReadonlyMap<string, number> {
  const sums = new Map<string, number>()
  for (const [line, quantity] of boxes.flatMap(({ contents }) => [...contents]))
    if (quantity > 0) sums.set(line, (sums.get(line) ?? 0) + quantity)
  return sums
}
