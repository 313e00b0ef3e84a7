/** A card or wallet as we may know it: never a number or CVC. `fingerprint` is the gateway's own token for "the same card". */
export type Instrument = {
  readonly brand: string | null
  readonly last4: string | null
  readonly expMonth: number | null
  readonly expYear: number | null
  readonly funding: string | null
  readonly country: string | null
  readonly fingerprint: string | null
}

/** What the issuer said of one thing it was sent to check. */
export type Check = 'pass' | 'fail' | 'unavailable' | 'unchecked'

/**
 * AVS and CVC results as the issuer gave them; null when nothing was sent to check. `threeDSecure`: what came of asking the holder, left out when they were not asked
 * (attempted: the bank took no part, and answers for the payment all the same).
 */
export type Checks = {
  readonly line1: Check | null
  readonly postalCode: Check | null
  readonly cvc: Check | null
  readonly threeDSecure?: ThreeDSecure | undefined
}

/** How a card's holder proved to their bank that it is theirs. */
export type ThreeDSecure = 'authenticated' | 'attempted' | 'failed'

/** One try of the buyer at the storefront that did not pay, as the gateway told of it: `at` ISO 8601 in UTC, `amount` minor units, `account` the store's account it was tried on. */
export type EarlierTry = {
  readonly account: string
  readonly at: string
  readonly amount: number
  readonly outcome: 'declined' | 'other'
  readonly instrument: Instrument | null
  readonly checks: Checks | null
}

/** What a charge was made with, as the ledger keeps it with the attempt: a token or what was saved, whether to keep it, and whether the card was told by phone. */
export type ChargeKept = {
  readonly by: 'token' | 'saved'
  readonly token?: string | undefined
  readonly saved?: { readonly customer: string | null; readonly method: string } | undefined
  readonly keep?: boolean | undefined
  readonly phone?: boolean | undefined
  /** the buyer sits at the pay page and may be sent to their bank */
  readonly present?: boolean | undefined
  /** the pay link it is paid by */
  readonly link?: string | undefined
}
