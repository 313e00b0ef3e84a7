import type { Account } from '../account.ts'

/** One request to an operation: whose it is, what it asks, about what, and how much it wants to hear. */
export type Call<T> = {
  readonly account: Account
  readonly ask: T
  readonly id: string
  /** The second id of a path that has two. */
  readonly inner: string
  readonly query: URLSearchParams
  /** The caller wants the whole thing back: `Prefer: return=representation`. */
  readonly whole: boolean
  readonly keyed: boolean
}

/** What an operation answers. `made` is the id of what it made, under which a repeated request finds it again. */
export type Answer = { readonly status: 200 | 201 | 202 | 204; readonly body?: object; readonly made?: string }
