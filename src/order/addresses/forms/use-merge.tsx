import { useState } from 'react'
import { Stale } from '#ui/api.ts'
import type { FieldConflict } from '../shapes.ts'

type Texts = { readonly [field: string]: string }

/** What a form was made from, and the fields a colleague set otherwise meanwhile. */
export type Merging = {
  /** sent with the save, so that the server can tell who changed what */
  readonly base: Texts
  readonly conflicts: readonly FieldConflict[]
  /** `place` of the command: true when the error is a conflict, which then stands beside its field */
  readonly meet: (error: Error) => boolean
  readonly keep: (conflict: FieldConflict, whose: 'mine' | 'theirs') => void
}

/** Holds what the person saw of each field; `put` writes a colleague's text into the form. Whatever is kept, the person has seen theirs then. */
export function useMerge(start: Texts, put: (field: string, text: string) => void): Merging {
  const [base, see] = useState(start)
  const [conflicts, setConflicts] = useState<readonly FieldConflict[]>([])
  return {
    base,
    conflicts,
    meet: (error) => {
      const met = error instanceof Stale && Array.isArray(error.current) ? (error.current as readonly FieldConflict[]) : []
      setConflicts(met)
      return met.length > 0
    },
    keep: (conflict, whose) => {
      const theirs = Object.fromEntries(conflict.fields.map((field) => [field, conflict.theirs[field] ?? '']))
      see((now) => ({ ...now, ...theirs }))
      if (whose === 'theirs') for (const [field, text] of Object.entries(theirs)) put(field, text)
      setConflicts((now) => now.filter((one) => one !== conflict))
    },
  }
}
