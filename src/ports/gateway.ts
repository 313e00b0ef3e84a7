import type { Money } from '#domain/money.ts'
import type { Checks, Instrument } from '#domain/payment.ts'

/** What a read-back found at the gateway: the payment's own truth, whatever we were told. */
export type Found = {
  readonly reference: string
  readonly amount: Money
  readonly kind: 'authorization' | 'sale'
  readonly state: 'open' | 'held' | 'captured' | 'canceled' | 'processing'
  readonly captured: Money
  readonly refunded: Money
  readonly expiresAt: Date | null
  readonly instrument: Instrument | null
  readonly checks: Checks | null
  readonly fee: Money | null
}

/**
 * What a call came to. Anything that is not a clear yes or no is `unknown`: the money may have moved.
 * - approved: it happened; `reference` is the gateway's id
 * - declined: a definite no of issuer or gateway; a next try is a new attempt with a new key
 * - action: the buyer must do something (3-D Secure); nothing moved
 * - invalid: the gateway refused the request on the first send; nothing moved
 * - retry: nothing reached the gateway or it asked to wait; the same key may be sent again
 * - config: keys or account wrong; nothing moved, the account needs a person
 */
export type Reply =
  | { readonly outcome: 'approved'; readonly reference: string; readonly found?: Found | undefined; readonly pending?: boolean }
  | { readonly outcome: 'declined'; readonly code: string; readonly advice: string | null; readonly message: string; readonly reference?: string | undefined; readonly instrument?: Instrument | null; readonly checks?: Checks | null }
  | { readonly outcome: 'action'; readonly message: string; readonly reference?: string | undefined }
  | { readonly outcome: 'invalid'; readonly code: string; readonly message: string }
  | { readonly outcome: 'retry'; readonly message: string }
  | { readonly outcome: 'config'; readonly message: string }
  | { readonly outcome: 'unknown'; readonly message: string }

/** What an attempt carries to the gateway so that it can be found again: our transaction's id, the order's number, the idempotency key. */
export type Attempt = { readonly transaction: string; readonly order: string; readonly key: string }

/**
 * A payment gateway account. Every verb may be sent again with the same key without a second effect while the gateway keeps the key;
 * `find` and `findRefund` never move money and come first after a crash.
 */
export type Gateway = {
  /** Reads one payment; null when the gateway does not know the reference. Throws only on a fault of ours. */
  readonly find: (reference: string) => Promise<Found | null | { readonly unreadable: string }>
  /** First beat of a sale or authorization: makes the payment, moves nothing. */
  readonly create: (attempt: Attempt, ask: { readonly amount: Money; readonly kind: 'authorization' | 'sale'; readonly token: string; readonly email: string | null }) => Promise<Reply>
  /** Second beat: asks the issuer. */
  readonly confirm: (attempt: Attempt, reference: string) => Promise<Reply>
  readonly capture: (attempt: Attempt, reference: string, amount: Money) => Promise<Reply>
  readonly void: (attempt: Attempt, reference: string) => Promise<Reply>
  readonly refund: (attempt: Attempt, reference: string, amount: Money, reason: string) => Promise<Reply>
  /** Looks for the refund of one transaction; null when the gateway has none. */
  readonly findRefund: (reference: string, transaction: string) => Promise<Reply | null>
  /** Are the keys good? One sentence for a person when not. */
  readonly test: () => Promise<{ readonly ok: true; readonly account: string } | { readonly ok: false; readonly message: string }>
}
