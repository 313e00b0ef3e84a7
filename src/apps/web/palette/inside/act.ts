import { searchWords } from '#domain/search-key.ts'
import type { ReactNode } from 'react'

/** One line of the palette: what it does, its key, and why not when it cannot be done now. */
export type Act = {
  readonly id: string
  readonly label: string
  /** words it is found by besides its label */
  readonly also?: string
  /** what stands beside the label, smaller */
  readonly hint?: ReactNode
  readonly keys?: string | undefined
  /** why it cannot be done now, as a sentence */
  readonly not?: string | undefined
  /** customers' and people's own words, not to be translated */
  readonly theirs?: boolean
  /** opens another list in the palette, which stays */
  readonly stays?: boolean
  readonly run: () => void
}

/** Acts under a heading. */
export type Group = { readonly title: string; readonly acts: readonly Act[] }

/** What acts are called in the language that is not shown, by their id. */
export type OtherLabels = ReadonlyMap<string, string>

/** Those whose words, in either language, begin with every word typed; what can be done stands before what cannot. */
export function matching(acts: readonly Act[], typed: string, others: OtherLabels = new Map()): readonly Act[] {
  const wanted = searchWords(typed)
  const found = acts.filter(({ id, label, also }) => {
    const words = searchWords(`${label} ${also ?? ''} ${others.get(id) ?? ''}`)
    return wanted.every((one) => words.some((word) => word.startsWith(one)))
  })
  return found.toSorted((a, b) => Number(a.not !== undefined) - Number(b.not !== undefined))
}
