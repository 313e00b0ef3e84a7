/** What speaks for the store in a dispute: what left and how, the customer's mails, whether it went to the billing address, whether a card was verified. */
export type Evidence = {
  readonly shipments: readonly {
    readonly method: 'label' | 'pickup' | 'tracking'
    readonly leftAt: string | null
    readonly parcels: readonly { readonly carrier: string; readonly number: string }[]
    readonly collectedBy: string | null
    readonly idSeen: boolean
  }[]
  readonly messages: number
  readonly samePlace: boolean
  readonly verified: boolean
}
