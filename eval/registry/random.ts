/** Chance that a seed repeats. `below(n)` is a whole number from 0 to n - 1. */
export type Random = {
  readonly below: (n: number) => number
  readonly chance: (share: number) => boolean
  readonly pick: <T>(from: readonly [T, ...T[]]) => T
  readonly weighted: <T>(from: readonly (readonly [number, T])[]) => T
}

/** The generator mulberry32 from a whole number; equal seeds give equal worlds on every machine. */
export function randomOf(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (n: number) => Math.floor(next() * n)
  return {
    below,
    chance: (share) => next() < share,
    pick: (from) => from[below(from.length)] ?? from[0],
    weighted: (from) => {
      let left = next() * from.reduce((sum, [weight]) => sum + weight, 0)
      const found = from.find(([weight]) => (left -= weight) < 0) ?? from.at(-1)
      if (!found) throw new Error('nothing to choose from')
      return found[1]
    },
  }
}
