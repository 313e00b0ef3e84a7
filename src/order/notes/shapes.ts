import { z } from 'zod'

/** A note for colleagues. Line breaks stay. */
export const NoteAsk = z.strictObject({ body: z.string().trim().min(1).max(4000) })
export type NoteAsk = z.infer<typeof NoteAsk>

export type NoteView = { readonly id: string; readonly body: string; readonly author: string; readonly at: string }

/** Notes, oldest first. */
export type NotesView = { readonly notes: readonly NoteView[] }
