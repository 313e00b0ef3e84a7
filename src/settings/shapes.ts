/** One change of a store's settings as its page tells it, newest first. `before` and `after` are plain JSON, null for nothing. */
export type ChangeView = {
  readonly id: string
  readonly at: string
  readonly who: string
  readonly what: string
  readonly subject: string | null
  readonly before: unknown
  readonly after: unknown
}

/** The newest changes; `all` is how many there are. */
export type TrailView = { readonly changes: readonly ChangeView[]; readonly all: number }

/** A page of all changes, newest first; `next`: behind which the next begins, null on the last. `people`: everybody the log names. */
export type ChangesView = { readonly changes: readonly ChangeView[]; readonly next: string | null; readonly people: readonly string[] }
