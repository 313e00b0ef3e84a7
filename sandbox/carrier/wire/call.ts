import type { Account } from '../account.ts'

/** One request to an operation: whose it is, what it asks, and about what. */
export type Call<T> = {
  readonly account: Account
  readonly ask: T
  readonly id: string
  readonly query: URLSearchParams
}

/** What an operation answers. A status of 422 keeps what was done before it failed, which an error thrown does not. */
export type Answer = { readonly status: 200 | 201 | 202 | 204 | 422; readonly body?: unknown }
