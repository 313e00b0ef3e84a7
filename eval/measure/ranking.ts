import type { Random } from '../registry/random.ts'
import type { Judged } from './judged.ts'

type Ranked = Pick<Judged, 'score' | 'fraud'>

/** The chance that a fraud scores above a good order, equal scores counting half (area under the ROC curve, Mann and Whitney). NaN without frauds or without good orders. */
export function auc(rows: readonly Ranked[]): number {
  const places = placesOf(rows)
  const [good, bad] = [new Float64Array(places.size), new Float64Array(places.size)]
  for (const { score, fraud } of rows) count(fraud ? bad : good, places.get(score) ?? 0, 1)
  return areaOf(good, bad)
}

/** The share of frauds among the `share` (0 to 1) of orders that score highest, and the most it could be. Of equal scores that are cut, each counts by the part that is looked at. */
export function recallAt(rows: readonly Ranked[], share: number): { readonly recall: number; readonly ceiling: number } {
  const frauds = rows.filter(({ fraud }) => fraud).length
  const room = share * rows.length
  let [left, found] = [room, 0]
  for (const block of blocksOf(rows)) {
    const taken = Math.min(1, left / block.all)
    found += taken * block.frauds
    left -= taken * block.all
  }
  return { recall: found / frauds, ceiling: Math.min(1, room / frauds) }
}

/**
 * Where 95 in 100 areas lie when buyers are drawn anew with replacement, each with all their orders (cluster bootstrap): orders of one hand are alike, and drawing orders
 * one by one would make the interval too narrow.
 */
export function aucInterval(
  rows: readonly (Ranked & Pick<Judged, 'whose'>)[],
  random: Random,
  times = 300,
): { readonly low: number; readonly high: number } {
  const places = placesOf(rows)
  const buyers = [...Map.groupBy(rows, ({ whose }) => whose).values()].map((orders) =>
    orders.map(({ score, fraud }) => ({ place: places.get(score) ?? 0, fraud })),
  )
  const areas = Array.from({ length: times }, () => {
    const [good, bad] = [new Float64Array(places.size), new Float64Array(places.size)]
    for (let i = 0; i < buyers.length; i++)
      for (const { place, fraud } of buyers[random.below(buyers.length)] ?? []) count(fraud ? bad : good, place, 1)
    return areaOf(good, bad)
  }).toSorted((a, b) => a - b)
  return { low: areas[Math.floor(times * 0.025)] ?? NaN, high: areas[Math.ceil(times * 0.975) - 1] ?? NaN }
}

function placesOf(rows: readonly Ranked[]): ReadonlyMap<number, number> {
  const scores = Float64Array.from(new Set(rows.map(({ score }) => score))).toSorted()
  return new Map([...scores].map((score, place) => [score, place]))
}

function count(counts: Float64Array, place: number, more: number): void {
  counts[place] = (counts[place] ?? 0) + more
}

function areaOf(good: Float64Array, bad: Float64Array): number {
  let [below, won, frauds] = [0, 0, 0]
  for (const [place, here] of good.entries()) {
    const caught = bad[place] ?? 0
    won += caught * (below + here / 2)
    below += here
    frauds += caught
  }
  return won / (below * frauds)
}

function blocksOf(rows: readonly Ranked[]): readonly { readonly all: number; readonly frauds: number }[] {
  return [...Map.groupBy(rows, ({ score }) => score).entries()]
    .toSorted(([a], [b]) => b - a)
    .map(([, block]) => ({ all: block.length, frauds: block.filter(({ fraud }) => fraud).length }))
}
