import type { Money } from '#domain/money.ts'
import type { Checks, Instrument } from '#domain/payment.ts'
import type { Renewal } from '#domain/payment/plans.ts'
import type { Result } from '#domain/result.ts'

/** A definite no, in the gateway's words: `code` is its own, `advice` what it says about trying again. */
export type Decline = {
  readonly code: string
  readonly advice: string | null
  readonly message: string
  readonly instrument?: Instrument | null
  readonly checks?: Checks | null
}

/** What the buyer let the store charge again, in the gateway's own ids; never a card number. */
export type Saved = { readonly customer: string | null; readonly method: string }

/** A part of a payment as the gateway holds it: `transaction` is ours when it bears our label, null when somebody else made it. */
export type FoundPart = {
  readonly reference: string
  readonly transaction: string | null
  readonly amount: Money
  /** gone: refused, failed or canceled; nothing moved, or it came back */
  readonly state: 'pending' | 'done' | 'gone'
  readonly at: Date | null
  readonly fee?: Money | null
  /** what a refund was given back from, where the gateway tells captures apart */
  readonly of?: string
}

/** One try of the buyer to pay, refused ones included: `other` where its end is not known. */
export type FoundTry = {
  readonly amount: Money
  readonly at: Date
  readonly outcome: 'approved' | 'declined' | 'other'
  readonly instrument: Instrument | null
  readonly checks: Checks | null
}

/** A dispute, an inquiry before one, or a warning of the bank, as the gateway holds it. */
export type FoundDispute = {
  readonly reference: string
  readonly kind: 'dispute' | 'inquiry' | 'fraud_warning'
  readonly state: 'needs_response' | 'under_review' | 'won' | 'lost' | 'closed'
  readonly reason: string | null
  readonly amount: Money
  readonly dueBy: Date | null
  readonly at: Date
}

/** What a read-back found at the gateway: the payment's own truth, whatever we were told. */
export type Found = {
  /** the payment as a whole: what `find` takes */
  readonly reference: string
  /** the authorization or the sale in it: what captures, voids and refunds are made on */
  readonly part: string
  readonly amount: Money
  /** how it was made: to be captured later, or taken at once */
  readonly kind: 'authorization' | 'sale'
  /** open: nothing moved yet. waiting: the buyer is asked. approved: the buyer said yes, nothing moved yet. processing: the gateway itself does not know yet. */
  readonly state: 'open' | 'waiting' | 'approved' | 'held' | 'captured' | 'canceled' | 'processing'
  /** `processing` because the gateway itself looks at the payment before it lets it through */
  readonly reviewed?: boolean
  readonly captured: Money
  readonly refunded: Money
  /** when a hold ends */
  readonly expiresAt: Date | null
  /** may the hold be captured several times? */
  readonly several: boolean
  readonly instrument: Instrument | null
  readonly checks: Checks | null
  /** what the gateway kept for itself; null until it says */
  readonly fee: Money | null
  /** the id of the order it was stamped with, null when none */
  readonly order: string | null
  /** single captures with ids of their own where the gateway has them; else the last one by the label sent with it */
  readonly captures: readonly FoundPart[]
  readonly refunds: readonly FoundPart[]
  readonly disputes: readonly FoundDispute[]
  /** may be charged again without the buyer */
  readonly saved: Saved | null
  /** the last refusal of a payment that is still open */
  readonly decline: Decline | null
}

/**
 * What a call came to. Anything that is not a clear yes or no is `unknown`: the money may have moved; `under_review` where the gateway says that it looks
 * at the payment itself before it decides.
 * - approved: it happened; `reference` is the gateway's id of what was made; `pending` means it was accepted and arrives later (a refund)
 * - declined: a definite no of issuer or gateway; a next try is a new attempt with a new key
 * - action: the buyer must do something (3-D Secure, approve at the wallet); nothing moved; `url` is where, when the buyer is there
 * - invalid: the gateway refused the request on the first send; nothing moved
 * - retry: nothing reached the gateway or it asked to wait; the same key may be sent again
 * - config: keys or account wrong; nothing moved, the account needs a person
 */
export type Reply =
  | {
      readonly outcome: 'approved'
      readonly reference: string
      readonly found?: Found | undefined
      readonly pending?: boolean
      readonly fee?: Money | undefined
    }
  | ({ readonly outcome: 'declined'; readonly reference?: string | undefined } & Decline)
  | { readonly outcome: 'action'; readonly message: string; readonly reference?: string | undefined; readonly url?: string | undefined }
  | { readonly outcome: 'invalid'; readonly code: string; readonly message: string }
  | { readonly outcome: 'retry'; readonly message: string }
  | { readonly outcome: 'config'; readonly message: string }
  | { readonly outcome: 'unknown'; readonly message: string; readonly code?: 'under_review' | undefined }

/** What an attempt carries to the gateway so that it can be found again: our transaction's and order's ids, the order's number, the idempotency key. */
export type Attempt = { readonly transaction: string; readonly order: string; readonly number: number; readonly key: string }

/** A payment at the gateway: the whole, and the part of it (authorization, sale or capture) a call is about. */
export type Paid = { readonly payment: string; readonly part: string }

/**
 * What is charged. `token`: a card from the provider's own field, or a payment the buyer has approved at the wallet. `saved`: what was kept with the buyer's
 * consent, charged without them.
 */
export type ChargeFrom = { readonly by: 'token'; readonly token: string } | { readonly by: 'saved'; readonly saved: Saved }

/** A payment the buyer approves at the wallet's own page and comes back from. */
export type OfferAsk = Pick<ChargeAsk, 'amount' | 'kind' | 'keep'> & {
  readonly order: { readonly id: string; readonly number: number }
  readonly returnUrl: string
  readonly cancelUrl: string
  readonly language: 'en' | 'fr'
}

/** A sale or an authorization to be made. */
export type ChargeAsk = {
  readonly amount: Money
  readonly kind: 'authorization' | 'sale'
  readonly from: ChargeFrom
  /** keep it for later charges: the buyer has agreed */
  readonly keep: boolean
  /** the card was told by phone and the account may say so */
  readonly phone: boolean
  /** the buyer, for the gateway's own record of them when something is kept */
  readonly buyer: { readonly name: string; readonly email: string | null }
}

/** One thing the gateway says happened; a hint only: what it is about is read again. `payment` is what `find` takes; null when it is about none. */
export type News = { readonly id: string; readonly type: string; readonly payment: string | null; readonly at: Date }

/** What an account of this gateway can do; the panel's reasons come from here. */
export type Abilities = {
  readonly renewal: Renewal
  /** card data typed at the desk goes through it */
  readonly cardField: boolean
  /** the buyer pays at the gateway's own page */
  readonly wallet: boolean
  /** wants to know by which number goods that were paid through it left */
  readonly protects: boolean
  /** a payment that was never paid is thrown away after a while: what is not found any more moved nothing */
  readonly forgetsUnpaid: boolean
}

/**
 * A payment gateway account. Every verb may be sent again with the same key without a second effect while the gateway keeps the key; `find` never moves money
 * and comes first after a crash. No verb throws for what the gateway or the network did.
 */
export type Gateway = {
  readonly abilities: Abilities
  /** Reads one payment with all its parts; null when the gateway does not know the reference. */
  readonly find: (payment: string) => Promise<Found | null | { readonly unreadable: string }>
  /** Every try of the buyer that the gateway keeps with a payment, in any order; none where it keeps no refused ones. */
  readonly tries: (payment: string) => Promise<readonly FoundTry[] | { readonly unreadable: string }>
  /** Stamps a payment made elsewhere with the order it pays for, so that no other order can claim it. Moves nothing. */
  readonly stamp: (payment: string, order: { readonly id: string; readonly number: number }) => Promise<Reply>
  /** Makes a payment for the buyer to approve at the wallet; moves nothing. Answers `action` with its reference and where to send the buyer. */
  readonly offer: (key: string, ask: OfferAsk) => Promise<Reply>
  /** First beat of a charge: makes the payment, moves nothing. `reference` is what `find` takes. */
  readonly create: (attempt: Attempt, ask: ChargeAsk) => Promise<Reply>
  /** Second beat: asks the issuer. `returnUrl`: the buyer is there and may be sent to their bank. */
  readonly confirm: (attempt: Attempt, payment: string, ask: ChargeAsk, returnUrl?: string) => Promise<Reply>
  /** Takes `amount` of a hold. `final` lets the rest go; without it the rest stays held, where the hold may be captured several times. */
  readonly capture: (attempt: Attempt, paid: Paid, amount: Money, final: boolean) => Promise<Reply>
  readonly void: (attempt: Attempt, paid: Paid) => Promise<Reply>
  readonly refund: (attempt: Attempt, paid: Paid, amount: Money) => Promise<Reply>
  /** Holds again what a hold stood for, where the gateway renews holds itself; `reference` is the new hold's part. */
  readonly reauthorize: (attempt: Attempt, paid: Paid, amount: Money) => Promise<Reply>
  /** Tells the gateway that goods are on their way, for the seller's protection; `part` is a capture or a sale. The same number again is told once. */
  readonly track: (paid: Paid, parcel: { readonly carrier: string; readonly number: string }) => Promise<Reply>
  /** Takes a number back that was told by `track`, for goods that did not leave after all; approved too when it was never told. */
  readonly untrack: (paid: Paid, number: string) => Promise<Reply>
  /** What happened since `cursor` (null: from now on); the cursor to go on from. */
  readonly news: (
    cursor: string | null,
  ) => Promise<{ readonly news: readonly News[]; readonly cursor: string } | { readonly unreadable: string }>
  /** Reads a webhook over its raw body; null when it is not signed by the gateway for this account. */
  readonly hear: (raw: string, header: (name: string) => string | undefined) => Promise<News | null | { readonly unreadable: string }>
  /** Asks the gateway to send its webhooks to `url`; answers its id and the secret to check them by. Replaces `old`. */
  readonly listenAt: (
    url: string,
    old: string | null,
  ) => Promise<{ readonly reference: string; readonly secret: string } | { readonly unreadable: string }>
  /** Are the keys good? One sentence for a person when not; `away` when nobody answered. */
  readonly test: () => Promise<
    { readonly ok: true; readonly account: string } | { readonly ok: false; readonly away: boolean; readonly message: string }
  >
}

/** A store's account at a gateway with its unsealed credentials. `webhook` is what webhooks are checked by; null before they were set up. */
export type GatewayAccount =
  | { readonly gateway: 'stripe'; readonly credentials: StripeCredentials }
  | { readonly gateway: 'paypal'; readonly credentials: PaypalCredentials }

/** Stripe's secret key, and what its webhooks are signed with. */
export type StripeCredentials = { readonly secretKey: string; readonly webhook?: string | null | undefined }

/** A PayPal app's id and secret, whether it is for real money, and the id its webhooks are verified by. */
export type PaypalCredentials = {
  readonly clientId: string
  readonly secret: string
  readonly live: boolean
  readonly webhook?: string | null | undefined
}

/** The gateways the desk speaks to. */
export const gatewayNames = ['stripe', 'paypal'] as const
export type GatewayName = (typeof gatewayNames)[number]

/** Why an account is not even opened. */
export type OpenRefusal = 'live_key_in_sandbox' | 'not_a_secret_key'

/** Opens an account without calling anybody; refuses a key that is none, and a live key while the sandbox plays the gateway. */
export type OpenGateway = (account: GatewayAccount) => Result<Gateway, OpenRefusal>

/** What a gateway account's sealed credentials are bound to. */
export function credentialsContext(store: string, account: string): string {
  return `gateway_accounts ${store} ${account} credentials`
}
