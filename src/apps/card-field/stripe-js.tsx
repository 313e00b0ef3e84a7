/** The part of Stripe.js that the card field uses (docs.stripe.com/js); `Stripe` is missing when its script did not load. */
declare global {
  var Stripe: ((key: string, options: { readonly locale: string }) => StripeJs) | undefined
}

export type StripeElement = {
  readonly mount: (selector: string) => void
  readonly focus: () => void
  readonly on: (event: 'ready' | 'change', then: (change: { readonly error?: { readonly message: string } }) => void) => void
}

export type StripeJs = {
  readonly elements: () => { readonly create: (kind: string, options: object) => StripeElement }
  readonly createPaymentMethod: (of: {
    readonly type: 'card'
    readonly card: StripeElement
    readonly billing_details: object
  }) => Promise<StripeMade>
}

export type StripeMade = {
  readonly error?: { readonly message?: string }
  readonly paymentMethod?: {
    readonly id: string
    readonly card?: { readonly brand: string; readonly last4: string; readonly exp_month: number; readonly exp_year: number }
  }
}
