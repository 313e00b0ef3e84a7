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

/** The id of what a key of the page at hand does. */
export function keyId(keys: string): string {
  return `key-${keys}`
}

/** A plain sentence of one language's catalog as another's has it; of several messages that read alike, all. Empty where there is none, as for one that names something. */
export function inOther(sentence: string, shown: Catalog, other: Catalog): string {
  const ids = Object.keys(shown).filter((id) => textOf(shown[id]) === sentence)
  return ids.map((id) => textOf(other[id])).join(' ')
}

/** Compiled messages by their ids: a plain one is its text, alone or in a list of its one part. */
type Catalog = { readonly [id: string]: unknown }

function textOf(message: unknown): string {
  const parts: readonly unknown[] = Array.isArray(message) ? message : [message]
  const [only] = parts
  return parts.length === 1 && typeof only === 'string' ? only : ''
}
