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

/** AVS and CVC results as the issuer gave them; null when nothing was sent to check. */
export type Checks = { readonly line1: Check | null; readonly postalCode: Check | null; readonly cvc: Check | null }

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
