import { z } from 'zod'
import type { Mention } from '#domain/notices/mentions.ts'

/** A note for colleagues. Line breaks stay. `mentions`: the people it names; where their names stand the body holds a place, `@{0}` for the first. */
export const NoteAsk = z.strictObject({
  body: z.string().trim().min(1).max(4000),
  mentions: z.array(z.uuid()).max(20).default([]),
})
export type NoteAsk = z.infer<typeof NoteAsk>

/** A note written anew; `version` is the one its author began from, 1 for the note as it was added. */
export const NoteEditAsk = NoteAsk.extend({ version: z.int().min(1) })
export type NoteEditAsk = z.infer<typeof NoteEditAsk>

/** Pinned or not, taken back or not. */
export const NoteMarkAsk = z.strictObject({ on: z.boolean() })

export type NoteView = {
  readonly id: string
  /** '' when it was taken back */
  readonly body: string
  readonly mentions: readonly Mention[]
  readonly author: string
  readonly at: string
  /** counts from 1 */
  readonly version: number
  readonly editedAt: string | null
  /** what it said before, oldest first */
  readonly earlier: readonly { readonly body: string; readonly at: string }[]
  readonly pinned: { readonly by: string; readonly at: string } | null
  readonly takenBack: { readonly by: string; readonly at: string } | null
  readonly can: { readonly edit: boolean; readonly putBack: boolean }
}

/** Notes, oldest first. */
export type NotesView = { readonly notes: readonly NoteView[] }

/** Who may be named in a note of the order: those who may see it. */
export type MentionableView = { readonly people: readonly { readonly id: string; readonly name: string; readonly email: string }[] }
