import { pack3D } from 'binpackingjs/3d'
import type { Size } from '#domain/measure.ts'

/** A box the store has on its shelf: what fits inside it, what it measures outside, what it weighs empty and may weigh full (grams). */
export type Preset = {
  readonly id: string
  readonly inner: Size
  readonly outer: Size
  readonly emptyGrams: number
  readonly mostGrams: number
}

/** Some pieces of a line with their outer measures; null where nobody entered them. `ownCarton`: it ships in the carton it came in. */
export type Goods = {
  readonly line: string
  readonly quantity: number
  readonly size: Size | null
  readonly grams: number | null
  readonly ownCarton: boolean
}

/**
 * One box to pack. `why`: the part has its own carton; it fits into none of the store's boxes, so it goes as it is; all that is left fits into this box and
 * into no smaller one; it is full, and more follows.
 */
export type SuggestedBox = {
  readonly preset: string | null
  readonly size: Size
  readonly grams: number
  readonly contents: readonly { readonly line: string; readonly quantity: number }[]
  readonly why: 'own_carton' | 'fits_no_box' | 'smallest_that_fits' | 'full'
}

/** Boxes for some goods, and the lines nobody can say anything about because their measures or their weight are missing. */
export type Suggestion = { readonly boxes: readonly SuggestedBox[]; readonly unmeasured: readonly string[] }

type Piece = { readonly line: string; readonly size: Size; readonly grams: number; readonly ownCarton: boolean }

/** Suggests boxes: cartons of their own alone, the rest into the smallest of the store's boxes that holds all of it, else the largest first. */
export function suggestBoxes(goods: readonly Goods[], presets: readonly Preset[]): Suggestion {
  const unmeasured = goods.filter(({ size, grams }) => size === null || grams === null).map(({ line }) => line)
  const pieces = goods.flatMap(piecesOf)
  const bySize = presets.toSorted((a, b) => volumeOf(a.inner) - volumeOf(b.inner) || (a.id < b.id ? -1 : 1))
  const alone = pieces.filter((piece) => piece.ownCarton || !bySize.some((preset) => holds(preset, [piece])))
  const together = pieces.filter((piece) => !alone.includes(piece))
  return { boxes: [...alone.map(asItIs), ...packed(together, bySize)], unmeasured }
}

function piecesOf({ line, quantity, size, grams, ownCarton }: Goods): readonly Piece[] {
  if (size === null || grams === null) return []
  return Array.from({ length: quantity }, () => ({ line, size, grams, ownCarton }))
}

function asItIs({ line, size, grams, ownCarton }: Piece): SuggestedBox {
  return { preset: null, size, grams, contents: [{ line, quantity: 1 }], why: ownCarton ? 'own_carton' : 'fits_no_box' }
}

function packed(pieces: readonly Piece[], bySize: readonly Preset[]): readonly SuggestedBox[] {
  if (pieces.length === 0) return []
  const smallest = bySize.find((preset) => holds(preset, pieces))
  if (smallest) return [boxOf(smallest, pieces, 'smallest_that_fits')]
  const best = bySize.map((preset) => ({ preset, taken: pack(preset, pieces) })).toSorted((a, b) => b.taken.length - a.taken.length)[0]
  // Each piece fits into some box alone, so one that takes nothing would be a fault of the packing: it must not loop.
  if (!best || best.taken.length === 0) return pieces.map(asItIs)
  const left = pieces.filter((piece) => !best.taken.includes(piece))
  return [boxOf(best.preset, best.taken, 'full'), ...packed(left, bySize)]
}

function holds(preset: Preset, pieces: readonly Piece[]): boolean {
  const volume = pieces.reduce((sum, { size }) => sum + volumeOf(size), 0)
  const grams = pieces.reduce((sum, piece) => sum + piece.grams, preset.emptyGrams)
  return volume <= volumeOf(preset.inner) && grams <= preset.mostGrams && pack(preset, pieces).length === pieces.length
}

/** The pieces that went in. */
function pack({ id, inner, emptyGrams, mostGrams }: Preset, pieces: readonly Piece[]): readonly Piece[] {
  const { packedBins }: Packed = pack3D({
    bins: [
      { name: id, width: inner.lengthMm, height: inner.widthMm, depth: inner.heightMm, maxWeight: Math.max(mostGrams - emptyGrams, 0) },
    ],
    items: pieces.map(({ size, grams }, i) => ({
      name: String(i),
      width: size.lengthMm,
      height: size.widthMm,
      depth: size.heightMm,
      weight: grams,
    })),
  })
  return (packedBins[0]?.items ?? []).flatMap(({ name }) => pieces[Number(name)] ?? [])
}

// The library's own types do not resolve under Node's rules for modules; this is the part of them that is read.
type Packed = { readonly packedBins: readonly { readonly items: readonly { readonly name: string }[] }[] }

function boxOf({ id, outer, emptyGrams }: Preset, pieces: readonly Piece[], why: SuggestedBox['why']): SuggestedBox {
  const lines = [...new Set(pieces.map(({ line }) => line))]
  return {
    preset: id,
    size: outer,
    grams: pieces.reduce((sum, { grams }) => sum + grams, emptyGrams),
    contents: lines.map((line) => ({ line, quantity: pieces.filter((piece) => piece.line === line).length })),
    why,
  }
}

function volumeOf({ lengthMm, widthMm, heightMm }: Size): number {
  return lengthMm * widthMm * heightMm
}
