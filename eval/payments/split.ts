import { randomOf } from '../registry/random.ts'
import { hands, type Payment } from './payment.ts'

/** Which payments are learned from and which are judged, by their places in the set. */
export type Split = { readonly train: readonly number[]; readonly test: readonly number[] }

/** Who a payment comes from, as a number: payments that share a buyer, a card or a device, even over others, are of one hand. */
export function handsOf(payments: readonly Payment[]): readonly number[] {
  const parent = payments.map((_, i) => i)
  const root = (i: number): number => {
    let at = i
    while (parent[at] !== at) at = parent[at] = parent[parent[at] ?? at] ?? at
    return at
  }
  for (const by of hands) {
    const first = new Map<string, number>()
    for (const [i, payment] of payments.entries()) {
      const id = payment[by]
      if (id === null) continue
      const known = first.get(id)
      if (known === undefined) first.set(id, i)
      else parent[root(i)] = root(known)
    }
  }
  return payments.map((_, i) => root(i))
}

/** Judges about `share` of the hands, drawn by `seed`; no hand is on both sides. */
export function splitByHand(payments: readonly Payment[], seed: number, share = 0.3): Split {
  const whose = handsOf(payments)
  const random = randomOf(seed ^ 0x5917)
  const judged = new Set([...new Set(whose)].filter(() => random.chance(share)))
  const places = payments.map((_, i) => i)
  return { train: places.filter((i) => !judged.has(whose[i] ?? 0)), test: places.filter((i) => judged.has(whose[i] ?? 0)) }
}

/** Judges the last `share` of a set sorted by time. A hand may be on both sides, as it is when a store learns from its past. */
export function splitByTime(payments: readonly Payment[], share = 0.3): Split {
  const places = payments.map((_, i) => i)
  const cut = Math.round(payments.length * (1 - share))
  return { train: places.slice(0, cut), test: places.slice(cut) }
}
