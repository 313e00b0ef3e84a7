import { brotliCompressSync, brotliDecompressSync } from 'node:zlib'
import type { Point } from '#domain/distance.ts'

/** So many blocks of addresses after each other that lie at one cell; 0 where nobody can say. */
export type Run = { readonly blocks: number; readonly cell: number }

/** Both kinds of addresses from their first to their last: IPv4 in blocks of a /22, IPv6 in blocks of a /36. */
export type Points = { readonly v4: readonly Run[]; readonly v6: readonly Run[] }

/** Bits of an address that name its block. */
export const blockBits = { v4: 22, v6: 36 } as const

/** The cell of one degree of latitude and longitude a place lies in; 1 and upwards. */
export function cellOf({ latitude, longitude }: Point): number {
  return 1 + Math.round(latitude + 90) * 361 + Math.round(longitude + 180)
}

/** The middle of a cell: at most 0.7 degrees, some 80 km, from all that lies in it. */
export function pointOf(cell: number): Point {
  return { latitude: Math.floor((cell - 1) / 361) - 90, longitude: ((cell - 1) % 361) - 180 }
}

/** Writes points small: lengths and cells each in a row of their own, a cell by its number among those that occur. */
export function packPoints({ v4, v6 }: Points): Buffer {
  const cells = [...new Set([...v4, ...v6].map(({ cell }) => cell))].toSorted((a, b) => a - b)
  const numbers = new Map(cells.map((cell, at) => [cell, at]))
  const runs = (list: readonly Run[]) => [
    list.length,
    ...list.map(({ blocks }) => blocks),
    ...list.map(({ cell }) => numbers.get(cell) ?? 0),
  ]
  return brotliCompressSync(Buffer.from([cells.length, ...cells, ...runs(v4), ...runs(v6)].flatMap(bytesOf)))
}

/** Reads what `packPoints` wrote. */
export function unpackPoints(packed: Buffer): Points {
  const numbers = numbersIn(brotliDecompressSync(packed))
  const take = (count: number) => Array.from({ length: count }, () => numbers.next().value ?? 0)
  const one = () => take(1)[0] ?? 0
  const cells = take(one())
  const runs = (): readonly Run[] => {
    const lengths = take(one())
    const at = take(lengths.length)
    return lengths.map((blocks, n) => ({ blocks, cell: cells[at[n] ?? 0] ?? 0 }))
  }
  return { v4: runs(), v6: runs() }
}

/** Seven bits a byte, the lowest first; the eighth says that more follow. */
function bytesOf(number: number): readonly number[] {
  const bytes: number[] = []
  let rest = number
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128)
  return [...bytes, rest]
}

function* numbersIn(bytes: Buffer): Generator<number, undefined> {
  let [number, worth] = [0, 1]
  for (const byte of bytes) {
    number += (byte % 128) * worth
    worth *= 128
    if (byte > 127) continue
    yield number
    ;[number, worth] = [0, 1]
  }
  return undefined
}
