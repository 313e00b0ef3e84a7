import type { Shape } from './shapes.ts'

/** What can go wrong with one mail: it was promised and is not there, or is there twice; it stands where it may not; it was answered otherwise than it had to be. */
export type Flaw = 'lost' | 'misfiled' | 'wrong answer'

/** How a mail was answered, and every place it stands in. */
export type Ended = {
  readonly codes: readonly number[]
  readonly places: readonly { readonly store: string; readonly order: string | null }[]
}

/** Looks whether a mail ended as it had to; `ids` are the orders' in their row. */
export function judge({ end }: Shape, { codes, places }: Ended, home: string, ids: readonly string[]): Flaw | null {
  if (end.at === 'refused') {
    if (places.length > 0) return 'misfiled'
    return codes.every((code) => code === end.code) ? null : 'wrong answer'
  }
  if (codes.some((code) => code !== 250)) return 'wrong answer'
  if (places.length !== 1) return 'lost'
  const [{ store, order } = { store: '', order: null }] = places
  const wanted = end.at === 'order' ? (ids[end.order] ?? '') : null
  return store === home && order === wanted ? null : 'misfiled'
}
