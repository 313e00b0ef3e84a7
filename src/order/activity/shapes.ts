import { z } from 'zod'
import type { Activity, ActivityValues, ActorKind } from '#domain/activity.ts'
import { activityKinds } from '#domain/log/kinds.ts'

/** The words of a note or a mail an entry tells of. `place`: where on the page it stands. */
export type PieceView = {
  readonly kind: 'note' | 'mail_out' | 'mail_in'
  readonly title: string | null
  readonly text: string
  readonly place: string
}

/** One entry of the log. `values` are the personal before and after, null when there are none or they were erased. */
export type EntryView = {
  readonly sequence: number
  readonly at: string
  readonly actor: { readonly kind: ActorKind; readonly name: string }
  readonly event: Activity
  readonly values: ActivityValues | null
  /** in the timeline alone */
  readonly piece?: PieceView | undefined
}

/** The log, newest first; `all` is how many entries there are, of which the page carries the newest. */
export type ActivityView = { readonly entries: readonly EntryView[]; readonly all: number }

/** A log as it is asked for: entries of a kind, by a person's name, with some words in them, older than a sequence; the timeline has notes and mails in their own words. */
export const LogAsk = z.strictObject({
  kind: z.enum(activityKinds).optional(),
  by: z.string().max(200).optional(),
  find: z.string().max(200).optional(),
  before: z.coerce.number().int().min(1).optional(),
  timeline: z.literal('true').optional(),
  language: z.enum(['en', 'fr']).default('en'),
})
export type LogAsk = z.infer<typeof LogAsk>

/** Entries that match, newest first; `next` is the `before` of those that follow, null at the end. `people`: everybody the log names. */
export type LogView = { readonly entries: readonly EntryView[]; readonly next: number | null; readonly people: readonly string[] }
