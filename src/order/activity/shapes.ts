import type { Activity, ActivityValues, ActorKind } from '#domain/activity.ts'

/** One entry of the log. `values` are the personal before and after, null when there are none or they were erased. */
export type EntryView = {
  readonly sequence: number
  readonly at: string
  readonly actor: { readonly kind: ActorKind; readonly name: string }
  readonly event: Activity
  readonly values: ActivityValues | null
}

/** The log, newest first; `all` is how many entries there are, of which the page carries the newest. */
export type ActivityView = { readonly entries: readonly EntryView[]; readonly all: number }

/** The filter's choices. */
export const activityKinds = ['notes', 'messages', 'payments', 'shipments', 'changes'] as const
export type ActivityKind = (typeof activityKinds)[number]
