import type { Money } from '#domain/money.ts'
import type { Checks, Instrument } from '#domain/payment.ts'
import type { Result } from '#domain/result.ts'

/** A definite no, in the gateway's words: `code` is its own, `advice` what it says about trying again. */
export type Decline = {
  readonly code: string
  readonly advice: string | null
  readonly message: string
  readonly instrument?: Instrument | null
  readonly checks?: Checks | null
}

/** What a read-back found at the gateway: the payment's own truth, whatever we were told. */
export type Found = {
  readonly reference: string
  readonly amount: Money
  /** how it was made: to be captured later, or taken at once */
  readonly kind: 'authorization' | 'sale'
  /** open: nothing moved yet. processing: the gateway itself does not know yet. */
  readonly state: 'open' | 'held' | 'captured' | 'canceled' | 'processing'
  readonly captured: Money
  readonly refunded: Money
  /** when a hold ends */
  readonly expiresAt: Date | null
  readonly instrument: Instrument | null
  readonly checks: Checks | null
  /** what the gateway kept for itself; null until it says */
  readonly fee: Money | null
  /** the id of the order it was stamped with, null when none */
  readonly order: string | null
  /** our capture, by the label sent with it; null when it was captured by somebody else or not at all */
  readonly capturedBy: string | null
  /** the last refusal of a payment that is still open */
  readonly decline: Decline | null
}

/**
 * What a call came to. Anything that is not a clear yes or no is `unknown`: the money may have moved.
 * - approved: it happened; `reference` is the gateway's id; `pending` means it was accepted and arrives later (a refund)
 * - declined: a definite no of issuer or gateway; a next try is a new attempt with a new key
 * - action: the buyer must do something (3-D Secure); nothing moved
 * - invalid: the gateway refused the request on the first send; nothing moved
 * - retry: nothing reached the gateway or it asked to wait; the same key may be sent again
 * - config: keys or account wrong; nothing moved, the account needs a person
 */
export type Reply =
  | { readonly outcome: 'approved'; readonly reference: string; readonly found?: Found | undefined; readonly pending?: boolean }
  | ({ readonly outcome: 'declined'; readonly reference?: string | undefined } & Decline)
  | { readonly outcome: 'action'; readonly message: string; readonly reference?: string | undefined }
  | { readonly outcome: 'invalid'; readonly code: string; readonly message: string }
  | { readonly outcome: 'retry'; readonly message: string }
  | { readonly outcome: 'config'; readonly message: string }
  | { readonly outcome: 'unknown'; readonly message: string }

/** What an attempt carries to the gateway so that it can be found again: our transaction's and order's ids, the order's number, the idempotency key. */
export type Attempt = { readonly transaction: string; readonly order: string; readonly number: number; readonly key: string }

/**
 * A payment gateway account. Every verb may be sent again with the same key without a second effect while the gateway keeps the key; `find` and
 * `findRefund` never move money and come first after a crash. No verb throws for what the gateway or the network did.
 */
export type Gateway = {
  /** Reads one payment; null when the gateway does not know the reference. */
  readonly find: (reference: string) => Promise<Found | null | { readonly unreadable: string }>
  /** Stamps a payment made elsewhere with the order it pays for, so that no other order can claim it. Moves nothing. */
  readonly stamp: (reference: string, order: { readonly id: string; readonly number: number }) => Promise<Reply>
  /** First beat of a sale or authorization: makes the payment, moves nothing. */
  readonly create: (
    attempt: Attempt,
    ask: { readonly amount: Money; readonly kind: 'authorization' | 'sale'; readonly token: string },
  ) => Promise<Reply>
  /** Second beat: asks the issuer. */
  readonly confirm: (attempt: Attempt, reference: string) => Promise<Reply>
  readonly capture: (attempt: Attempt, reference: string, amount: Money) => Promise<Reply>
  readonly void: (attempt: Attempt, reference: string) => Promise<Reply>
  readonly refund: (attempt: Attempt, reference: string, amount: Money) => Promise<Reply>
  /** Looks for the refund of one transaction; null when the gateway has none. */
  readonly findRefund: (reference: string, transaction: string) => Promise<Reply | null>
  /** Are the keys good? One sentence for a person when not; `away` when nobody answered. */
  readonly test: () => Promise<
    { readonly ok: true; readonly account: string } | { readonly ok: false; readonly away: boolean; readonly message: string }
  >
}

/** A store's account at a gateway with its unsealed credentials. */
export type GatewayAccount = { readonly gateway: 'stripe'; readonly credentials: { readonly secretKey: string } }

/** Opens an account without calling anybody; refuses a key that is none, and a live key while the sandbox plays the gateway. */
export type OpenGateway = (account: GatewayAccount) => Result<Gateway, 'live_key_in_sandbox' | 'not_a_secret_key'>

/** What a gateway account's sealed credentials are bound to. */
export function credentialsContext(store: string, account: string): string {
  return `gateway_accounts ${store} ${account} credentials`
}
