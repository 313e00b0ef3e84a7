import { z } from 'zod'
import type { Mention } from '#domain/notices/mentions.ts'

/** A note for colleagues. Line breaks stay. `mentions`: the people it names; where their names stand the body holds a place, `@{0}` for the first. */
export const NoteAsk = z.strictObject({
  body: z.string().trim().min(1).max(4000),
  mentions: z.array(z.uuid()).max(20).default([]),
})
export type NoteAsk = z.infer<typeof NoteAsk>

export type NoteView = {
  readonly id: string
  readonly body: string
  readonly mentions: readonly Mention[]
  readonly author: string
  readonly at: string
}

/** Notes, oldest first. */
export type NotesView = { readonly notes: readonly NoteView[] }

/** Who may be named in a note of the order: those who may see it. */
export type MentionableView = { readonly people: readonly { readonly id: string; readonly name: string; readonly email: string }[] }
