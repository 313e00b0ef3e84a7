import type { Judged } from './judged.ts'

type Claimed = Pick<Judged, 'chance' | 'fraud'>

/** A tenth of the orders, the least likely first: what the score claimed on average, and what share was fraud. */
export type Decile = { readonly orders: number; readonly frauds: number; readonly claimed: number; readonly seen: number }

/** Ten parts of as many orders each, by the chance that was claimed; orders of equal claims stay together, so that parts may be fewer and of unlike size. */
export function deciles(rows: readonly Claimed[]): readonly Decile[] {
  const sorted = rows.toSorted((a, b) => a.chance - b.chance)
  const parts: Claimed[][] = []
  for (const [i, row] of sorted.entries()) {
    const isNext = parts.length === 0 || (i >= (parts.length * rows.length) / 10 && row.chance !== sorted[i - 1]?.chance)
    if (isNext) parts.push([row])
    else parts.at(-1)?.push(row)
  }
  return parts.map((part) => {
    const frauds = part.filter(({ fraud }) => fraud).length
    return {
      orders: part.length,
      frauds,
      claimed: part.reduce((sum, { chance }) => sum + chance, 0) / part.length,
      seen: frauds / part.length,
    }
  })
}

/** How far claims are off on average (expected calibration error, 0 to 1): of each tenth the gap between claimed and seen, by its size. */
export function calibrationError(rows: readonly Claimed[]): number {
  return deciles(rows).reduce((sum, { orders, claimed, seen }) => sum + (orders / rows.length) * Math.abs(claimed - seen), 0)
}
