import { readFileSync } from 'node:fs'
import { blockBits, unpackPoints, type Run } from './coding.ts'

/** From this key of ip.ts on, until the next, addresses lie in this cell; 0 where nobody can say. */
export type PointRow = { readonly start: bigint; readonly cell: number }

/** Where public addresses are, in order: IPv4, then IPv6, whose public ones begin at 2^61. Of points.br, which comes with the program; make.ts makes it. */
export function* pointRows(): Generator<PointRow> {
  const { v4, v6 } = unpackPoints(readFileSync(pointsFile))
  yield* rowsOf(v4, 32 - blockBits.v4)
  for (const row of rowsOf(v6, 64 - blockBits.v6)) if (row.start >= 1n << 61n) yield row
}

/** Where they stand: its bytes name the version of them. */
export const pointsFile = new URL('./points.br', import.meta.url)

function* rowsOf(runs: readonly Run[], bits: number): Generator<PointRow> {
  let block = 0n
  for (const { blocks, cell } of runs) {
    yield { start: block << BigInt(bits), cell }
    block += BigInt(blocks)
  }
}
