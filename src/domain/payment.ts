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
